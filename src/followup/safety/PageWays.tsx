import { useState } from "react";
import { Card, Line, Lines, Row } from "#ui/Card.tsx";
import { Field } from "#ui/Field.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { shownPhone } from "#ui/telephone.ts";
import type { OnCallView } from "./on-call-view.ts";
import styles from "./Safety.module.css";

type Person = OnCallView["people"][number];

/** Where everybody who may answer is reached at any hour. Two ways each, for one may be down. */
export const PageWays = ({ view }: { readonly view: OnCallView }) => (
  <Card
    title="How each is reached"
    says="A number for texts and an address for mail, at any hour. A page carries no name, no drug and no illness: a word and a link."
  >
    <Lines>
      {view.people.map((person) => (
        <Line key={person.id} under={view.mayChange ? <WaysOf person={person} /> : <Shown person={person} />}>
          <b>{person.name}</b>
          <small>{person.isOnRota ? "on the rota" : "not on the rota"}</small>
        </Line>
      ))}
    </Lines>
  </Card>
);

const Shown = ({ person: { mobile, email } }: { readonly person: Person }) => (
  <p className={styles.quiet}>
    {mobile === "" ? "no number" : shownPhone(mobile)} · {email === "" ? "no address" : email}
  </p>
);

function WaysOf({ person }: { readonly person: Person }) {
  const saving = useSaving("/api/safety/on-call/ways", ["on-call"]);
  const [mobile, setMobile] = useState(person.mobile);
  const [email, setEmail] = useState(person.email);
  const { refusals } = saving;
  return (
    <>
      <Row>
        <Field
          label={`Mobile of ${person.name}`}
          type="tel"
          value={mobile}
          onChange={setMobile}
          says={saysAt("mobile", refusals)}
        />
        <Field
          label={`Mail of ${person.name}`}
          type="email"
          value={email}
          onChange={setEmail}
          says={saysAt("email", refusals)}
        />
      </Row>
      <SaveBar
        saving={saving}
        hide={({ field }) => field === "mobile" || field === "email"}
        disabled={mobile === person.mobile && email === person.email}
        onPress={() => void saving.save({ staffId: person.id, mobile, email })}
      >
        Save
      </SaveBar>
    </>
  );
}
