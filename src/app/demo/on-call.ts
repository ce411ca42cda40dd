import { uuidv7 } from "uuidv7";
import { writePlan } from "#followup/plan/store.ts";
import { acknowledge, closeAlert, raiseAlert, setOnCall, setPageWay, startDrill } from "#followup/desk.ts";
import { noteTried } from "#followup/safety/answering.ts";
import { notePulse } from "#followup/safety/on-call-store.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { House } from "../house.ts";
import { demoStaff } from "./people.ts";
import type { DemoClinic } from "./seed.ts";

const [MINUTE, DAY] = [60_000, 86_400_000];
const NIGHTS = [1, 2, 3, 4, 5, 6, 7] as const;
const WEEKEND = [6, 7] as const;
/** Made-up numbers, of a stretch that is kept for stories. */
const MOBILES: Readonly<Record<string, string>> = {
  reyes: "+15555550131",
  alvarez: "+15555550132",
  whitfield: "+15555550133",
};

type Telling = Pick<DemoClinic, "clinicId" | "staff" | "patients" | "store" | "clock">;

/** Who is called at which hour in the demonstration, a drill of some days ago, and one night on which somebody was needed. */
export async function tellOnCall({ db }: Pick<House, "db">, clinic: Telling, now: Instant): Promise<void> {
  const { store, clock, clinicId } = clinic;
  const idOf = (key: string) => clinic.staff[key]?.id ?? "";
  const at = <T>(
    time: number,
    who: string,
    work: (doing: Parameters<typeof startDrill>[0]) => Promise<T>,
  ): Promise<T> => {
    clock.now = as<Instant>(time);
    const doing = (tx: Tx) => ({ tx, store, by: who === "system" ? who : idOf(who), now: clock.now });
    return inClinic(db, clinicId, async (tx) => {
      await notePulse(tx, clock.now, { mail: true, texts: true });
      return work(doing(tx));
    });
  };
  const [first, second] = [idOf("reyes"), idOf("alvarez")];
  const weekly = [
    ...NIGHTS.map((weekday) => ({ weekday, from: "17:00", to: "08:00", staffIds: [first, second, idOf("whitfield")] })),
    ...WEEKEND.map((weekday) => ({ weekday, from: "08:00", to: "17:00", staffIds: [second, first] })),
  ].toSorted((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1));
  const set = now - 20 * DAY;
  await at(set, "reyes", (doing) => setOnCall(doing, uuidv7(), { weekly }));
  for (const { key, email } of demoStaff) {
    const mobile = MOBILES[key];
    if (mobile === undefined) continue;
    await at(set, "reyes", (doing) => setPageWay(doing, uuidv7(), { staffId: idOf(key), mobile, email }));
  }
  await theDrill(at, now - 12 * DAY);
  await theNight(at, clinic.patients["legend"] ?? "", nightBefore(now - 3 * DAY));
  clock.now = now;
}

/** 23:40 in New York in winter; the hour is a story's, and may be off by one in summer. */
const nightBefore = (time: number): number => Math.floor(time / DAY) * DAY + 4 * 60 * MINUTE + 40 * MINUTE;

type At = <T>(time: number, who: string, work: (doing: Parameters<typeof startDrill>[0]) => Promise<T>) => Promise<T>;

async function theDrill(at: At, begun: number): Promise<void> {
  const alertId = uuidv7();
  await at(begun, "reyes", (doing) => startDrill(doing, alertId));
  const soon = begun + 1.6 * MINUTE;
  await at(soon, "alvarez", (doing) => acknowledge(doing, { id: uuidv7(), alertId, how: "link" }));
  const said = { spokeWith: "", told: "", note: "The text came first, the mail half a minute later." };
  await at(begun + 4 * MINUTE, "alvarez", (doing) =>
    closeAlert(doing, { id: uuidv7(), alertId, outcome: "drill-done", printedName: "Nora Alvarez, RN", ...said }),
  );
}

async function theNight(at: At, patientId: string, begun: number): Promise<void> {
  const alertId = uuidv7();
  const said = "Wrote: “I keep thinking that everyone would be better off without me”";
  await at(begun, "system", (doing) =>
    raiseAlert(doing, {
      id: alertId,
      patientId,
      source: "message",
      sourceId: uuidv7(),
      level: "ask-more",
      says: said,
      language: "en",
    }),
  );
  await at(begun + 3 * MINUTE, "reyes", (doing) => acknowledge(doing, { id: uuidv7(), alertId, how: "link" }));
  const tried = { what: "no-answer", note: "Rang six times.", againAt: as<Instant>(begun + 9 * MINUTE) } as const;
  await at(begun + 5 * MINUTE, "reyes", (doing) => noteTried(doing, { id: uuidv7(), alertId, ...tried }));
  await at(begun + 20 * MINUTE, "reyes", (doing) => writePlan(doing, planOf(patientId)));
  await at(begun + 24 * MINUTE, "reyes", (doing) =>
    closeAlert(doing, {
      id: uuidv7(),
      alertId,
      outcome: "safe-plan-made",
      spokeWith: "the patient, and their sister who stays the night",
      told: "988 at any hour, and a visit here at nine",
      note: "No plan, no means at home. Safety plan gone through together.",
      printedName: "Ines Reyes, MD (fictitious)",
    }),
  );
}

const planOf = (patientId: string) => ({
  id: uuidv7(),
  patientId,
  together: true,
  why: "",
  printedName: "Ines Reyes, MD (fictitious)",
  steps: {
    signs: ["I stop answering messages", "The thought that everyone would be better off"],
    alone: ["A cold shower", "The playlist for bad nights", "Walk around the block with the dog"],
    places: ["The reading room of the library", "My neighbour Ari, about anything else"],
    people: ["Robin, my sister (212) 555-0167"],
    professionals: ["Dr. Dana Demo, my psychiatrist (212) 555-0168"],
    surroundings: ["Robin keeps my pills and gives me a week at a time"],
  },
});
