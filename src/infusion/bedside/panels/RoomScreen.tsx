import { useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import { send } from "#ui/ask.ts";
import { clockTime } from "#ui/clock.ts";
import { Button } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { callsOf } from "../../fold/calls.ts";
import { useCockpit } from "../cockpit.ts";
import styles from "../Panel.module.css";

type Code = { readonly code: string; readonly until: Instant };

const NO_ANSWER: Refusal = { rule: "no-answer", says: "No answer from the server.", satisfy: "Try again." };

/** A screen that lies with the patient: its code, and whether its button was tried and heard. */
export function RoomScreen() {
  return (
    <section className={styles.panel} aria-labelledby="room-screen">
      <header className={styles.head}>
        <h2 id="room-screen">Screen for the patient</h2>
        <p>
          It shows who is watching, and a button that rings here and on the board. It ends when the patient goes home.
        </p>
      </header>
      <div className={styles.body}>
        <RoomCode />
      </div>
    </section>
  );
}

/** How a screen is opened, and how it stands with it. */
export function RoomCode() {
  const { infusion, view, zone, now } = useCockpit();
  const [made, setMade] = useState<Code | null>(null);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const make = async () => {
    const answer = await send<Code>(`/api/infusions/${view.infusionId}/room-code`, { id: uuidv7() });
    if (answer.kind === "ok") setMade(answer.value);
    setRefusals(answer.kind === "refused" ? answer.refusals : answer.kind === "no-answer" ? [NO_ANSWER] : []);
  };
  const holds = made !== null && made.until > now;
  const tried = callsOf(infusion).findLast(({ trial }) => trial);
  return (
    <>
      {!view.hasRoomScreen && tried === undefined && (
        <p role="status">No screen is open for this patient in the room.</p>
      )}
      <p>
        On a tablet or phone in the room, open <b>{location.host}/room</b> and enter the code.
      </p>
      {holds && (
        <p role="status">
          Code <b className={styles.code}>{`${made.code.slice(0, 4)} ${made.code.slice(4)}`}</b> for one screen, until{" "}
          {clockTime(made.until, zone)}
        </p>
      )}
      <Refusals refusals={refusals} title="There is no code" />
      <Button onPress={() => void make()}>{holds ? "Make another code" : "Make a code"}</Button>
      <Tried tried={tried} zone={zone} hasBegun={infusion.startedAt !== null} />
    </>
  );
}

type Trying = {
  readonly tried: ReturnType<typeof callsOf>[number] | undefined;
  readonly zone: string;
  readonly hasBegun: boolean;
};

function Tried({ tried, zone, hasBegun }: Trying) {
  if (tried === undefined)
    return (
      <p role="status">
        {hasBegun
          ? "The button was not tried before the start."
          : "The button was not tried yet. Let the patient press it before the start."}
      </p>
    );
  const heard = tried.answered === null ? "not yet said to be heard" : `heard at ${clockTime(tried.answered.at, zone)}`;
  return (
    <p role="status">
      The button was tried at {clockTime(tried.at, zone)}, {heard}.
    </p>
  );
}
