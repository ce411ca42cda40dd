import { ageOn } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import { Link } from "@tanstack/react-router";
import { showQuantity } from "#science/display.ts";
import { ageOf, clockSeconds } from "#ui/clock.ts";
import { SavedState, type Saved } from "#ui/SavedState.tsx";
import { attachedMonitor } from "../decide/start.ts";
import { latest } from "../fold/infusion.ts";
import { type Cockpit, useCockpit } from "./cockpit.ts";
import { Allergies } from "./Patient.tsx";
import styles from "./Bedside.module.css";

const SEX = { female: "F", male: "M", unknown: "sex not recorded" } as const;

/** Who this is, on every view: name, birth date, MRN, photo, weight today, allergies; and whether monitor and server are there. */
export function Header({ saved }: { readonly saved: Saved }) {
  const cockpit = useCockpit();
  const { view, now, zone } = cockpit;
  const { patient, room } = view;
  const years = ageOn(patient.birthDate, dayIn(zone, now));
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.room} title="To the board">
        {room.name}
      </Link>
      {patient.photo !== null && <img className={styles.face} src={patient.photo} alt="" />}
      <div className={styles.who}>
        <h1>{patient.name}</h1>
        <span>
          {SEX[patient.sex]} · {years === null ? "age not known" : `${years} y`} · {patient.birthDate} · MRN{" "}
          {patient.mrn}
        </span>
      </div>
      <Chips />
      <div className={styles.state}>
        <span className={styles.live} data-feed={feedOf(cockpit)}>
          {feedWords(cockpit)}
        </span>
        <SavedState saved={saved} />
      </div>
      <time className={styles.clock}>{clockSeconds(now, zone)}</time>
    </header>
  );
}

function Chips() {
  const { view, infusion } = useCockpit();
  const { patient, protocolSigned } = view;
  const weight = latest(infusion.done.WeightMeasured)?.data.kg;
  return (
    <div className={styles.chips}>
      <span className={styles.chip}>
        {weight === undefined ? "not weighed today" : `${showQuantity(weight, "kg")} today`}
      </span>
      <span className={styles.allergies} data-quiet={patient.allergiesKnown && patient.allergies.length === 0}>
        <Allergies patient={patient} />
      </span>
      <span className={styles.chip}>
        Infusion {infusion.number}
        {infusion.of === null ? "" : ` of ${infusion.of}`}
      </span>
      {protocolSigned?.demonstration === true && <span className={styles.chip}>Demonstration</span>}
    </div>
  );
}

type Heard = Pick<Cockpit, "device" | "lost" | "now" | "infusion">;

const feedOf = ({ device, lost }: Heard): string => (lost ? "lost" : (device?.feed ?? "none"));

function feedWords({ device, lost, now, infusion }: Heard): string {
  if (attachedMonitor(infusion) === null) return "No monitor yet";
  if (lost) return "Connection lost";
  if (device === null || device.feed === "none") return "Monitor: nothing heard yet";
  if (device.feed === "live") return "Monitor live";
  const heard = device.lastHeardAt === null ? "" : `, last heard ${ageOf(now - device.lastHeardAt)}`;
  return device.feed === "stale" ? `Monitor stale${heard}` : `MONITOR LOST${heard}`;
}
