import {
  Button,
  Checkbox,
  Group,
  Input,
  NumberInput,
  SegmentedControl,
  Stack,
  TagsInput,
  TextInput,
} from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Refusal } from "#plumbing/facts.ts";
import { send, unanswered } from "#ui/ask.ts";
import { judgeNumber } from "#ui/number.ts";
import { Refusals } from "#ui/Refusals.tsx";

const SILENT = unanswered("the patient is registered", "Press again: the patient is registered only once.");

const EMPTY = {
  mrn: "",
  family: "",
  given: "",
  birthDate: "",
  sex: "unknown",
  heightCm: "" as string | number,
  allergies: [] as readonly string[],
  noneKnown: false,
  isAnother: false,
};

/** What was not asked is sent as not known; an empty list only where somebody asked and heard "none". */
const bodyOf = ({ heightCm, allergies, noneKnown, ...rest }: typeof EMPTY) => ({
  ...rest,
  heightCm: heightCm === "" ? null : Number(heightCm),
  allergies: allergies.length > 0 || noneKnown ? allergies : null,
});

function useRegistering({ enquiryId, onRegistered }: Pick<Props, "enquiryId" | "onRegistered">) {
  const [id] = useState(uuidv7);
  const [entryId] = useState(uuidv7);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const queries = useQueryClient();
  const register = async (patient: typeof EMPTY) => {
    const answer =
      enquiryId === undefined
        ? await send("/api/patients", { id, ...bodyOf(patient) })
        : await send(`/api/enquiries/${enquiryId}/patient`, { id: entryId, patientId: id, ...bodyOf(patient) });
    if (answer.kind !== "ok") return setRefusals(answer.kind === "refused" ? answer.refusals : [SILENT]);
    await queries.invalidateQueries({ queryKey: ["patients"] });
    onRegistered(id);
  };
  return { refusals, register };
}

type Props = {
  readonly onRegistered: (id: string) => void;
  readonly onLeave: () => void;
  readonly leave?: string;
  /** Somebody who asked first: what they booked and how they are reached comes along. */
  readonly enquiryId?: string;
  readonly named?: { readonly family: string; readonly given: string };
};

/** A patient who is not listed yet. What is wrong is said at its field; nothing entered is lost. */
export function RegisterPatient({ onLeave, leave = "Choose from the list", named, ...registering }: Props) {
  const [patient, setPatient] = useState({ ...EMPTY, ...named });
  const { refusals, register } = useRegistering(registering);
  const set = (change: Partial<typeof EMPTY>) => setPatient((known) => ({ ...known, ...change }));
  const twin = patient.isAnother || refusals.some(({ rule }) => rule === "already-here");
  return (
    <Stack gap="md">
      <WhoFields patient={patient} onChange={set} refusals={refusals} />
      <BodyFields patient={patient} onChange={set} />
      {twin && (
        <Checkbox
          label="This is somebody else with the same name and birth date"
          checked={patient.isAnother}
          onChange={(event) => set({ isAnother: event.currentTarget.checked })}
        />
      )}
      <Refusals refusals={refusals.filter((one) => !hasPlace(one))} title="Not registered. What you entered is kept." />
      <Group justify="space-between">
        <Button variant="subtle" size="md" onClick={onLeave}>
          {leave}
        </Button>
        <Button
          size="md"
          disabled={wrongHeight(patient) !== null || contradiction(patient) !== null}
          onClick={() => void register(patient)}
        >
          Register the patient
        </Button>
      </Group>
    </Stack>
  );
}

const WRITTEN = ["mrn", "family", "given", "birthDate"] as const;
type Written = (typeof WRITTEN)[number];

/** What is wrong with one field, in a sentence of its own under its label. */
function saidAt(field: Written, refusals: readonly Refusal[]): string | undefined {
  const found = refusals.find((one) => one.field === field);
  if (found === undefined) return undefined;
  const says = found.says.replace(`${field}: `, "");
  return `${says.slice(0, 1).toUpperCase()}${says.slice(1)} ${found.satisfy}`;
}

const hasPlace = ({ field }: Refusal) => WRITTEN.some((one) => one === field);

type FieldProps = { readonly patient: typeof EMPTY; readonly onChange: (change: Partial<typeof EMPTY>) => void };

function WhoFields({ patient, onChange, refusals }: FieldProps & { readonly refusals: readonly Refusal[] }) {
  const text = (field: Written) => ({
    value: patient[field],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [field]: event.currentTarget.value }),
    error: saidAt(field, refusals),
    size: "md" as const,
    required: true,
  });
  return (
    <>
      <Group grow align="flex-start">
        <TextInput label="Family name" data-autofocus {...text("family")} />
        <TextInput label="Given name" {...text("given")} />
      </Group>
      <Group grow align="flex-start">
        <TextInput label="Birth date" type="date" {...text("birthDate")} />
        <TextInput label="Record number" {...text("mrn")} />
      </Group>
    </>
  );
}

const HEIGHT = { label: "Height", unit: "cm", min: 100, max: 230, decimals: 1 };

/** What is entered stays as it was typed: 18 is a slip to be seen, not a height of 100. */
const wrongHeight = ({ heightCm }: typeof EMPTY): string | null => judgeNumber(String(heightCm), HEIGHT).says;

const contradiction = ({ noneKnown, allergies }: typeof EMPTY): string | null =>
  noneKnown && allergies.length > 0
    ? "Allergies are listed, and “no allergies” is ticked. Ask again, then take out what is not so."
    : null;

/** What the dose and the safety checks will ask for: sex and height for the dosing weight, allergies. */
const BodyFields = ({ patient, onChange }: FieldProps) => (
  <>
    <Input.Wrapper label="Sex, for the dosing weight" size="md">
      <SegmentedControl
        fullWidth
        aria-label="Sex, for the dosing weight"
        data={[
          { value: "female", label: "Female" },
          { value: "male", label: "Male" },
          { value: "unknown", label: "Not recorded" },
        ]}
        value={patient.sex}
        onChange={(sex) => onChange({ sex })}
        size="md"
      />
    </Input.Wrapper>
    <NumberInput
      label="Height, cm"
      clampBehavior="none"
      error={wrongHeight(patient)}
      value={patient.heightCm}
      onChange={(heightCm) => onChange({ heightCm })}
      size="md"
    />
    <TagsInput
      label="Allergies"
      description="One after another, each with Enter"
      value={[...patient.allergies]}
      onChange={(allergies) => onChange({ allergies })}
      error={contradiction(patient)}
      size="md"
    />
    <Checkbox
      label="Asked: no allergies"
      checked={patient.noneKnown}
      onChange={(event) => onChange({ noneKnown: event.currentTarget.checked })}
    />
  </>
);
