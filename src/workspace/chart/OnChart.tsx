import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { fetched } from "#ui/ask.ts";
import { Refusals } from "#ui/Refusals.tsx";
import { Desk } from "../Desk.tsx";
import { useMe } from "../me.ts";
import type { PatientView } from "../patient-view.ts";
import styles from "./Chart.module.css";
import { stateWords } from "./state-words.ts";

/** The patient this page is about, as the desk knows them. */
export function usePatient() {
  const { patientId = "" } = useParams({ strict: false });
  return useQuery({
    queryKey: ["patient", patientId],
    queryFn: () => fetched<PatientView>(`/api/patients/${patientId}/desk`),
  });
}

/** One page of a patient's chart: who it is about stands above it, and the way to every other page of it. */
export function OnChart({ children }: { readonly children: ReactNode }) {
  const { data, error } = usePatient();
  if (error !== null && data === undefined)
    return (
      <Desk title="Patient">
        <Refusals
          title="This patient cannot be shown"
          refusals={[{ rule: "unread", says: error.message, satisfy: "Search for the patient again." }]}
        />
      </Desk>
    );
  if (data === undefined) return <Desk title="Patient">{null}</Desk>;
  return (
    <Desk title={data.name} sub={whoWords(data)}>
      <div className={styles.head}>
        <Chips patient={data} />
        <Acts patient={data} />
      </div>
      <Tabs patient={data} />
      {children}
    </Desk>
  );
}

const SEX = { female: "F", male: "M", unknown: "sex not recorded" } as const;

function whoWords({ birthDate, mrn, chart }: PatientView): string {
  const who = chart === null ? [] : [SEX[chart.sex], chart.age === null ? "age not known" : `${chart.age} y`];
  return [...who, birthDate, `MRN ${mrn}`].join(" · ");
}

function Chips({ patient: { chart } }: { readonly patient: PatientView }) {
  if (chart === null) return <span />;
  const { diagnosis, failedTrials, allergies, caseState } = chart;
  return (
    <ul className={styles.chips} aria-label="In short">
      <li className={styles.state}>{stateWords[caseState]}</li>
      <li>{diagnosis === null ? "No primary diagnosis" : `${diagnosis.name} · ${diagnosis.code}`}</li>
      <li>{trialWords(failedTrials)}</li>
      <li className={allergies === null || allergies.length > 0 ? styles.allergies : undefined}>
        {allergyWords(allergies)}
      </li>
    </ul>
  );
}

const trialWords = (count: number | null): string => {
  if (count === null) return "Past treatments not gone through";
  return count === 1 ? "1 failed trial" : `${count} failed trials`;
};

function allergyWords(allergies: readonly string[] | null): string {
  if (allergies === null) return "Allergies not asked";
  return allergies.length === 0 ? "No known allergies" : `Allergy: ${allergies.join(", ")}`;
}

function Acts({ patient: { id, chart } }: { readonly patient: PatientView }) {
  const navigate = useNavigate();
  const permissions = useMe().data?.permissions ?? [];
  const mayBook = permissions.includes("book");
  const openVisitId = chart?.openVisitId ?? null;
  return (
    <div className={styles.acts}>
      {permissions.includes("write-message") && (
        <button
          type="button"
          onClick={() =>
            void navigate({ to: "/patients/$patientId/messages", params: { patientId: id }, search: { write: true } })
          }
        >
          Message
        </button>
      )}
      {mayBook && (
        <button type="button" onClick={() => void navigate({ to: "/schedule", search: { book: `patient:${id}` } })}>
          Book
        </button>
      )}
      {openVisitId !== null && (
        <button
          type="button"
          className={styles.first}
          onClick={() => void navigate({ to: "/infusions/$infusionId", params: { infusionId: openVisitId } })}
        >
          Open today&apos;s infusion
        </button>
      )}
    </div>
  );
}

const TABS = [
  { to: "/patients/$patientId", name: "Visits", clinical: false },
  { to: "/patients/$patientId/course", name: "Course", clinical: true },
  { to: "/patients/$patientId/evaluation", name: "Evaluation", clinical: true },
  { to: "/patients/$patientId/medicines", name: "Medicines", clinical: true },
  { to: "/patients/$patientId/health", name: "Health", clinical: true },
  { to: "/patients/$patientId/questionnaires", name: "Questionnaires", clinical: true },
  { to: "/patients/$patientId/follow-up", name: "Follow-up", clinical: true },
  { to: "/patients/$patientId/messages", name: "Messages", clinical: false },
  { to: "/patients/$patientId/consent", name: "Consent", clinical: true },
  { to: "/patients/$patientId/changes", name: "History of changes", clinical: true },
] as const;

/** Where there is no room for all, the page one is on is brought into sight. */
function hereInSight(tabs: HTMLElement | null): void {
  const here = tabs?.querySelector<HTMLElement>("[aria-current]");
  if (tabs !== null && here !== null && here !== undefined) tabs.scrollLeft = here.offsetLeft - tabs.offsetLeft - 40;
}

const Tabs = ({ patient: { id, chart } }: { readonly patient: PatientView }) => (
  <nav ref={hereInSight} className={styles.tabs} aria-label="Pages of the chart">
    {TABS.filter(({ clinical }) => chart !== null || !clinical).map(({ to, name }) => (
      <Link
        key={to}
        to={to}
        params={{ patientId: id }}
        activeOptions={{ exact: to === "/patients/$patientId" }}
        activeProps={{ "aria-current": "page" }}
      >
        {name}
      </Link>
    ))}
  </nav>
);
