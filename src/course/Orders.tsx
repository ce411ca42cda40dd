import { Button } from "@mantine/core";
import { Card, Line, Lines } from "#ui/Card.tsx";
import { showQuantity } from "#science/display.ts";
import styles from "./Course.module.css";
import type { Open } from "./Dialogs.tsx";
import type { StandingOrder } from "./fold/course.ts";
import type { CourseShown, CourseView } from "./view-shape.ts";
import { limitWords, shortDay } from "./words.ts";

type Props = { readonly view: CourseView; readonly course: CourseShown; readonly onOpen: (open: Open) => void };

/** The orders that stand for infusions to come, with who signed them and which limits they pass for which reason. */
export function Orders({ view, course, onOpen }: Props) {
  const coming = course.orders.filter(({ nth }) => nth > course.given.length).toSorted((a, b) => a.nth - b.nth);
  const canSign = course.ended === null && course.interrupted === null && course.given.length < course.count;
  return (
    <Card title="Orders">
      {coming.length === 0 && <p className={styles.muted}>No order for an infusion to come is signed.</p>}
      <Lines>
        {coming.map((order) => (
          <Line key={order.orderId} aside={<Actions order={order} onOpen={onOpen} />}>
            <b>Infusion {order.nth}</b> {showQuantity(order.mgPerKg, "mg/kg")} over {order.minutes} min
            <small>{signedWords(order, view.zone)}</small>
            {order.passed.map(({ rule, reason }) => (
              <small key={rule}>
                Passed, {limitWords(rule)}: {reason}
              </small>
            ))}
          </Line>
        ))}
      </Lines>
      {course.next.order === null && coming.length > 0 && <p className={styles.muted}>{course.next.says}</p>}
      <div className={styles.buttons}>
        {canSign && (
          <Button size="md" variant="default" onClick={() => onOpen("order")}>
            {coming.some(({ nth }) => nth === course.next.nth)
              ? `Sign another order of infusion ${course.next.nth}`
              : `Sign the order of infusion ${course.next.nth}`}
          </Button>
        )}
        {course.given.length > 0 && course.ended === null && (
          <Button size="md" variant="default" onClick={() => onOpen("review")}>
            Review the course
          </Button>
        )}
      </div>
    </Card>
  );
}

function signedWords({ signed, cosigned, needsSecond }: StandingOrder, zone: string): string {
  const first = `${signed.printedName}, ${shortDay(zone, signed.at)}`;
  if (cosigned !== null) return `${first}; and ${cosigned.printedName}, ${shortDay(zone, cosigned.at)}`;
  return needsSecond ? `${first}. A second physician has not signed: it may not be given.` : first;
}

function Actions({ order, onOpen }: { readonly order: StandingOrder; readonly onOpen: Props["onOpen"] }) {
  return (
    <>
      {order.needsSecond && order.cosigned === null && (
        <Button size="md" onClick={() => onOpen({ cosign: order })}>
          Sign as second
        </Button>
      )}
      <Button
        size="md"
        variant="default"
        aria-label={`Withdraw the order of infusion ${order.nth}`}
        onClick={() => onOpen({ withdraw: order })}
      >
        Withdraw
      </Button>
    </>
  );
}
