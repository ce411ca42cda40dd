import { Autocomplete, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Refusal } from "#plumbing/facts.ts";
import { Row } from "#ui/Card.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import styles from "./Monitors.module.css";
import type { MonitorsView } from "./monitor-routes.ts";

const EMPTY = { label: "", roomId: null as string | null, identifiers: "", addresses: "" };
const LINES = [
  ["label", "Name of the monitor", "As it is called here, such as Monitor 3"],
  ["identifiers", "What it calls itself", "Its device name or bed in the messages; several with commas between"],
  ["addresses", "Its network address", "Such as 192.0.2.17: only from there is it listened to"],
] as const;

const listOf = (text: string) =>
  text
    .split(/[,\s]+/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

const FIELDS = new Set(["label", "identifiers", "addresses", "roomId", "zone"]);
const hasPlace = ({ field }: Refusal) => FIELDS.has(field ?? "");

/** Enters a monitor into a treatment room. */
export function NewMonitor({ view: { rooms, zone: siteZone } }: { readonly view: MonitorsView }) {
  const [draft, setDraft] = useState({ ...EMPTY, zone: siteZone });
  const [deviceId, setDeviceId] = useState(uuidv7);
  const saving = useSaving("/api/settings/monitors", ["monitors", "settings", "board"], { ownId: true });
  const set = (change: Partial<typeof draft>) => setDraft((known) => ({ ...known, ...change }));
  const add = async () => {
    const { label, roomId, zone } = draft;
    const lists = { identifiers: listOf(draft.identifiers), addresses: listOf(draft.addresses) };
    if (!(await saving.save({ deviceId, roomId, label, zone, ...lists }))) return;
    setDraft({ ...EMPTY, zone: siteZone });
    setDeviceId(uuidv7());
  };
  return (
    <div className={styles.part}>
      <h3>Add a monitor</h3>
      <WhatItIs draft={draft} set={set} rooms={rooms} refusals={saving.refusals} />
      <SaveBar
        saving={saving}
        hide={hasPlace}
        onPress={() => void add()}
        disabled={draft.roomId === null || draft.label.trim() === ""}
      >
        Add the monitor
      </SaveBar>
    </div>
  );
}

type Draft = typeof EMPTY & { readonly zone: string };
type FieldsProps = {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly rooms: MonitorsView["rooms"];
  readonly refusals: readonly Refusal[];
};

const ORDER: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];

function WhatItIs({ draft, set, rooms, refusals }: FieldsProps) {
  const bound = (field: keyof Draft) => ({
    size: "md" as const,
    inputWrapperOrder: ORDER,
    error: saysAt(field, refusals) ?? saysAt(`${field}.0`, refusals),
  });
  return (
    <Row>
      <Select
        label="It stands in"
        description="A treatment room"
        data={rooms.map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.roomId}
        onChange={(roomId) => set({ roomId })}
        {...bound("roomId")}
      />
      {LINES.map(([field, label, hint]) => (
        <TextInput
          key={field}
          label={label}
          description={hint}
          autoComplete="off"
          value={draft[field]}
          onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
          {...bound(field)}
        />
      ))}
      <Autocomplete
        label="Time zone of its clock"
        description="Used where its messages name none"
        data={Intl.supportedValuesOf("timeZone")}
        limit={20}
        value={draft.zone}
        onChange={(zone) => set({ zone })}
        {...bound("zone")}
      />
    </Row>
  );
}
