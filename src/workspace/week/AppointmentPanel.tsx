import { Drawer } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { fetched } from "#ui/ask.ts";
import { clockTime } from "#ui/clock.ts";
import { Refusals } from "#ui/Refusals.tsx";
import type { AppointmentAbout } from "../appointment-view.ts";
import { useMe } from "../me.ts";
import { Reach } from "../Reach.tsx";
import { AppointmentActions } from "./AppointmentActions.tsx";
import { Evening } from "./Evening.tsx";
import styles from "./Panel.module.css";
import { Ride } from "./Ride.tsx";
import type { Story, Whole } from "./whole.ts";
import { spanWords, startWords } from "./words.ts";

type Props = {
  readonly id: string | null;
  readonly onClose: () => void;
  readonly onMove: (whole: Whole, about: AppointmentAbout) => void;
};

/** Everything about one appointment, beside the week: who, how they are reached, the ride, the evening before, the letters. */
export function AppointmentPanel({ id, onClose, onMove }: Props) {
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      position="right"
      size={440}
      title="Appointment"
      lockScroll={false}
      closeButtonProps={{ "aria-label": "Close" }}
      overlayProps={{ backgroundOpacity: 0.15 }}
    >
      {id !== null && <Sheet key={id} id={id} onMove={onMove} />}
    </Drawer>
  );
}

function Sheet({ id, onMove }: { readonly id: string } & Pick<Props, "onMove">) {
  const row = useQuery({ queryKey: ["appointment", id], queryFn: () => fetched<Whole>(`/api/appointments/${id}`) });
  const about = useQuery({
    queryKey: ["appointment", id, "about"],
    queryFn: () => fetched<AppointmentAbout>(`/api/appointments/${id}/about`),
  });
  const error = row.error ?? about.error;
  if (error !== null)
    return (
      <Refusals
        title="This appointment cannot be shown"
        refusals={[{ rule: "unread", says: error.message, satisfy: "Close it and choose it again." }]}
      />
    );
  if (row.data === undefined || about.data === undefined) return <p role="status">Reading the appointment…</p>;
  return <Known whole={row.data} about={about.data} onMove={onMove} />;
}

type KnownProps = { readonly whole: Whole; readonly about: AppointmentAbout } & Pick<Props, "onMove">;

function Known({ whole, about, onMove }: KnownProps) {
  const { zone, startAt, endAt, name, patientId } = whole;
  const isCourse = about.what !== about.typeName && about.what !== "maintenance";
  const where = [about.room ?? (about.kind === "talk" ? "by video" : "no room"), ...about.people].join(" · ");
  return (
    <div className={styles.sheet}>
      <div className={styles.head}>
        <h2>{name === "" ? "Held for somebody" : name}</h2>
        <p>
          {about.typeName}
          {isCourse && ` · ${about.what}`}
        </p>
        <p className={styles.when}>{spanWords(zone, startAt, endAt)}</p>
        <p>{where}</p>
        <State whole={whole} />
      </div>
      <AppointmentActions whole={whole} about={about} onMove={() => onMove(whole, about)} />
      <Who about={about} patientId={patientId} />
      {about.escort && <Ride whole={whole} />}
      {about.escort && <Evening whole={whole} />}
      {about.letters !== null && <Letters letters={about.letters} zone={zone} />}
      <StoryOf story={whole.story} zone={zone} />
    </div>
  );
}

const STATE = {
  held: "Held for a moment, not booked yet",
  booked: "",
  arrived: "Here",
  done: "Over",
  missed: "Did not come",
  cancelled: "Cancelled",
  released: "Given back",
} as const;

function State({ whole: { state, onTheWay, override } }: { readonly whole: Whole }) {
  const words = [STATE[state], state === "booked" && onTheWay ? "On the way" : ""].filter((part) => part !== "");
  return (
    <>
      {words.length > 0 && <p className={styles.state}>{words.join(" · ")}</p>}
      {override !== null && <p className={styles.override}>Against a rule, because: {override}</p>}
    </>
  );
}

function Who({
  about: { born, mrn, reach, enquiry },
  patientId,
}: {
  about: AppointmentAbout;
  patientId: string | null;
}) {
  return (
    <section>
      <h3>Who</h3>
      {born !== null && <p>{`Born ${born} · ${mrn ?? ""}`}</p>}
      {reach === null ? <p>No telephone number and no e-mail address is known.</p> : <Reach reach={reach} />}
      {enquiry !== null && enquiry.wish !== "" && <p>Wished: {enquiry.wish}</p>}
      <WaysTo patientId={patientId} enquiryId={enquiry?.id ?? null} />
    </section>
  );
}

function WaysTo({ patientId, enquiryId }: { readonly patientId: string | null; readonly enquiryId: string | null }) {
  const sees = useMe().data?.permissions ?? [];
  return (
    <p className={styles.reach}>
      {patientId !== null && sees.includes("see-names") && (
        <Link to="/patients/$patientId" params={{ patientId }}>
          The patient
        </Link>
      )}
      {enquiryId !== null && sees.includes("see-enquiries") && (
        <Link to="/enquiries/$enquiryId" params={{ enquiryId }}>
          The enquiry
        </Link>
      )}
    </p>
  );
}

const LETTER = {
  waiting: "waits",
  sending: "being sent",
  sent: "sent",
  failed: "did not go out",
  unsure: "nobody knows whether it went",
  dropped: "not sent, no longer true",
} as const;

function Letters({
  letters,
  zone,
}: {
  readonly letters: NonNullable<AppointmentAbout["letters"]>;
  readonly zone: string;
}) {
  return (
    <section>
      <h3>Letters</h3>
      {letters.length === 0 && <p>None yet.</p>}
      <ul className={styles.list}>
        {letters.map(({ id, what, channel, state, doneAt, madeAt }) => (
          <li key={id} data-late={state === "failed" || state === "unsure"}>
            <span>
              {what}
              <small>{channel === "mail" ? "mail" : "text message"}</small>
            </span>
            <span>
              {LETTER[state]}
              <small>{startWords(zone, doneAt ?? madeAt)}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const HAPPENED: Readonly<Record<string, string>> = {
  AppointmentHeld: "Held",
  AppointmentBooked: "Booked",
  AppointmentMoved: "Moved",
  AppointmentCancelled: "Cancelled",
  HoldReleased: "Hold given back",
  RideNamed: "Ride named",
  RideConfirmed: "Ride confirmed",
  EveningAnswered: "Evening questions answered",
  OnTheWay: "On the way",
  Arrived: "Arrived",
  ArrivalTakenBack: "Not here after all",
  Missed: "Did not come",
  Done: "Over",
};

function StoryOf({ story, zone }: { readonly story: Story; readonly zone: string }) {
  return (
    <details className={styles.story}>
      <summary>What happened with it</summary>
      <ol>
        {story.map(({ type, at }) => (
          <li key={`${type} ${at}`}>
            {HAPPENED[type] ?? type}
            <small>
              {startWords(zone, at)}
              <span className="unseen">{clockTime(at, zone)}</span>
            </small>
          </li>
        ))}
      </ol>
    </details>
  );
}
