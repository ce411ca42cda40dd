import { html } from "hono/html";
import { type DayOfMedicine, historyOf, medicineDays } from "#evaluation/read.ts";
import { namesOf } from "#people/read.ts";
import { after, minutes } from "#science/units.ts";
import { dayName, type Html, theTime, type Visit } from "#site/desk.ts";
import { type Own, to } from "./own.ts";

const words = {
  en: {
    take: (names: string) => `Take as always, with a sip of water: ${names}.`,
    leaveOut: (name: string) => html`Leave out <b>${name}</b> that morning.`,
    leaveOutFrom: (name: string, day: string, time: string) =>
      html`Take no <b>${name}</b> from ${day}, ${time}, until your visit.`,
    asked: (who: string) => `${who}, asked you to.`,
    ask: (name: string) => html`Ask us about <b>${name}</b> before that day. Do not leave it out on your own.`,
    unknown: "We do not have the whole list of what you take yet.",
    list: "Look at my list",
  },
  es: {
    take: (names: string) => `Tome como siempre, con un sorbo de agua: ${names}.`,
    leaveOut: (name: string) => html`Esa mañana no tome <b>${name}</b>.`,
    leaveOutFrom: (name: string, day: string, time: string) =>
      html`No tome <b>${name}</b> desde el ${day} a ${time} hasta su cita.`,
    asked: (who: string) => `Se lo pidió ${who}.`,
    ask: (name: string) => html`Pregúntenos por <b>${name}</b> antes de ese día. No la deje por su cuenta.`,
    unknown: "Todavía no tenemos la lista completa de lo que toma.",
    list: "Ver mi lista",
  },
} as const;

/**
 * What to take and what to leave out before a visit: as a physician decided it of each medicine, or "as always" by the table where
 * the clinic's rules are signed. Whatever nobody decided is to be asked: nothing is made up here.
 */
export async function medicineLines(own: Own, visit: Visit, areRulesSigned: boolean): Promise<readonly Html[]> {
  const { tx, patientId, lang } = own;
  const said = words[lang];
  const history = await historyOf(tx, patientId);
  const days = medicineDays(history);
  const [leftOut, others] = [days.filter(isLeftOut), days.filter((day) => !isLeftOut(day))];
  const isTaken = ({ decided, table }: DayOfMedicine) => decided !== null || (areRulesSigned && table === "take");
  const [taken, open] = [others.filter(isTaken), others.filter((day) => !isTaken(day))];
  const names = await namesOf(tx);
  const nameOf = (by: string) => (names[by] === undefined ? "" : `${names[by].name}, ${names[by].credential}`);
  return [
    ...(taken.length === 0 ? [] : [html`${said.take(listed(lang, taken, days))} ${notesOf(taken)}`]),
    ...leftOut.map((day) =>
      leftOutLine(own, visit, day, { name: labelOf(day, days), who: nameOf(day.decided?.by ?? "") }),
    ),
    ...open.map((day) => said.ask(labelOf(day, days))),
    ...(history.medicinesKnown === null
      ? [html`${said.unknown} <a href="${to(own, "/my/medicines")}">${said.list}</a>`]
      : []),
  ];
}

const isLeftOut = ({ decided }: DayOfMedicine): boolean => decided?.onTheDay === "leave-out";

/** The name; with its amount where the list has the same name twice. */
function labelOf({ medicine }: DayOfMedicine, all: readonly DayOfMedicine[]): string {
  const { ingredient, dose } = medicine;
  const isTwice = all.filter((one) => one.medicine.ingredient.name === ingredient.name).length > 1;
  return isTwice && dose !== null ? `${ingredient.name} ${dose.amount} ${dose.unit}` : ingredient.name;
}

const listed = (lang: "en" | "es", some: readonly DayOfMedicine[], all: readonly DayOfMedicine[]): string =>
  new Intl.ListFormat(lang).format([...new Set(some.map((day) => labelOf(day, all)))]);

const notesOf = (days: readonly DayOfMedicine[]): string =>
  days.flatMap(({ decided }) => (decided === null || decided.note === "" ? [] : [decided.note])).join(" ");

function leftOutLine(
  { lang }: Own,
  { zone, startAt }: Visit,
  { decided }: DayOfMedicine,
  { name, who }: { readonly name: string; readonly who: string },
): Html {
  const said = words[lang];
  const hours = decided?.hoursBefore ?? null;
  const from = hours === null ? null : after(startAt, minutes(-60 * hours));
  const what =
    from === null ? said.leaveOut(name) : said.leaveOutFrom(name, dayName(lang, zone, from), theTime(lang, zone, from));
  return html`${what} ${who === "" ? "" : said.asked(who)} ${decided?.note ?? ""}`;
}
