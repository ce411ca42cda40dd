import { type RawBuilder, sql, type Updateable } from "kysely";
import type { AlertFact, CheckInFact } from "#followup/events.ts";
import type { Tables, Tx } from "#plumbing/db.ts";
import { load, type Projection } from "#plumbing/event-store.ts";
import type { Recorded } from "#plumbing/facts.ts";
import { yearIn } from "./waits-store.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    outcome_checkins: {
      clinic_id: string;
      id: string;
      patient_id: string;
      kind: string;
      silent_at: Date;
      year: number;
      finished_at: Date | null;
      called_at: Date | null;
      reached: boolean | null;
      cancelled: boolean;
    };
    outcome_alerts: {
      clinic_id: string;
      id: string;
      patient_id: string | null;
      year: number;
      raised_at: Date;
      open_hours: boolean;
      paged_at: Date | null;
      acknowledged_at: Date | null;
      closed_at: Date | null;
    };
  }
}

/** Check-ins that were asked, and what came back. */
export const checkInOutcomes: Projection = {
  streams: "checkins:",
  tables: ["outcome_checkins"],
  apply: async (tx, recorded) => {
    const fact = recorded as Recorded<CheckInFact>;
    switch (fact.type) {
      case "CheckInAsked":
        return void (await tx.q
          .insertInto("outcome_checkins")
          .values({
            clinic_id: tx.clinicId,
            id: fact.id,
            patient_id: fact.stream.slice("checkins:".length),
            kind: fact.data.kind,
            silent_at: new Date(fact.data.silentAt),
            year: await yearIn(tx, fact.data.dueAt),
            finished_at: null,
            called_at: null,
            reached: null,
            cancelled: false,
          })
          .execute());
      case "CheckInMoved":
        return change(tx, fact.data.checkInId, { silent_at: new Date(fact.data.silentAt), cancelled: false });
      case "CheckInFinished":
        return change(tx, fact.data.checkInId, { finished_at: sql<Date>`coalesce(finished_at, ${new Date(fact.at)})` });
      case "CheckInByCall":
        // Of several calls, one that reached them is enough.
        return change(tx, fact.data.checkInId, {
          called_at: new Date(fact.at),
          reached: sql<boolean>`coalesce(reached, false) or ${fact.data.reached}`,
        });
      case "CheckInCancelled":
        return change(tx, fact.data.checkInId, { cancelled: true });
      default:
        return;
    }
  },
};

type Change =
  | Updateable<Tables["outcome_checkins"]>
  | { finished_at: RawBuilder<Date> }
  | { called_at: Date; reached: RawBuilder<boolean> };

const change = async (tx: Tx, id: string, to: Change) =>
  void (await tx.q.updateTable("outcome_checkins").set(to).where("id", "=", id).execute());

/** Words of danger, and how long until somebody was paged, took it, and closed it. A drill is none. */
export const alertOutcomes: Projection = {
  streams: "alert:",
  tables: ["outcome_alerts"],
  apply: async (tx, { stream, version }) => {
    const facts = (await load<AlertFact>(tx, stream)).filter((fact) => fact.version <= version);
    const raised = facts.find((fact) => fact.type === "AlertRaised");
    if (raised?.type !== "AlertRaised" || raised.data.source === "drill") return;
    const first = (type: AlertFact["type"]) => {
      const fact = facts.find((one) => one.type === type);
      return fact === undefined ? null : new Date(fact.at);
    };
    const row = {
      patient_id: raised.data.patientId,
      year: await yearIn(tx, raised.at),
      raised_at: new Date(raised.at),
      open_hours: raised.data.isOpenHours,
      paged_at: first("AlertPaged"),
      acknowledged_at: first("AlertAcknowledged"),
      closed_at: first("AlertClosed"),
    };
    await tx.q
      .insertInto("outcome_alerts")
      .values({ clinic_id: tx.clinicId, id: stream.slice("alert:".length), ...row })
      .onConflict((same) => same.columns(["clinic_id", "id"]).doUpdateSet(row))
      .execute();
  },
};
