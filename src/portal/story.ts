import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { recordHistory } from "#evaluation/desk.ts";
import { historyOf } from "#evaluation/read.ts";
import { whoReads } from "#followup/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { nothingHere } from "#site/desk.ts";
import { answer } from "./frame.ts";
import { savedAnswer } from "./help-now.ts";
import { on, type Own, takeOwn } from "./own.ts";
import { area, ownForm, readers, under } from "./parts.ts";
import { actOf, lines } from "./reading.ts";
import { portalWords } from "./words.ts";

export const storySections = ["illness", "health", "family", "substances", "wishes"] as const;
type Section = (typeof storySections)[number];

const words = {
  en: {
    above: "Your story",
    label: "In your own words",
    hint: "As much or as little as you like. You can leave it empty.",
    illness: "What brings you here, and since when?",
    health: "Illnesses, operations and hospital stays: what should we know?",
    family: "Has anybody in your family had a similar illness?",
    substances: "Alcohol, cannabis, tobacco, other drugs: what do you use, and how often?",
    wishes: "What do you hope for, and what worries you?",
  },
  es: {
    above: "Su historia",
    label: "Con sus propias palabras",
    hint: "Tanto o tan poco como quiera. Puede dejarlo vacío.",
    illness: "¿Qué le trae aquí y desde cuándo?",
    health: "Enfermedades, operaciones, hospitales: ¿qué debemos saber?",
    family: "¿Alguien de su familia ha tenido una enfermedad parecida?",
    substances: "Alcohol, cannabis, tabaco, otras drogas: ¿qué usa y con qué frecuencia?",
    wishes: "¿Qué espera y qué le preocupa?",
  },
} as const;

const sectionIn = ({ c }: Own): Section | undefined =>
  storySections.find((section) => section === (c.req.param("section") ?? "illness"));

const LONGEST = 4_000;

export async function storyPage(own: Own): Promise<Response> {
  const section = sectionIn(own);
  if (section === undefined) return nothingHere(own);
  const [said, ours] = [words[own.lang], portalWords[own.lang]];
  const { story } = await historyOf(own.tx, own.patientId);
  const at = storySections.indexOf(section);
  const before = storySections[at - 1];
  const value = story[section]?.text ?? "";
  const body = html`${ownForm(
    own,
    `/my/story/${section}`,
    html`<div role="alert" data-help></div>
      <div data-autosave="${ours.saved}">
        ${area({ name: "text", label: said.label, hint: said.hint, value, most: LONGEST })}
      </div>
      <p class="acts"><button class="btn solid">${ours.next}</button></p>`,
  )}
  ${readers(own, true)} ${under(own, before === undefined ? null : `/my/story/${before}`)}`;
  const above = `${said.above} · ${ours.step(at + 1, storySections.length)}`;
  return answer(own, { title: said[section], above, progress: [at, storySections.length], body });
}

/** What they wrote is kept as often as it is sent; the same words again are no new fact. */
export const tellStory = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({ text: lines(LONGEST) }), async (own, taken) => {
    const section = sectionIn(own);
    if (section === undefined) return nothingHere(own);
    const text = "value" in taken ? taken.value.text : "";
    const { story } = await historyOf(own.tx, own.patientId);
    if (text !== story[section]?.text) {
      const order = { id: actOf(taken.entered, story[section]), type: "StoryTold" as const, data: { section, text } };
      await recordHistory(own.doing, own.patientId, order);
    }
    if (c.req.header("x-autosave") !== undefined)
      return savedAnswer(own, text, (await whoReads(own.tx, own.now)).words[own.lang]);
    const next = storySections[storySections.indexOf(section) + 1];
    return on(own, next === undefined ? "/my/forms" : `/my/story/${next}`);
  });
