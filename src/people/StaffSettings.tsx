import { Button } from "@mantine/core";
import { useState } from "react";
import { Asked, Card, Line, Lines } from "#ui/Card.tsx";
import { ageOf, useNow } from "#ui/clock.ts";
import { Refusals } from "#ui/Refusals.tsx";
import { useSaving } from "#ui/saving.tsx";
import { ChangeRoles } from "./ChangeRoles.tsx";
import { InviteStaff } from "./InviteStaff.tsx";
import { WorkTimes } from "./WorkTimes.tsx";
import { type Colleague, type StaffView, useStaff } from "./staff-data.ts";

/** Who works here: roles, hours, leave; inviting somebody, and letting somebody go. */
export const StaffSettings = () => (
  <Asked query={useStaff()} what="who works here">
    {(view) => (
      <>
        <People view={view} />
        {view.mayInvite && <Invitations view={view} />}
      </>
    )}
  </Asked>
);

const rolesOf = (roles: readonly string[]) => roles.map((role) => role.replaceAll("-", " ")).join(", ");

function People({ view }: { readonly view: StaffView }) {
  const [chosen, choose] = useState<string | null>(null);
  const here = view.people.filter(({ active }) => active);
  const gone = view.people.filter(({ active }) => !active);
  return (
    <Card title="Who works here" says="Choose a person for their hours, their leave and their roles.">
      <Lines>
        {here.map((person) => (
          <Line
            key={person.id}
            under={chosen === person.id && <Details person={person} view={view} />}
            aside={
              <Button
                variant="default"
                size="md"
                aria-expanded={chosen === person.id}
                aria-label={`${chosen === person.id ? "Close" : "Open"}: ${person.name}`}
                onClick={() => choose(chosen === person.id ? null : person.id)}
              >
                {chosen === person.id ? "Close" : "Open"}
              </Button>
            }
          >
            <b>
              {person.name}, {person.credential}
            </b>
            <small>
              {rolesOf(person.roles)} · {hoursOf(person)}
            </small>
          </Line>
        ))}
      </Lines>
      {gone.length > 0 && <p>No longer here: {gone.map(({ name }) => name).join(", ")}.</p>}
    </Card>
  );
}

const Details = ({ person, view }: { readonly person: Colleague; readonly view: StaffView }) => (
  <>
    <WorkTimes person={person} zone={view.zone} mayChange={view.mayChange} />
    {view.mayInvite && person.id !== view.me && <ChangeRoles person={person} />}
  </>
);

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function hoursOf({ weekly }: Colleague): string {
  const days = DAYS.filter((_day, n) => weekly.some(({ weekday }) => weekday === n + 1));
  return days.length === 0 ? "on no rota" : `on ${days.join(", ")}`;
}

const MINUTE = 60_000;

function Invitations({ view: { invitations } }: { readonly view: StaffView }) {
  const now = useNow(MINUTE);
  const renewing = useSaving("/api/staff/invitations/renew", ["staff"]);
  const withdrawing = useSaving("/api/staff/invitations/withdraw", ["staff"]);
  return (
    <Card
      title="Invitations and new ways in"
      says="A letter with a link that works once, for ten minutes. Whoever opens it late has a new letter sent to the same address."
    >
      <Lines>
        {invitations.map(({ id, kind, name, credential, email, roles, invitedAt, expiresAt, letters }) => (
          <Line
            key={id}
            aside={
              <>
                <Button variant="default" size="md" onClick={() => void renewing.save({ invitationId: id })}>
                  Send again
                </Button>
                <Button variant="subtle" size="md" onClick={() => void withdrawing.save({ invitationId: id })}>
                  Take back
                </Button>
              </>
            }
          >
            <b>
              {name}, {credential}
            </b>
            <small>
              {email} · {kind === "invitation" ? `${rolesOf(roles)} · invited` : "a new way in, sent"}{" "}
              {ageOf(now - invitedAt)} · {letters === 1 ? "1 letter" : `${letters} letters`} ·{" "}
              {expiresAt > now ? "the link still works" : "the link has run out"}
            </small>
          </Line>
        ))}
      </Lines>
      <Refusals refusals={[...renewing.refusals, ...withdrawing.refusals]} title="Not done" />
      <InviteStaff />
    </Card>
  );
}
