import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { EnquiryStage } from "#booking/events.ts";
import type { EnquiryRow } from "#booking/read.ts";
import { fetched } from "#ui/ask.ts";

type Stages = Readonly<Record<EnquiryStage, readonly EnquiryRow[]>>;
type PatientLine = { readonly id: string; readonly name: string; readonly birthDate: string };

/** Everybody one may book for, "patient:<id>" or "enquiry:<id>", patients first. */
function usePeople() {
  const patients = useQuery({
    queryKey: ["patients"],
    queryFn: () => fetched<{ patients: readonly PatientLine[] }>("/api/patients"),
  }).data?.patients;
  const stages = useQuery({
    queryKey: ["enquiries"],
    queryFn: () => fetched<{ stages: Stages }>("/api/enquiries"),
  }).data?.stages;
  const open = stages === undefined ? [] : [stages.new, stages.contacted, stages.booked, stages.evaluated].flat();
  return {
    patients: (patients ?? []).map(({ id, name, birthDate }) => ({
      value: `patient:${id}`,
      label: `${name} · born ${birthDate}`,
    })),
    enquiries: open.map(({ id, name, mobile, email }) => ({
      value: `enquiry:${id}`,
      label: `${name} · ${mobile ?? email ?? ""}`,
    })),
  };
}

type Props = { readonly value: string | null; readonly onChange: (who: string | null) => void };

/** Patients and open enquiries in one list: whoever it is, one types the name. */
export function WhoSelect({ value, onChange }: Props) {
  const { patients, enquiries } = usePeople();
  return (
    <Select
      label="For whom"
      placeholder="Name of a patient or of somebody who asked"
      searchable
      openOnFocus={false}
      nothingFoundMessage="Nobody of that name. Enter an enquiry first."
      size="md"
      data={[
        { group: "Patients", items: patients },
        { group: "Enquiries", items: enquiries },
      ]}
      value={value}
      onChange={onChange}
      data-autofocus
    />
  );
}
