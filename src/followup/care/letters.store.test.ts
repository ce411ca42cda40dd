import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Courses, DAY, openCourses, rulesIn } from "#course/course-desk.test-data.ts";
import { endCourse, noteInfusionGiven } from "#course/desk.ts";
import { caseStateOf } from "#course/read.ts";
import { recorded, wholeVisit } from "#infusion/story.test-data.ts";
import { recordCirclePerson, removeCirclePerson } from "#people/desk.ts";
import type { CirclePerson } from "#people/events.ts";
import { as, type Instant, type MgPerKg } from "#science/units.ts";
import { ORIGIN } from "../../../tests/clinic.ts";
import { acknowledge, closeAlert } from "../safety/answering.ts";
import { raiseAlert } from "../safety/raising.ts";
import { standingOf } from "../watch/standing.ts";
import { ownThreads } from "../messages/inbox.ts";
import { endCare, resumeCare } from "./ending.ts";
import { careLetterPaper, dropLetter, editLetter, noteSent, signLetter } from "./signing.ts";
import { careOf } from "./store.ts";
import { careView } from "./view.ts";
import { askForLetter, keepCareLetters, putInLanguage } from "./writing.ts";

let clinic: Courses;
let patientId = "";
let courseId = "";

beforeAll(async () => {
  clinic = await openCourses("2026-03-02 09:00");
  patientId = clinic.patient("fable");
  await clinic.found(patientId);
  await clinic.scored(patientId, 22);
  courseId = await clinic.planned({ patientId });
}, 60_000);
afterAll(() => clinic.close());

const now = () => as<Instant>(clinic.clock.time);
const round = () =>
  keepCareLetters({ db: clinic.house.db, store: clinic.house.store, now: now() }, clinic.clinic.clinicId);
const letters = async () => (await clinic.inHouse((tx) => careOf(tx, patientId))).letters;
const view = () => clinic.inHouse((tx) => careView(tx, patientId, { sign: true, keep: true, end: true }));

const psychiatrist: CirclePerson = {
  personId: uuidv7(),
  role: "psychiatrist",
  name: "B. Ode, MD",
  practice: "Sampleton Psychiatry",
  mobile: "",
  email: "",
  fax: "",
  release: "unknown",
  releasedOn: "",
};
const tell = (change: Partial<CirclePerson>) =>
  clinic.doing(({ tx, store, by }) =>
    recordCirclePerson({ tx, store, by, at: now() }, uuidv7(), patientId, { ...psychiatrist, ...change }),
  );

/** The made-up visit of the story, as this patient's infusion now: signed, and counted in the course. */
async function infused() {
  const [infusionId, startedAt] = [uuidv7(), now()];
  await clinic.doing(async ({ tx, store }) => {
    for (const [version, { type, at, by, data }] of recorded(wholeVisit).entries()) {
      const own = type === "InfusionOpened" ? { ...data, patientId, roomId: clinic.clinic.rooms[0] ?? "" } : data;
      await store.append(tx, `infusion:${infusionId}`, version, { id: uuidv7(), type, at, by, data: own });
    }
  });
  const told = { id: uuidv7(), courseId, infusionId, mgPerKg: as<MgPerKg>(0.5), startedAt };
  await clinic.doing((one) => noteInfusionGiven(one, told));
  clinic.clock.time += DAY;
}

test("without a release nobody is written to, and the page says why", async () => {
  await tell({});
  await infused();
  expect(await round()).toBe(0);
  expect(await view()).toMatchObject({
    letters: [],
    withheld: ["B. Ode, MD, Sampleton Psychiatry: no release is on record.", "Own primary care: nobody is recorded."],
  });
});

test("with a release a letter is drafted from the record after infusions 1 and 3, once for each", async () => {
  await tell({ release: "yes", releasedOn: "2026-03-03" });
  expect([await round(), await round()]).toEqual([1, 0]);
  await clinic.scored(patientId, 18);
  await infused();
  expect(await round()).toBe(0);
  await infused();
  expect([await round(), await round()]).toEqual([1, 0]);
  const [first, third] = await letters();
  expect([first?.nth, third?.nth]).toEqual([1, 3]);
  expect(first?.text).toContain("To: B. Ode, MD, Sampleton Psychiatry");
  expect(third?.text).toMatch(/infusion 3 of intravenous ketamine[^]*PHQ-9 before treatment: 22[^]*18% better/);
  expect(third?.text).toContain("3 of 6 infusions are given.");
});

test("a letter is signed with the words that stand there, printed only then, and how it was sent is kept", async () => {
  const [letter] = await letters();
  const of = { patientId, letterId: letter!.id };
  const paper = () => clinic.inHouse((tx) => careLetterPaper(tx, patientId, letter!.id, now()));
  expect(await paper()).toBeNull();
  await clinic.doing((one) => editLetter(one, { id: uuidv7(), ...of, text: "Dear colleague, all is well." }));
  expect(rulesIn(await clinic.doing((one) => signLetter(one, { id: uuidv7(), ...of, text: " " })))).toEqual(["text"]);
  expect(rulesIn(await clinic.doing((one) => noteSent(one, { id: uuidv7(), ...of, how: "fax" })))).toEqual([
    "letter-state",
  ]);
  const id = uuidv7();
  const sign = () => clinic.doing((one) => signLetter(one, { id, ...of, text: "Dear colleague, all is well." }));
  expect([await sign(), await sign()]).toEqual([{ patientId }, { patientId }]);
  const bytes = await (await paper())?.bytes();
  expect(new TextDecoder().decode(bytes?.slice(0, 5))).toBe("%PDF-");
  await clinic.doing((one) => noteSent(one, { id: uuidv7(), ...of, how: "fax" }), "park");
  expect((await letters())[0]).toMatchObject({
    text: "Dear colleague, all is well.\nInes Reyes, MD",
    signed: { printedName: "Ines Reyes, MD", contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    sent: { how: "fax", to: "B. Ode, MD, Sampleton Psychiatry" },
  });
});

test("a release taken back after the draft: it is neither signed nor sent, and dropped with the reason", async () => {
  const [, third] = await letters();
  await tell({ release: "no", releasedOn: "2026-03-06" });
  const of = { patientId, letterId: third!.id };
  expect(rulesIn(await clinic.doing((one) => signLetter(one, { id: uuidv7(), ...of, text: "Dear" })))).toEqual([
    "no-release",
  ]);
  const ask = { id: uuidv7(), patientId, personId: psychiatrist.personId, language: "es" } as const;
  expect(rulesIn(await clinic.doing((one) => askForLetter(one, ask)))).toEqual(["no-release"]);
  await round();
  expect((await letters()).map(({ sent, dropped }) => [sent !== null, dropped !== null])).toEqual([
    [true, false],
    [false, true],
  ]);
});

test("one that is asked for is in the language asked for; a person who is removed is written to no more", async () => {
  await tell({ release: "yes", releasedOn: "2026-03-07" });
  const ask = { id: uuidv7(), patientId, personId: psychiatrist.personId, language: "es" } as const;
  await clinic.doing((one) => askForLetter(one, ask));
  const asked = (await letters()).at(-1);
  expect(asked?.text).toContain("Estimado/a colega:");
  await clinic.doing(({ tx, store, by }) =>
    removeCirclePerson({ tx, store, by, at: now() }, uuidv7(), patientId, {
      personId: psychiatrist.personId,
      why: "Moved away.",
    }),
  );
  await round();
  expect((await letters()).at(-1)?.dropped).not.toBeNull();
  const drop = { id: uuidv7(), patientId, letterId: asked!.id, why: "Not needed." };
  expect(rulesIn(await clinic.doing((one) => dropLetter(one, drop)))).toEqual(["letter-state"]);
});

test("an alert that ended in a hospital is a setback on record and one letter, in the language their last one was asked for in", async () => {
  await tell({ release: "yes", releasedOn: "2026-03-07" });
  const of = { patientId, source: "staff", sourceId: uuidv7(), level: "high", language: "en" } as const;
  const { alertId } = await clinic.doing((one) => raiseAlert(one, { ...of, id: uuidv7(), says: "Said so by phone." }));
  await clinic.doing((one) => acknowledge(one, { id: uuidv7(), alertId, how: "screen" }));
  const words = { spokeWith: "Her brother", told: "To go with her now.", note: "", printedName: "" } as const;
  await clinic.doing((one) => closeAlert(one, { id: uuidv7(), alertId, outcome: "hospital", ...words }));
  expect((await clinic.inHouse((tx) => standingOf(tx, patientId)))?.watch.setbacks).toMatchObject([
    { what: "hospital-stay", note: "What came of an alert." },
  ]);
  expect([await round(), await round()]).toEqual([1, 0]);
  const letter = (await letters()).at(-1);
  expect(letter).toMatchObject({ occasion: "red-flag", about: alertId, language: "es" });
  expect(letter?.text).toContain("fue a un hospital por su seguridad");
  const put = { id: uuidv7(), patientId, letterId: letter?.id ?? "", language: "en" } as const;
  await clinic.doing((one) => putInLanguage(one, put));
  expect((await letters()).at(-1)).toMatchObject({
    language: "en",
    text: expect.stringContaining("went to a hospital for their safety"),
  });
});

test("care ends only when no course is under way; then the state is discharged, a last letter waits, and the patient has a message", async () => {
  await tell({ release: "yes", releasedOn: "2026-03-08" });
  const words = { how: "moved-on", why: "Moves to the coast.", handedTo: "B. Ode, MD", toPatient: "Go well." } as const;
  const id = uuidv7();
  const end = () => clinic.doing((one) => endCare(one, ORIGIN, { id, patientId, ...words }));
  expect(rulesIn(await end())).toEqual(["course-under-way"]);
  await clinic.doing((one) => endCourse(one, { id: uuidv7(), courseId, how: "completed", why: "Moves away." }));
  expect([await end(), await end()]).toEqual([{ patientId }, { patientId }]);
  const state = () => clinic.inHouse((tx) => caseStateOf(tx, patientId, now()));
  expect(await state()).toBe("discharged");
  expect((await letters()).at(-1)?.text).toMatch(/con nosotros ha terminado[^]*Continúa en otro lugar[^]*B\. Ode, MD/);
  const threads = await clinic.inHouse((tx) => ownThreads(tx, patientId));
  expect(threads).toMatchObject([{ subject: "Your care with us" }]);
  const back = { id: uuidv7(), patientId, why: "Is here again." };
  expect(await clinic.doing((one) => resumeCare(one, back))).toEqual({ patientId });
  expect(rulesIn(await clinic.doing((one) => resumeCare(one, { ...back, id: uuidv7() })))).toEqual(["not-ended"]);
  expect((await view())?.ended).toBeNull();
});
