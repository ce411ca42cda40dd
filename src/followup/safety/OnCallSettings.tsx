import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { fetched } from "#ui/ask.ts";
import { Asked, Card } from "#ui/Card.tsx";
import { Unsigned } from "./Alert.tsx";
import { OnCallWeekForm } from "./OnCallWeekForm.tsx";
import type { OnCallView } from "./on-call-view.ts";
import { PageWays } from "./PageWays.tsx";
import styles from "./Safety.module.css";
import { Swaps } from "./Swaps.tsx";

/** Who is called about a word of danger at which hour, by which ways, and where that leaves nobody. */
export function OnCallSettings() {
  const query = useQuery({
    queryKey: ["on-call"],
    queryFn: () => fetched<OnCallView>("/api/safety/on-call"),
  });
  return (
    <Asked query={query} what="the rota">
      {(view) => (
        <>
          {!view.isSigned && <Unsigned />}
          <Now view={view} />
          <OnCallWeekForm view={view} />
          <Swaps view={view} />
          <PageWays view={view} />
        </>
      )}
    </Asked>
  );
}

export const nameOf = ({ people }: OnCallView, id: string): string =>
  people.find((one) => one.id === id)?.name ?? "somebody who works here no more";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function Now({ view }: { readonly view: OnCallView }) {
  const { onCallNow, afterHours, escalateMinutes } = view;
  const [second, third] = escalateMinutes;
  return (
    <Card
      title="On call now"
      says={
        <>
          A word of danger calls the first at once by mail and text, the second after {second} minutes, everybody after{" "}
          {third}. The minutes stand in the{" "}
          <Link to="/settings/protocol" className={styles.inline}>
            protocol
          </Link>
          .
        </>
      }
    >
      <p>
        {onCallNow.length === 0
          ? "Nobody. In open hours everybody who works is called, otherwise the medical director."
          : onCallNow.map((id) => nameOf(view, id)).join(", then ")}
      </p>
      {afterHours === "nobody" && (
        <p className={styles.unsigned}>
          The signed rule calls nobody while the clinic is shut: patients are told so, and shown 988.
        </p>
      )}
      <Warnings view={view} />
    </Card>
  );
}

/** What would leave a word of danger unheard. */
function Warnings({ view }: { readonly view: OnCallView }) {
  const { gaps, people, ways } = view;
  const oneWay = people.filter(({ isOnRota, mobile, email }) => isOnRota && (mobile === "" || email === ""));
  const closedWays = [...(ways.mail ? [] : ["mail"]), ...(ways.texts ? [] : ["text messages"])];
  if (gaps.length + oneWay.length + closedWays.length === 0) return null;
  return (
    <ul className={styles.warn} aria-label="Warnings">
      {closedWays.map((way) => (
        <li key={way}>No way to send {way} is open at this moment.</li>
      ))}
      {gaps.map(({ weekday, from, to }) => (
        <li key={`${weekday} ${from}`}>
          Nobody is on call on {DAYS[weekday - 1]} from {from} to {to}: the medical director would be called.
        </li>
      ))}
      {oneWay.map(({ id, name, mobile, email }) => (
        <li key={id}>
          {name} is on the rota and is reached {mobile === "" && email === "" ? "by nothing" : "by one way only"}: a
          page needs two.
        </li>
      ))}
    </ul>
  );
}
