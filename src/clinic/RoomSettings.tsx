import { Button, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { Asked, Card, Line, Lines, Row } from "#ui/Card.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { SureBar } from "#ui/SureBar.tsx";
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

type Room = Settings["rooms"][number];

function Rooms({ settings: { rooms, site, mayChange } }: { readonly settings: Settings }) {
  const [chosen, choose] = useState<string | null>(null);
  return (
    <Card title="Rooms" says="Treatment rooms are the chairs of the board. Talks are booked into consulting rooms.">
      <Lines>
        {rooms.map((room) => (
          <Line
            key={room.id}
            under={chosen === room.id && <OneRoom room={room} />}
            aside={
              mayChange && (
                <Button
                  variant="default"
                  size="md"
                  aria-expanded={chosen === room.id}
                  aria-label={`${chosen === room.id ? "Done" : "Change"}: ${room.name}`}
                  onClick={() => choose(chosen === room.id ? null : room.id)}
                >
                  {chosen === room.id ? "Done" : "Change"}
                </Button>
              )
            }
          >
            <b>{room.name}</b>
            <small>
              {KINDS.find(({ value }) => value === room.kind)?.label}
              {room.kind === "infusion" && (room.monitor ? ", with a monitor" : ", no monitor yet")}
            </small>
          </Line>
        ))}
      </Lines>
      {mayChange && <NewRoom siteId={site.id} />}
    </Card>
  );
}

const REREAD = ["settings", "monitors", "board"];

const OneRoom = ({ room }: { readonly room: Room }) => (
  <div className={styles.more}>
    <Rename room={room} />
    <Close room={room} />
  </div>
);

function Rename({ room }: { readonly room: Room }) {
  const [name, setName] = useState(room.name);
  const saving = useSaving("/api/settings/rooms/rename", REREAD);
  return (
    <div className={styles.add}>
      <TextInput
        label="Its name"
        size="md"
        maw={340}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        error={saysAt("name", saving.refusals)}
      />
      <SaveBar
        saving={saving}
        hide={({ field }) => field === "name"}
        onPress={() => void saving.save({ roomId: room.id, name })}
        disabled={name.trim() === "" || name.trim() === room.name}
      >
        Rename the room
      </SaveBar>
    </div>
  );
}

function Close({ room }: { readonly room: Room }) {
  const saving = useSaving("/api/settings/rooms/close", REREAD);
  return (
    <div className={styles.add}>
      <p>
        Closed, the room leaves the board and nothing more is booked into it. What was booked and charted there keeps
        its name. It cannot be opened again: add a room instead.
      </p>
      <SureBar saving={saving} onPress={() => void saving.save({ roomId: room.id })}>
        close {room.name}
      </SureBar>
    </div>
  );
}

function NewRoom({ siteId }: { readonly siteId: string }) {
  const [name, setName] = useState("");
  const [kind, setKind] = useState<RoomKind>("consulting");
  const [roomId, setRoomId] = useState(uuidv7);
  const saving = useSaving("/api/settings/rooms", REREAD, { ownId: true });
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
          error={saysAt("name", saving.refusals)}
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
      <SaveBar
        saving={saving}
        hide={({ field }) => field === "name"}
        onPress={() => void add()}
        disabled={name.trim() === ""}
      >
        Add the room
      </SaveBar>
    </div>
  );
}
