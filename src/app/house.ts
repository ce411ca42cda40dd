import { uuidv7 } from "uuidv7";
import { type DeviceBook, openDeviceBook } from "#monitoring/device-book.ts";
import { intake } from "#monitoring/intake.ts";
import { type Listener, listen } from "#monitoring/listener.ts";
import { tooLargeAnswer } from "#monitoring/acknowledge.ts";
import { quarantineProjection } from "#monitoring/quarantine.ts";
import { watchProjection } from "#monitoring/watches.ts";
import { watching } from "#monitoring/watching.ts";
import { placeProjection, protocolProjection } from "#clinic/store.ts";
import { appointmentProjection, bookingRulesProjection, enquiryProjection, waitingProjection } from "#booking/store.ts";
import { assessmentProjection } from "#assessment/store.ts";
import { courseDatesProjection, courseMedicinesProjection, courseProjection } from "#course/store.ts";
import { consentProjection, consentTextProjection } from "#evaluation/consent/store.ts";
import { evaluationProjection } from "#evaluation/evaluation-store.ts";
import { templateProjection, threadProjection } from "#followup/messages/store.ts";
import { planProjection } from "#followup/plan/store.ts";
import { hearing } from "#followup/safety/hearing.ts";
import { onCallProjection } from "#followup/safety/on-call-store.ts";
import { alertProjection } from "#followup/safety/store.ts";
import { checkInProjection } from "#followup/checkins/store.ts";
import { careProjections } from "#followup/care/store.ts";
import { relapseProjections } from "#followup/watch/store.ts";
import { infusionProjection } from "#infusion/store.ts";
import { outcomeProjections } from "#outcomes/store.ts";
import { patientProjection, staffProjection } from "#people/store.ts";
import { taskProjection } from "#tasks/store.ts";
import { closeDb, type Db, openDb } from "#plumbing/db.ts";
import { type EventStore, eventStore } from "#plumbing/event-store.ts";
import { type Feed, openFeed } from "#plumbing/feed.ts";
import { migrate, type Urls, urlsOf } from "#plumbing/migrate.ts";
import { takePost } from "#plumbing/post.ts";
import type { Instant } from "#science/units.ts";
import { siteProjection } from "#site/store.ts";
import type { Log } from "./log.ts";

/** The rooms whose read tables are kept by facts, in the order they are rebuilt. */
export const projections = [
  placeProjection,
  protocolProjection,
  staffProjection,
  patientProjection,
  bookingRulesProjection,
  enquiryProjection,
  appointmentProjection,
  waitingProjection,
  assessmentProjection,
  courseProjection,
  courseDatesProjection,
  courseMedicinesProjection,
  consentTextProjection,
  consentProjection,
  evaluationProjection,
  quarantineProjection,
  watchProjection,
  infusionProjection,
  threadProjection,
  templateProjection,
  onCallProjection,
  alertProjection,
  planProjection,
  checkInProjection,
  ...relapseProjections,
  ...careProjections,
  taskProjection,
  siteProjection,
  ...outcomeProjections,
];

/** What a fact of one room makes another store beside it. */
export const reactions = [hearing];

export type House = {
  readonly db: Db;
  readonly store: EventStore;
  readonly feed: Feed;
  readonly urls: Urls;
  readonly now: () => Instant;
  readonly log: Log;
};

/** Brings the database to today's shape and opens what every role of the app needs. */
export async function openHouse({
  adminUrl,
  secret,
  now,
  log,
}: {
  adminUrl: string;
  secret: string;
  now: () => Instant;
  log: Log;
}): Promise<House> {
  await migrate(adminUrl, secret);
  const urls = urlsOf(adminUrl, secret);
  const db = openDb(urls.app);
  return { db, store: eventStore(projections, now, reactions), feed: await openFeed(db), urls, now, log };
}

export async function closeHouse({ db, feed }: House): Promise<void> {
  feed.close();
  await closeDb(db);
}

const TICK_MS = 1_000;
/** One of them holds the post; the others store messages and judge. */
const CONNECTIONS = 6;

/** The role that stands beside the monitors: listens, judges, raises alarms. One process of a clinic at a time has it. */
export async function standByMonitors(
  { urls, store, feed, now, log }: House,
  options: { host: string; port: number },
): Promise<Listener> {
  // Connections of their own: however many pages the public asks for at once, monitors and alarms never wait behind them.
  const db = openDb(urls.app, CONNECTIONS);
  const post = await takePost(db, "stand by the monitors");
  const book = await openDeviceBook(db, now);
  const watch = watching(db, store, book, now);
  const note = (what: string, error?: unknown) => log.warn({ err: error }, what);
  const listener = await listen({
    ...options,
    allows: book.allows,
    receive: intake({ db, book, watching: watch, now, note }),
    tooLarge: () => tooLargeAnswer(now(), uuidv7().slice(-12)),
    idleMs: 120_000,
    maxPerAddress: 64,
    note: (what, remote) => log.warn({ remote }, what),
  });
  const ears = hearClinics(book, feed, watch);
  await ears.hear();
  const tick = setInterval(() => {
    void ears.hear().catch((error: unknown) => note("the clinics were not asked after", error));
    void watch.tick().catch((error: unknown) => note("the watch missed a tick", error));
  }, TICK_MS);
  return {
    port: listener.port,
    close: async () => {
      clearInterval(tick);
      ears.leave();
      await listener.close();
      post.release();
      await closeDb(db);
    },
  };
}

/** Listens to what is entered in every clinic, so that a new watch begins at once; `hear` takes in clinics founded since. */
function hearClinics(book: DeviceBook, feed: Feed, watch: ReturnType<typeof watching>) {
  const ears = new Map<string, () => void>();
  const hear = async () => {
    for (const { clinicId } of await book.all()) {
      if (!ears.has(clinicId))
        ears.set(
          clinicId,
          feed.subscribe(clinicId, ({ kind }) => kind === "fact" && watch.lookAgain(clinicId)),
        );
    }
  };
  const leave = () => {
    for (const stop of ears.values()) stop();
  };
  return { hear, leave };
}
