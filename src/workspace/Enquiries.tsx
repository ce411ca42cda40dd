import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { EnquiryStage } from "#booking/events.ts";
import type { EnquiryRow } from "#booking/read.ts";
import type { Instant } from "#science/units.ts";
import { fetched } from "#ui/ask.ts";
import { useNow } from "#ui/clock.ts";
import { useTold } from "#ui/live.ts";
import { Refusals } from "#ui/Refusals.tsx";
import { Desk } from "./Desk.tsx";
import styles from "./Enquiries.module.css";
import { stateWords as caseWords } from "./chart/state-words.ts";
import type { CaseStates } from "./enquiries/case-states.ts";
import { EnquiryPanel } from "./enquiries/EnquiryPanel.tsx";
import { NewEnquiry } from "./enquiries/NewEnquiry.tsx";
import { ageWords, selfCheckWords, sourceWords, stageWords } from "./enquiries/words.ts";
import { useMe } from "./me.ts";

type Stages = Readonly<Record<EnquiryStage, readonly EnquiryRow[]>>;

const ORDER: readonly EnquiryStage[] = ["new", "contacted", "booked", "evaluated", "patient", "closed"];

const EMPTY: Readonly<Record<EnquiryStage, string>> = {
  new: "Who asks on the site or by telephone stands here first.",
  contacted: "Called or written to, and no time booked yet.",
  booked: "A first consultation is booked.",
  evaluated: "Seen, and not a patient yet.",
  patient: "Registered as patients.",
  closed: "Closed, with the reason.",
};

/** Everybody who asked, by how far they have come. */
export function Enquiries() {
  const { enquiryId = null } = useParams({ strict: false });
  const search: { readonly new?: string } = useSearch({ strict: false });
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ["enquiries"],
    queryFn: () => fetched<{ stages: Stages }>("/api/enquiries"),
    refetchInterval: 60_000,
  });
  useTold(useCallback(() => void queries.invalidateQueries({ queryKey: ["enquiries"] }), [queries]));
  const now = useNow(30_000);
  const navigate = useNavigate();
  const close = () => void navigate({ to: "/enquiries" });
  return (
    <Desk title="Enquiries" sub={data === undefined ? "" : waiting(data.stages)}>
      <Enter />
      {error !== null && data === undefined && (
        <Refusals
          title="The enquiries could not be read"
          refusals={[{ rule: "unread", says: error.message, satisfy: "This page goes on trying." }]}
        />
      )}
      {data !== undefined && <Stages stages={data.stages} now={now} />}
      <EnquiryPanel id={enquiryId} onClose={close} />
      <NewEnquiry
        opened={search.new === "yes"}
        onClose={close}
        onMade={(id) => void navigate({ to: "/enquiries/$enquiryId", params: { enquiryId: id } })}
      />
    </Desk>
  );
}

function Enter() {
  const navigate = useNavigate();
  if (useMe().data?.permissions.includes("answer-enquiry") !== true) return null;
  return (
    <div>
      <Button className={styles.enter} onClick={() => void navigate({ to: "/enquiries", search: { new: "yes" } })}>
        New enquiry
      </Button>
    </div>
  );
}

const waiting = ({ new: fresh }: Stages): string =>
  fresh.length === 0 ? "Nobody waits for a first answer" : `${fresh.length} wait for a first answer`;

function Stages({ stages, now }: { readonly stages: Stages; readonly now: Instant }) {
  return (
    <div className={styles.stages}>
      {ORDER.map((stage) => (
        <section key={stage} aria-labelledby={`stage-${stage}`}>
          <h2 id={`stage-${stage}`}>
            {stageWords[stage]} <span>{stages[stage].length}</span>
          </h2>
          {stages[stage].length === 0 && <p>{EMPTY[stage]}</p>}
          <ul>
            {stages[stage].map((one) => (
              <Line key={one.id} enquiry={one} now={now} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Where those stand who became patients, for whom the chart is open. */
function useStates() {
  const may = useMe().data?.permissions.includes("see-patient") ?? false;
  return useQuery({
    queryKey: ["case-states"],
    queryFn: () => fetched<CaseStates>("/api/case-states"),
    enabled: may,
    refetchInterval: 60_000,
  }).data?.states;
}

function Line({ enquiry, now }: { readonly enquiry: EnquiryRow; readonly now: Instant }) {
  const { id, name, selfCheck, wish, source, proven, movedAt } = enquiry;
  const navigate = useNavigate();
  const state = useStates()?.[enquiry.patientId ?? ""];
  const unproven = source === "site" && proven.length === 0 ? "address not proven" : "";
  return (
    <li>
      <button type="button" onClick={() => void navigate({ to: "/enquiries/$enquiryId", params: { enquiryId: id } })}>
        <b>{name}</b>
        {state !== undefined && <small>{caseWords[state]}</small>}
        <small>
          {[selfCheckWords[selfCheck], sourceWords[source], unproven].filter((part) => part !== "").join(" · ")}
        </small>
        {wish !== "" && <span className={styles.wish}>{wish}</span>}
        <small className={styles.age}>{ageWords(now - movedAt)}</small>
      </button>
    </li>
  );
}
