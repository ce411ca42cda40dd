import { after } from "#science/units.ts";
import type { InfusionFactType } from "../events.ts";
import { CLOCK_SLACK } from "./as-of.ts";
import { misfit, type Misfit, type Story } from "./misfit.ts";

const BEDSIDE: ReadonlySet<InfusionFactType> = new Set([
  "VitalsCharted",
  "SedationScored",
  "DissociationScored",
  "ComfortScored",
  "IvSiteChecked",
  "PumpRead",
  "RescueGiven",
  "InfusionStarted",
]);

function afterHome({ done, entries }: Story): Misfit[] {
  const home = done.Discharged[0];
  if (home === undefined) return [];
  return entries
    .filter(({ fact, at, withdrawn }) => !withdrawn && BEDSIDE.has(fact.type) && at > after(home.at, CLOCK_SLACK))
    .map(({ fact }) =>
      misfit("after-home", fact, "Something at the bedside is charted after the patient went home. Correct the time."),
    );
}

/** Who is here is asked in the visit it is asked for; a minute between two clocks is none. */
const identityEarly = ({ done, openedAt }: Story): Misfit[] =>
  done.IdentityConfirmed.filter(({ at }) => after(at, CLOCK_SLACK) < openedAt).map((one) =>
    misfit("identity-early", one, "The identity is charted before the visit was opened. Correct the time, or say why."),
  );

const leftRunning = ({ done, startedAt, endedAt }: Story): Misfit[] =>
  startedAt === null || endedAt !== null
    ? []
    : done.Discharged.map((home) =>
        misfit("left-running", home, "The patient went home, but no end of the infusion is charted. Chart the end."),
      );

const leftAlone = ({ done }: Story): Misfit[] =>
  done.Discharged.filter(({ data }) => !data.escortPresent).map((home) =>
    misfit("left-alone", home, "The patient left without an escort. Say how the patient got home, and who was told."),
  );

const cancelledAndStarted = ({ done, startedAt }: Story): Misfit[] =>
  startedAt === null
    ? []
    : done.InfusionCancelled.map((cancelled) =>
        misfit(
          "cancelled-and-started",
          cancelled,
          "The visit is cancelled, yet the infusion was started. Correct one.",
        ),
      );

const openedTwice = ({ done }: Story): Misfit[] =>
  done.InfusionOpened.slice(1).map((again) =>
    misfit("opened-twice", again, "This visit was opened a second time. Say which of the two holds."),
  );

function correctionsInVain({ done, entries }: Story): Misfit[] {
  const known = new Set(entries.map(({ fact }) => fact.id));
  const unreadable = entries.flatMap(({ struck }) =>
    struck
      .filter(({ readable }) => !readable)
      .map(({ correctionId }) =>
        misfit(
          "correction-unreadable",
          { id: correctionId },
          "A correction could not be read, so the entry stands as it was. Correct it again.",
        ),
      ),
  );
  const nothing = done.EntryCorrected.filter(({ data }) => !known.has(data.entryId)).map((correction) =>
    misfit("corrects-nothing", correction, "A correction names an entry that is not in this visit."),
  );
  return [...unreadable, ...nothing];
}

function followsNothing({ done }: Story): Misfit[] {
  const noted = new Set(done.SymptomNoted.map(({ id }) => id));
  const given = new Set(done.RescueGiven.map(({ id }) => id));
  const says = "This entry follows up one that is not there, or was entered in error.";
  return [
    ...[...done.SymptomGraded, ...done.SymptomEnded].filter(({ data }) => !noted.has(data.symptomId)),
    ...done.RescueEffectNoted.filter(({ data }) => !given.has(data.givenId)),
  ].map((one) => misfit("follows-nothing", one, says));
}

/** What does not fit about the visit as a whole: opening, cancelling, going home, corrections. */
export const visitMisfits: readonly ((story: Story) => readonly Misfit[])[] = [
  openedTwice,
  identityEarly,
  cancelledAndStarted,
  leftRunning,
  leftAlone,
  afterHome,
  correctionsInVain,
  followsNothing,
];
