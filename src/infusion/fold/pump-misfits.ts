import { showQuantity } from "#science/display.ts";
import { after, type Instant } from "#science/units.ts";
import { bagOf, endingOf, isOverBag, ranMl, VOLUME_TOLERANCE as TOLERANCE } from "../rules/timeline.ts";
import { bothClocks, CLOCK_SLACK } from "./as-of.ts";
import { misfit, type Misfit, type Story } from "./misfit.ts";

/** What is done at the pump once it runs. */
const turnsOf = ({ done }: Story) => [
  ...done.InfusionPaused,
  ...done.InfusionResumed,
  ...done.RateChanged,
  ...done.InfusionStopped,
  ...done.InfusionCompleted,
];

function beforeStart(story: Story): Misfit[] {
  const { startedAt } = story;
  return turnsOf(story)
    .filter(({ at }) => startedAt === null || at < startedAt)
    .map((one) =>
      misfit(
        "before-start",
        one,
        "A pause, change or end is charted before the infusion was started. Chart the start, or correct the time.",
      ),
    );
}

const startedTwice = ({ done }: Story): Misfit[] =>
  done.InfusionStarted.slice(1).map((start) =>
    misfit("started-twice", start, "A second start is charted. Correct the one that was not."),
  );

function startedAtAnotherRate({ done }: Story): Misfit[] {
  return done.InfusionStarted.flatMap((start) => {
    const { rateMlPerHour } = start.data;
    const bags = bothClocks(start.at).map((then) => done.DosePrepared.findLast(({ at }) => at <= then));
    const worked = bags.flatMap((bag) => bag?.data.rateMlPerHour ?? []);
    const [first] = worked;
    if (first === undefined || worked.includes(rateMlPerHour)) return [];
    const [ran, due] = [rateMlPerHour, first].map((rate) => showQuantity(rate, "mL/h"));
    return [misfit("start-rate", start, `Started at ${ran}, but ${due} was worked out. Say which the pump ran at.`)];
  });
}

function resumedWithoutPause({ done, startedAt }: Story): Misfit[] {
  return done.InfusionResumed.filter(({ at }) => {
    const paused = done.InfusionPaused.findLast((pause) => pause.at <= at);
    const resumedBefore = done.InfusionResumed.some(
      (other) => paused !== undefined && other.at > paused.at && other.at < at,
    );
    return startedAt !== null && (paused === undefined || resumedBefore);
  }).map((one) =>
    misfit("resumed-unpaused", one, "A resume is charted without a pause before it. Chart the pause, or correct this."),
  );
}

function afterEnd(story: Story): Misfit[] {
  const { done, endedAt } = story;
  return [...done.InfusionStarted, ...turnsOf(story)]
    .filter(({ at }) => endedAt !== null && at > endedAt)
    .map((one) =>
      misfit("after-end", one, "The pump is charted again after the infusion ended. Correct the time, or the end."),
    );
}

const lockedStop = ({ done }: Story): Misfit[] =>
  done.InfusionStopped.filter(({ data }) => data.fromLockedScreen).map((stop) =>
    misfit("locked-stop", stop, "The infusion was stopped from a locked screen. Say who stopped it, and why."),
  );

/** At completion the rates charted must account for the bag; no rates may account for more than it held. */
function ranTooLittleOrMuch(story: Story): Misfit[] {
  const [bag, end] = [bagOf(story)?.data.finalMl, endingOf(story)];
  if (bag === undefined || end === undefined || story.startedAt === null) return [];
  const ran = ranMl(story, end.at);
  const [by, of] = [showQuantity(ran, "mL"), showQuantity(bag, "mL")];
  if (story.endedHow === "completed" && ran < bag * (1 - TOLERANCE))
    return [
      misfit("completed-early", end, `By rate and time ${by} of ${of} had run at completion. Correct a time or rate.`),
    ];
  return ran > bag * (1 + TOLERANCE)
    ? [misfit("ended-late", end, `By rate and time ${by} had run, but the bag held ${of}. Correct a time or rate.`)]
    : [];
}

/** What the pump showed when it was stopped early must be what the charted rates give. */
function pumpShowsOtherwise(story: Story): Misfit[] {
  const [bag, end] = [bagOf(story)?.data.finalMl, endingOf(story)];
  const read = end?.data.pumpVolumeMl ?? null;
  if (bag === undefined || end === undefined || read === null || story.startedAt === null) return [];
  if (isOverBag(read, bag)) return [];
  const ran = Math.min(ranMl(story, end.at), bag);
  if (Math.abs(read - ran) <= bag * TOLERANCE) return [];
  const [shown, by] = [showQuantity(read, "mL"), showQuantity(ran, "mL")];
  return [
    misfit(
      "volume-differs",
      end,
      `The pump showed ${shown}; by rate and time it is ${by}. Say which is right, and why.`,
    ),
  ];
}

/** A pause or an end with more on the pump than the bag held: the number, or the bag, is another one. */
function moreThanTheBag(story: Story): Misfit[] {
  const bag = bagOf(story)?.data.finalMl;
  if (bag === undefined) return [];
  const { InfusionPaused, InfusionStopped, InfusionCompleted } = story.done;
  return [...InfusionPaused, ...InfusionStopped, ...InfusionCompleted].flatMap((one) => {
    const { pumpVolumeMl } = one.data;
    if (pumpVolumeMl === null || !isOverBag(pumpVolumeMl, bag)) return [];
    const [read, held] = [showQuantity(pumpVolumeMl, "mL"), showQuantity(bag, "mL")];
    return [misfit("volume-over-bag", one, `The pump is charted at ${read}, but the bag held ${held}. Correct it.`)];
  });
}

function unwatched({ done, startedAt }: Story): Misfit[] {
  const start = done.InfusionStarted[0];
  const attached = done.MonitorAttached.some(({ at }) => startedAt !== null && at <= after(startedAt, CLOCK_SLACK));
  return start === undefined || attached
    ? []
    : [misfit("unwatched-start", start, "The infusion was started before a monitor was confirmed on this patient.")];
}

const monitorTakenOff = ({ done, startedAt, endedAt }: Story): Misfit[] =>
  done.MonitorDetached.filter(({ at }) => isWhileRunning(at, startedAt, endedAt)).map((off) =>
    misfit("monitor-off", off, "The monitor was taken off while the infusion ran. Say how the patient was watched."),
  );

const isWhileRunning = (at: Instant, startedAt: Instant | null, endedAt: Instant | null): boolean =>
  startedAt !== null && at >= startedAt && (endedAt === null || at < endedAt);

/** What does not fit about start, pauses, rates, end, and the monitor while the drug ran. */
export const pumpMisfits: readonly ((story: Story) => readonly Misfit[])[] = [
  beforeStart,
  startedTwice,
  startedAtAnotherRate,
  resumedWithoutPause,
  afterEnd,
  lockedStop,
  ranTooLittleOrMuch,
  pumpShowsOtherwise,
  moreThanTheBag,
  unwatched,
  monitorTakenOff,
];
