import { Button, Group, NumberInput, Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Refusal } from "#plumbing/facts.ts";
import { ask, fetched, send, unanswered } from "#ui/ask.ts";
import { serverTime } from "#ui/clock.ts";
import { Refusals } from "#ui/Refusals.tsx";
import type { NextHere } from "../board.ts";
import type { PatientView } from "../patient-view.ts";
import { RegisterPatient } from "./RegisterPatient.tsx";

type PatientRow = { readonly id: string; readonly name: string; readonly birthDate: string; readonly mrn: string };

const SILENT = unanswered("the visit is open", "Press again: it is opened only once.");

/** Check-in and checks take about this long before the drug can start; the plan may be changed at the bedside. [P] */
const CHECKS_MS = 30 * 60_000;

type Course = { readonly patientId: string | null; readonly number: string | number; readonly of: string | number };

/** Sends the opening; the same id each time, so that a visit is opened once however often the button is pressed. */
function useOpening(roomId: string) {
  const [id] = useState(uuidv7);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const navigate = useNavigate();
  const open = async ({ patientId, number, of }: Course) => {
    const plannedStartAt = serverTime() + CHECKS_MS;
    const course = { number: Number(number), of: of === "" ? null : Number(of) };
    const answer = await send("/api/infusions", { id, patientId, roomId, ...course, plannedStartAt });
    if (answer.kind === "ok") await navigate({ to: "/infusions/$infusionId", params: { infusionId: id } });
    else setRefusals(answer.kind === "refused" ? answer.refusals : [SILENT]);
  };
  return { refusals, clear: () => setRefusals([]), open };
}

/** The number the patient's course gives this visit; null where no course is under way, or it cannot be read. */
async function nextOf(patientId: string): Promise<Pick<Course, "number" | "of"> | null> {
  const read = await ask<PatientView>(`/api/patients/${patientId}/desk`);
  const next = read.kind === "ok" ? read.value.chart?.next : null;
  return next === null || next === undefined ? null : { number: next.nth, of: next.of ?? "" };
}

type Props = { readonly roomId: string; readonly expected: NextHere["opening"] };

/** Opens a visit in a free room: who, and which infusion of the course; filled in where somebody booked has arrived. */
export function OpenVisit({ roomId, expected }: Props) {
  const [course, setCourse] = useState<Course>(
    expected === null ? { patientId: null, number: "", of: 6 } : { ...expected, of: expected.of ?? "" },
  );
  const { refusals, clear, open } = useOpening(roomId);
  const [registering, setRegistering] = useState(false);
  const set = (change: Partial<Course>) => {
    clear();
    setCourse((known) => ({ ...known, ...change }));
  };
  const fillIn = async (patientId: string) => {
    const next = await nextOf(patientId);
    if (next !== null) set(next);
  };
  const choose = (patientId: string | null) => {
    set({ patientId });
    setRegistering(false);
    if (patientId !== null) void fillIn(patientId);
  };
  if (registering) return <RegisterPatient onRegistered={choose} onLeave={() => setRegistering(false)} />;
  return (
    <Stack gap="md">
      <PatientSelect value={course.patientId} onChange={choose} />
      <CourseFields course={course} onChange={set} />
      <InSight refusals={refusals} />
      <Group justify="space-between">
        <Button variant="subtle" size="md" onClick={() => setRegistering(true)}>
          Register a patient
        </Button>
        <Button
          size="md"
          disabled={course.patientId === null || course.number === ""}
          onClick={() => void open(course)}
        >
          Open the visit
        </Button>
      </Group>
    </Stack>
  );
}

/** Each new refusal is brought into sight: below the fold of the form nobody reads it. */
function InSight({ refusals }: { readonly refusals: readonly Refusal[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [first] = refusals;
    if (first !== undefined) box.current?.scrollIntoView({ block: "nearest" });
  }, [refusals]);
  return (
    <div ref={box}>
      <Refusals refusals={refusals} title="Not opened. What you entered is kept." />
    </div>
  );
}

type CourseProps = { readonly course: Course; readonly onChange: (change: Partial<Course>) => void };

const CourseFields = ({ course, onChange }: CourseProps) => (
  <>
    <NumberInput
      label="Which infusion of the course"
      min={1}
      clampBehavior="none"
      value={course.number}
      onChange={(number) => onChange({ number })}
      size="md"
    />
    <NumberInput
      label="Of how many"
      description="Leave empty for maintenance"
      min={1}
      clampBehavior="none"
      value={course.of}
      onChange={(of) => onChange({ of })}
      size="md"
    />
  </>
);

function PatientSelect({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (patientId: string | null) => void;
}) {
  const patients = useQuery({
    queryKey: ["patients"],
    queryFn: () => fetched<{ patients: readonly PatientRow[] }>("/api/patients"),
  }).data?.patients;
  return (
    <Select
      label="Patient"
      placeholder={patients === undefined ? "Reading the patients…" : "Name, birth date or record number"}
      searchable
      openOnFocus={false}
      nothingFoundMessage="No such patient in this clinic"
      data={(patients ?? []).map((one) => ({ value: one.id, label: labelOf(one) }))}
      value={value}
      onChange={onChange}
      size="md"
      data-autofocus
    />
  );
}

const labelOf = ({ name, birthDate, mrn }: PatientRow): string => `${name} · ${birthDate} · ${mrn}`;
