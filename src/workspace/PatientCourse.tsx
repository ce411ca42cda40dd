import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Course } from "#course/Course.tsx";
import { fetched } from "#ui/ask.ts";
import { Desk } from "./Desk.tsx";
import type { PatientView } from "./patient-view.ts";

/** The course of one patient in the desk's frame. */
export function PatientCourse() {
  const { patientId = "" } = useParams({ strict: false });
  const { data } = useQuery({
    queryKey: ["patient", patientId],
    queryFn: () => fetched<PatientView>(`/api/patients/${patientId}/desk`),
  });
  return (
    <Desk title={data?.name ?? "Patient"} sub={data && `born ${data.birthDate} · ${data.mrn}`}>
      <Course key={patientId} patientId={patientId} />
    </Desk>
  );
}
