import { Button, Checkbox, NumberInput, Select, TextInput } from "@mantine/core";
import { Card, Row } from "#ui/Card.tsx";
import { SaidFields } from "#ui/SaidFields.tsx";
import type { AppointmentType } from "./events.ts";
import { lacksLink } from "./rules/public-types.ts";

const LENGTHS = [
  ["minutes", "Takes"],
  ["before", "Room made ready before"],
  ["after", "Room cleared after"],
] as const;

const ROOMS = [
  { value: "infusion", label: "A treatment room" },
  { value: "consulting", label: "A consulting room" },
  { value: "none", label: "No room" },
];

const PEOPLE = [
  { value: "prescriber whole", label: "A prescriber, alone with this patient" },
  { value: "nurse whole", label: "A nurse, alone with this patient" },
  { value: "nurse share", label: "A nurse, beside other patients" },
  { value: "none", label: "Nobody in particular" },
];

const TICKS = [
  ["publicBooking", "People book it themselves on the public pages"],
  ["video", "By video"],
  ["monitor", "A monitor must stand in the room"],
  ["prescriberOnSite", "A prescriber must be on duty"],
  ["escort", "Somebody must take the patient home"],
] as const;

type Props = {
  readonly type: AppointmentType;
  readonly onChange: (type: AppointmentType | null) => void;
  readonly disabled: boolean;
};

/** One kind of appointment: how long, where, with whom, and what letters and calendars may call it. */
export const TypeSettings = (props: Props) => {
  const { type, onChange, disabled } = props;
  const called = type.name.en === "" ? "A new kind of appointment" : type.name.en;
  return (
    <Card title={called}>
      <SaidFields
        label="Name here"
        said={type.name}
        onChange={(name) => onChange({ ...type, name })}
        disabled={disabled}
      />
      <SaidFields
        label="Name in letters and calendars"
        said={type.neutral}
        onChange={(neutral) => onChange({ ...type, neutral })}
        disabled={disabled}
      />
      <Lengths {...props} />
      <Row>
        <WhereAndWho {...props} />
      </Row>
      <Ticks {...props} />
      <VideoLink {...props} />
      {!disabled && (
        <div>
          <Button variant="subtle" size="md" onClick={() => onChange(null)}>
            Remove: {called}
          </Button>
        </div>
      )}
    </Card>
  );
};

/** Everybody with a visit of this type joins by this link; letters and the visit's page carry it. */
const VideoLink = ({ type, onChange, disabled }: Props) =>
  type.video ? (
    <TextInput
      label="Link people join by"
      description={
        lacksLink(type) && type.publicBooking
          ? "Without a link, the public pages do not offer it."
          : "It stands in letters and on the page of the visit."
      }
      placeholder="https://"
      type="url"
      size="md"
      value={type.videoLink ?? ""}
      onChange={({ currentTarget: { value } }) => onChange({ ...type, videoLink: value === "" ? null : value })}
      disabled={disabled}
    />
  ) : null;

const Ticks = ({ type, onChange, disabled }: Props) => (
  <Row>
    {TICKS.map(([field, label]) => (
      <Checkbox
        key={field}
        size="md"
        label={label}
        checked={type[field]}
        onChange={({ currentTarget: { checked } }) => onChange({ ...type, [field]: checked })}
        disabled={disabled}
      />
    ))}
  </Row>
);

const Lengths = (props: Props) => (
  <Row>
    {LENGTHS.map(([field, label]) => (
      <NumberInput
        key={field}
        label={label}
        suffix=" min"
        size="md"
        min={0}
        value={props.type[field]}
        onChange={(n) => props.onChange({ ...props.type, [field]: Number(n) })}
        disabled={props.disabled}
      />
    ))}
  </Row>
);

function WhereAndWho({ type, onChange, disabled }: Props) {
  const [person] = type.people;
  const choose = (chosen: string | null) => {
    const [role, takes] = (chosen ?? "none").split(" ");
    if (role === "none") return onChange({ ...type, people: [] });
    const needed = {
      role: role === "nurse" ? "nurse" : "prescriber",
      takes: takes === "share" ? "share" : "whole",
    } as const;
    onChange({ ...type, people: [needed, ...type.people.slice(1)] });
  };
  const shared = { size: "md" as const, allowDeselect: false, disabled };
  return (
    <>
      <Select
        label="Where"
        data={ROOMS}
        value={type.room ?? "none"}
        onChange={(room) => onChange({ ...type, room: room === "infusion" || room === "consulting" ? room : null })}
        {...shared}
      />
      <Select
        label="With whom"
        data={PEOPLE}
        value={person === undefined ? "none" : `${person.role} ${person.takes}`}
        onChange={choose}
        {...shared}
      />
    </>
  );
}
