import { ageOn } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import { Link } from "@tanstack/react-router";
import { dayOf } from "#science/calendar.ts";
import { zoneOffset } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import type { Opened } from "./opened.ts";
import { usePageMarks } from "./page-marks.tsx";
import styles from "./Record.module.css";

/** "2026-11-24", by the calendar of that place. */
export function dayAt(at: Instant, zone: string): string {
  const { year, month, day } = dayOf(as<Instant>(at + zoneOffset(zone, at)));
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

const SEX = { female: "female", male: "male", unknown: "sex not known" } as const;

/** Whose record, of which day, on which protocol; and whether it is signed. */
export function Head({ opened }: { readonly opened: Opened }) {
  const { view, infusion, record } = opened;
  const { patient, room, protocol, protocolSigned } = view;
  const day = dayAt(infusion.startedAt ?? infusion.plannedStartAt, infusion.zone);
  const which = `Infusion ${infusion.number}${infusion.of === null ? "" : ` of ${infusion.of}`}`;
  usePageMarks(`${patient.name} · born ${patient.birthDate} · MRN ${patient.mrn}`, `${which} · ${day}`);
  return (
    <header className={styles.head}>
      <div>
        <h2>{patient.name}</h2>
        <p>
          {SEX[patient.sex]} · {ageOn(patient.birthDate, dayIn(infusion.zone, infusion.plannedStartAt)) ?? "?"} years ·
          born {patient.birthDate} · MRN {patient.mrn}
        </p>
        <p>
          Allergies: <b>{allergiesOf(patient)}</b>
        </p>
      </div>
      <div>
        <h3>{which}</h3>
        <p>
          {day} · {room.name} · times in {infusion.zone.replaceAll("_", " ")}
        </p>
        <p>
          Protocol {protocol.id} {protocol.version},{" "}
          {protocolSigned === null
            ? "not signed"
            : `signed by ${opened.nameOf(protocolSigned.by)}${protocolSigned.demonstration ? " (demonstration)" : ""}`}
        </p>
      </div>
      <div className={styles.state}>
        <State phase={infusion.phase} signature={record.signature} />
        <Doings infusionId={view.infusionId} />
      </div>
    </header>
  );
}

const Doings = ({ infusionId }: { readonly infusionId: string }) => (
  <div className={styles.doings}>
    <Link to="/infusions/$infusionId" params={{ infusionId }} className={styles.way}>
      Bedside
    </Link>
    <button type="button" className={styles.way} onClick={() => window.print()}>
      Print
    </button>
  </div>
);

const allergiesOf = ({ allergies, allergiesKnown }: Opened["view"]["patient"]): string => {
  if (!allergiesKnown) return "not asked yet";
  return allergies.length === 0 ? "none known" : allergies.join(", ");
};

function State({ phase, signature }: { readonly phase: string; readonly signature: Opened["record"]["signature"] }) {
  if (signature?.holds === true) return <span data-state="signed">Signed</span>;
  if (signature !== null) return <span data-state="open">Changed since it was signed</span>;
  const over = phase === "discharged" || phase === "cancelled";
  return <span data-state="open">{over ? "Not signed" : "The visit goes on"}</span>;
}
