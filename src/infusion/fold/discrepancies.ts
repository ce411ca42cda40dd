import type { InfusionFactType } from "../events.ts";
import { compareCheck } from "../read-back.ts";
import type { Done, Entry } from "./entries.ts";
import type { Infusion } from "./fold.ts";

/** Facts that do not fit together. A person resolves it; nothing is removed to make it go. */
export type Discrepancy = {
  readonly id: string;
  readonly says: string;
  /** The entry it is about. */
  readonly about: string | null;
  readonly resolved: { readonly by: string; readonly how: string } | null;
};

type Story = Omit<Infusion, "discrepancies">;
type Found = { readonly rule: string; readonly about: string; readonly says: string };

/** Everything in this history that does not fit, with how it was resolved where it was. Ids stay the same on every reading. */
export function discrepanciesOf(story: Story): readonly Discrepancy[] {
  const resolutions = new Map(
    story.done.DiscrepancyResolved.map(({ by, data }) => [data.discrepancyId, { by, how: data.how }]),
  );
  return finders
    .flatMap((find) => find(story))
    .map(({ rule, about, says }) => {
      const id = `${rule}:${about}`;
      return { id, says, about, resolved: resolutions.get(id) ?? null };
    });
}

const found = (rule: string, one: { readonly id: string }, says: string): Found => ({ rule, about: one.id, says });

function beforeStart({ done, startedAt }: Story): Found[] {
  const turns = [
    ...done.InfusionPaused,
    ...done.InfusionResumed,
    ...done.RateChanged,
    ...done.InfusionStopped,
    ...done.InfusionCompleted,
  ];
  return turns
    .filter(({ at }) => startedAt === null || at < startedAt)
    .map((one) =>
      found(
        "before-start",
        one,
        "A pause, change or end is charted before the infusion was started. Chart the start, or correct the time.",
      ),
    );
}

function startedUnchecked({ done }: Story): Found[] {
  return done.InfusionStarted.filter((start) => !hadSecondCheck(start, done)).map((start) =>
    found(
      "started-unchecked",
      start,
      "The infusion was started without a second person's check of the dose. Say what was checked, and by whom.",
    ),
  );
}

function hadSecondCheck(start: Done<"InfusionStarted">, done: Story["done"]): boolean {
  const prepared = done.DosePrepared.findLast(({ at }) => at <= start.at);
  return (
    prepared !== undefined &&
    done.DoseChecked.some(({ at, by }) => at >= prepared.at && at <= start.at && by !== prepared.by)
  );
}

function startedAtAnotherRate({ done }: Story): Found[] {
  return done.InfusionStarted.flatMap((start) => {
    const prepared = done.DosePrepared.findLast(({ at }) => at <= start.at);
    if (prepared === undefined || prepared.data.rateMlPerHour === start.data.rateMlPerHour) return [];
    return [
      found(
        "start-rate",
        start,
        `Started at ${start.data.rateMlPerHour} mL/h, but ${prepared.data.rateMlPerHour} mL/h was worked out. Say which the pump ran at.`,
      ),
    ];
  });
}

const startedTwice = ({ done }: Story): Found[] =>
  done.InfusionStarted.slice(1).map((start) =>
    found("started-twice", start, "A second start is charted. Correct the one that was not."),
  );

function resumedWithoutPause({ done, startedAt }: Story): Found[] {
  return done.InfusionResumed.filter(({ at }) => {
    const paused = done.InfusionPaused.findLast((pause) => pause.at <= at);
    const resumedBefore = done.InfusionResumed.some(
      (other) => paused !== undefined && other.at > paused.at && other.at < at,
    );
    return startedAt !== null && (paused === undefined || resumedBefore);
  }).map((one) =>
    found("resumed-unpaused", one, "A resume is charted without a pause before it. Chart the pause, or correct this."),
  );
}

function afterEnd({ done, endedAt }: Story): Found[] {
  const turns = [
    ...done.InfusionStarted,
    ...done.InfusionPaused,
    ...done.InfusionResumed,
    ...done.RateChanged,
    ...done.InfusionStopped,
    ...done.InfusionCompleted,
  ];
  return turns
    .filter(({ at }) => endedAt !== null && at > endedAt)
    .map((one) =>
      found("after-end", one, "The pump is charted again after the infusion ended. Correct the time, or the end."),
    );
}

const lockedStop = ({ done }: Story): Found[] =>
  done.InfusionStopped.filter(({ data }) => data.fromLockedScreen).map((stop) =>
    found("locked-stop", stop, "The infusion was stopped from a locked screen. Say who stopped it, and why."),
  );

function doseNotAsOrdered({ done }: Story): Found[] {
  return done.DosePrepared.flatMap((prepared) => {
    const order = done.OrderSigned.findLast(({ at }) => at <= prepared.at);
    if (order === undefined)
      return [found("prepared-unordered", prepared, "A dose was prepared before any order was signed.")];
    const mgPerKg = prepared.data.doseMg / prepared.data.dosingWeightKg;
    return Math.abs(mgPerKg - order.data.mgPerKg) <= 0.01 * order.data.mgPerKg
      ? []
      : [
          found(
            "dose-not-as-ordered",
            prepared,
            "The prepared dose is not the ordered dose. Say which the patient was given.",
          ),
        ];
  });
}

function checkedAlone({ done }: Story): Found[] {
  return done.DoseChecked.flatMap((check) => {
    const prepared = done.DosePrepared.findLast(({ at }) => at <= check.at);
    if (prepared === undefined) return [found("checked-nothing", check, "A dose was checked before one was prepared.")];
    if (prepared.by === check.by)
      return [
        found(
          "checked-alone",
          check,
          "The dose was checked by the person who prepared it. A second person's check is missing.",
        ),
      ];
    const wrong = compareCheck(prepared.data, check.data.read);
    return wrong.length === 0
      ? []
      : [
          found(
            "check-differs",
            check,
            `The second check read something else. ${wrong.map(({ says }) => says).join(" ")}`,
          ),
        ];
  });
}

function unwatched({ done, startedAt }: Story): Found[] {
  const start = done.InfusionStarted[0];
  const attached = done.MonitorAttached.some(({ at }) => startedAt !== null && at <= startedAt);
  return start === undefined || attached
    ? []
    : [found("unwatched-start", start, "The infusion was started before a monitor was confirmed on this patient.")];
}

const BEDSIDE: ReadonlySet<InfusionFactType> = new Set([
  "VitalsCharted",
  "SedationScored",
  "DissociationScored",
  "ComfortScored",
  "IvSiteChecked",
  "PumpRead",
  "RescueGiven",
]);

function afterHome({ done, entries }: Story): Found[] {
  const home = done.Discharged[0];
  if (home === undefined) return [];
  return entries
    .filter(({ fact, at, withdrawn }: Entry) => !withdrawn && BEDSIDE.has(fact.type) && at > home.at)
    .map(({ fact }) =>
      found("after-home", fact, "Something at the bedside is charted after the patient went home. Correct the time."),
    );
}

const finders: readonly ((story: Story) => readonly Found[])[] = [
  beforeStart,
  startedUnchecked,
  startedAtAnotherRate,
  startedTwice,
  resumedWithoutPause,
  afterEnd,
  lockedStop,
  doseNotAsOrdered,
  checkedAlone,
  unwatched,
  afterHome,
];
