import { uuidv7 } from "uuidv7";
import type { Order } from "#infusion/decide/context.ts";
import { openVisit, placeOrder, type Placing } from "#infusion/desk.ts";
import { openDeviceBook } from "#monitoring/device-book.ts";
import { intake } from "#monitoring/intake.ts";
import { watching } from "#monitoring/watching.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { mindray } from "#simulator/speak/mindray.ts";
import { ge } from "#simulator/speak/ge.ts";
import { philips } from "#simulator/speak/philips.ts";
import { as, type Instant } from "#science/units.ts";
import type { House } from "../house.ts";
import { demoDevices, demoStaff } from "./people.ts";
import type { DemoClinic } from "./seed.ts";
import type { Step, Visit } from "./steps.ts";

const speakers = { philips, mindray, ge };

type Opening = { readonly room: number; readonly number: number; readonly of: number | null };

/** Lives one scripted visit through the very rules the clinic works by, in one transaction. */
export const live = (
  { db }: House,
  clinic: DemoClinic,
  visit: Visit,
  { room, number, of }: Opening,
  steps: readonly Step[],
): Promise<void> =>
  inClinic(db, clinic.clinicId, async (tx) => {
    const { store, clock, patients, rooms, staff } = clinic;
    const [infusionId, patientId] = [uuidv7(), patients[visit.patient.key] ?? ""];
    clock.now = as<Instant>(visit.startsAt - 36 * 60_000);
    await openVisit(
      { tx, store, by: staff["alvarez"]?.id ?? "", roles: ["nurse"], now: clock.now },
      { id: infusionId, patientId, roomId: rooms[room - 1] ?? "", number, of, plannedStartAt: visit.startsAt },
    );
    for (const step of steps.toSorted((a, b) => a.minute - b.minute)) {
      const order = orderIn(visit, step);
      clock.now = as<Instant>(order.at + 4_000);
      await place({ tx, clinic }, { infusionId, patientId, order });
    }
  });

const orderIn = ({ startsAt }: Visit, { id = uuidv7(), minute, by, type, data }: Step): Order => {
  const at = as<Instant>(Math.round(startsAt + minute * 60_000));
  return { id, type, at, by, data } as Order;
};

/** A refusal here is a fault of the script. */
async function place({ tx, clinic }: { readonly tx: Tx; readonly clinic: DemoClinic }, placing: Placing) {
  const { store, clock, staff } = clinic;
  const { by, type } = placing.order;
  const roles = demoStaff.find(({ key }) => staff[key]?.id === by)?.roles ?? [];
  const outcome = await placeOrder({ tx, store, by, roles, now: clock.now }, placing);
  if (outcome === "no-such-visit" || "refusals" in outcome)
    throw new Error(`the demonstration's ${type} was refused: ${JSON.stringify(outcome)}`);
}

/** Sends the monitor's messages of the past minutes through the real intake, at the times they would have come. */
export async function rememberMonitor(
  house: House,
  clinic: DemoClinic,
  visit: Visit,
  room: number,
  span: { readonly from: number; readonly to: number },
): Promise<void> {
  const device = demoDevices[room - 1];
  if (device === undefined) return;
  const at = { now: visit.startsAt };
  const book = await openDeviceBook(house.db, () => at.now);
  const watch = watching(house.db, clinic.store, book, () => at.now);
  const receive = intake({
    db: house.db,
    book,
    watching: watch,
    now: () => at.now,
    note: (what, error) => house.log.warn({ err: error }, what),
  });
  const { mrn, family, given, birthDate, sex } = visit.patient;
  let cuff: Parameters<typeof mindray>[0]["cuff"] = null;
  for (let second = span.from * 60; second < span.to * 60; second += 10) {
    at.now = as<Instant>(visit.startsAt + second * 1000);
    clinic.clock.now = at.now;
    if (second % 300 === 0) cuff = cuffOf(visit, second, at.now);
    const telling = {
      deviceId: device.deviceId,
      bed: device.bed,
      patient: { mrn, family, given, birthDate, sex },
      at: new Date(at.now),
      controlId: `M${second}R${room}`,
      measured: visit.source.at(visit.sourceStart + second),
      cuff,
      probeOff: false,
      demo: false,
      says: visit.source.says,
    };
    await receive(Buffer.from(speakers[device.vendor](telling)), "127.0.0.1");
  }
}

function cuffOf(visit: Visit, second: number, now: Instant) {
  const cuff = visit.source.cuffAt(visit.sourceStart + second);
  return cuff === null ? null : { ...cuff, at: new Date(now) };
}
