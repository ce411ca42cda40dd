import { uuidv7 } from "uuidv7";
import type { Doing } from "#booking/desk.ts";
import { handOver, notePhone, openThread, readUpTo, settleThread, takeMessage, writeMessage } from "#followup/desk.ts";
import { inClinic } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { House } from "../house.ts";
import { calendarFrom } from "./caseload/days.ts";
import { correspondence, type Correspondence, type Said } from "./correspondence.ts";
import type { DemoClinic } from "./seed.ts";

type Clinic = Pick<DemoClinic, "clinicId" | "staff" | "store" | "clock">;
type Patients = Readonly<Record<string, string>>;

const MINUTE_MS = 60_000;

/** What patients of the demonstration and its clinic wrote to each other in the last days, at the desks it is written at. */
export async function seedMessages(
  { db }: Pick<House, "db">,
  clinic: Clinic,
  now: Instant,
  { patients, baseUrl }: { readonly patients: Patients; readonly baseUrl: string },
): Promise<void> {
  for (const one of correspondence) {
    const patientId = patients[one.whose];
    if (patientId === undefined) continue;
    await inClinic(db, clinic.clinicId, (tx) => talk({ tx, clinic, now, patientId, baseUrl }, one));
  }
}

type Setting = {
  readonly tx: Doing["tx"];
  readonly clinic: Clinic;
  readonly now: Instant;
  readonly patientId: string;
  readonly baseUrl: string;
};

/** What a desk answered, where it did what was asked. A refusal here is a fault of the story. */
function taken(outcome: object): void {
  if ("refusals" in outcome) throw new Error(`the demonstration was refused: ${JSON.stringify(outcome)}`);
}

/** One conversation as it goes on: each thing said so many minutes after the last, and never later than now. */
async function talk({ tx, clinic, now, patientId, baseUrl }: Setting, told: Correspondence): Promise<void> {
  const threadId = uuidv7();
  const language = told.language ?? "en";
  let at = beginning(told, now);
  let last = "";
  const doingAs = (who: string): Doing => {
    clinic.clock.now = at;
    const by = who === "patient" ? `patient:${patientId}` : (clinic.staff[who]?.id ?? "system");
    return { tx, store: clinic.store, by, now: at };
  };
  const { subject, topic } = told;
  taken(await openThread(doingAs(told.said[0]?.by ?? "patient"), { threadId, patientId, subject, topic }));
  for (const said of told.said) {
    at = as<Instant>(Math.min(at + said.later * MINUTE_MS, now));
    const on = { id: uuidv7(), threadId };
    taken(
      await say({ doing: doingAs(said.by), on, last, baseUrl, language, colleague: colleagueOf(clinic, said) }, said),
    );
    if (said.does === "writes") last = on.id;
  }
}

function beginning({ begins }: Correspondence, now: Instant): Instant {
  if (begins.daysAgo === 0) return as<Instant>(now - begins.minutesAgo * MINUTE_MS);
  const calendar = calendarFrom(now);
  return calendar.at(calendar.onOrBefore(-begins.daysAgo), begins.clock);
}

const colleagueOf = ({ staff }: Clinic, said: Said): string | null =>
  said.does === "hands-over" ? (staff[said.to]?.id ?? null) : null;

type Saying = {
  readonly doing: Doing;
  readonly on: { readonly id: string; readonly threadId: string };
  readonly last: string;
  readonly baseUrl: string;
  readonly language: "en" | "es";
  readonly colleague: string | null;
};

function say({ doing, on, last, baseUrl, language, colleague }: Saying, { does, by, text }: Said): Promise<object> {
  switch (does) {
    case "writes":
      return by === "patient"
        ? takeMessage(doing, { ...on, text, files: [], language })
        : writeMessage(doing, baseUrl, { ...on, text, files: [], templateId: null });
    case "reads":
      return readUpTo(doing, { ...on, messageId: last });
    case "calls":
      return notePhone(doing, { ...on, with: "the patient", minutes: 4, answers: true, text, at: doing.now });
    case "hands-over":
      return handOver(doing, { ...on, to: colleague, note: text });
    case "settles":
      return settleThread(doing, { ...on, outcome: text });
  }
}
