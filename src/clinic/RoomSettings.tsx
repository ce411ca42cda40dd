import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { Asked, Card, Line, Lines, Row } from "#ui/Card.tsx";
import { SaveBar, useSaving } from "#ui/saving.tsx";
import styles from "./ClinicSettings.module.css";
import type { RoomKind } from "./places.ts";
import { type Settings, useSettings } from "./settings-data.ts";

const KINDS = [
  { value: "infusion", label: "Treatment room, with a chair" },
  { value: "consulting", label: "Consulting room" },
];

/** The rooms of the clinic and what happens in them. */
export const RoomSettings = () => (
  <Asked query={useSettings()} what="the rooms">
    {(settings) => <Rooms settings={settings} />}
  </Asked>
);

function Rooms({ settings: { rooms, site, mayChange } }: { readonly settings: Settings }) {
  return (
    <Card title="Rooms" says="Treatment rooms are the chairs of the board. Talks are booked into consulting rooms.">
      <Lines>
        {rooms.map(({ id, name, kind, monitor }) => (
          <Line key={id}>
            <b>{name}</b>
            <small>
              {KINDS.find(({ value }) => value === kind)?.label}
              {kind === "infusion" && (monitor ? ", with a monitor" : ", no monitor yet")}
            </small>
          </Line>
        ))}
      </Lines>
      {mayChange && <NewRoom siteId={site.id} />}
    </Card>
  );
}

function NewRoom({ siteId }: { readonly siteId: string }) {
  const [name, setName] = useState("");
  const [kind, setKind] = useState<RoomKind>("consulting");
  const [roomId, setRoomId] = useState(uuidv7);
  const saving = useSaving("/api/settings/rooms", ["settings", "board"], { ownId: true });
  const add = async () => {
    if (!(await saving.save({ roomId, siteId, name, kind }))) return;
    setName("");
    setRoomId(uuidv7());
  };
  return (
    <div className={styles.add}>
      <Row>
        <TextInput
          label="A new room's name"
          size="md"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Select
          label="What it is for"
          size="md"
          data={KINDS}
          value={kind}
          onChange={(chosen) => setKind(chosen === "infusion" ? "infusion" : "consulting")}
          allowDeselect={false}
        />
      </Row>
      <SaveBar saving={saving} onPress={() => void add()} disabled={name.trim() === ""}>
        Add the room
      </SaveBar>
    </div>
  );
}
