import { type AppointmentRow, appointmentsOfPatient, rulesOf } from "#booking/read.ts";
import { visitsOfPatient } from "#infusion/read.ts";
import { isAllowed, type PatientContact } from "#people/events.ts";
import { contactOf, type Partner, partnerOf, patientOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import { type ChartHead, chartHead } from "./chart/head-view.ts";
import { whatOf } from "./board/next.ts";

export type PatientView = {
  /** What stands above the chart; null for whom the chart is not. */
  readonly chart: ChartHead | null;
  readonly id: string;
  readonly name: string;
  readonly birthDate: string;
  readonly mrn: string;
  readonly contact: PatientContact | null;
  /** Whom the patient lets see a part of their own pages. */
  readonly partner: Partner | null;
  readonly appointments: readonly {
    readonly id: string;
    readonly what: string;
    readonly startAt: Instant;
    readonly endAt: Instant;
    readonly state: AppointmentRow["state"];
  }[];
  /** Infusions so far, newest first; null for whom the chart is not. */
  readonly visits:
    | readonly {
        readonly infusionId: string;
        readonly number: number;
        readonly of: number | null;
        readonly at: Instant;
        readonly isOpen: boolean;
      }[]
    | null;
};

/** Who a patient is, how they are reached, what is booked and what took place; null when there is none in this clinic. */
export async function patientView(
  { tx, now }: { readonly tx: Tx; readonly now: Instant },
  id: string,
  roles: readonly string[],
): Promise<PatientView | null> {
  const patient = await patientOf(tx, id);
  if (patient === undefined) return null;
  const { types } = await rulesOf(tx);
  const rows = (await appointmentsOfPatient(tx, id)).filter(({ state }) => state !== "released");
  const { name, birthDate, mrn } = patient;
  const mayRead = isAllowed(roles, "see-patient");
  return {
    id,
    chart: mayRead ? await chartHead({ tx, now }, id) : null,
    name,
    birthDate,
    mrn,
    contact: await contactOf(tx, id),
    partner: await partnerOf(tx, id),
    appointments: rows.toReversed().map((row) => ({
      id: row.id,
      what: whatOf(
        types.find((type) => type.id === row.typeId),
        row.nth,
        null,
      ),
      startAt: row.startAt,
      endAt: row.endAt,
      state: row.state,
    })),
    visits: mayRead ? await visitsSoFar(tx, id) : null,
  };
}

const OVER: ReadonlySet<string> = new Set(["discharged", "signed", "cancelled"]);

const visitsSoFar = async (tx: Tx, id: string) =>
  (await visitsOfPatient(tx, id)).map(({ infusionId, phase, plannedStartAt, startedAt, summary }) => ({
    infusionId,
    number: summary.number,
    of: summary.of,
    at: startedAt ?? plannedStartAt,
    isOpen: !OVER.has(phase),
  }));
