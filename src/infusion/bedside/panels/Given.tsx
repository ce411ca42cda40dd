import { showNumber } from "#science/display.ts";
import type { Tri } from "#plumbing/facts.ts";
import { clockTime } from "#ui/clock.ts";
import { Button } from "#ui/Field.tsx";
import { useCockpit } from "../cockpit.ts";
import styles from "../Panel.module.css";

/** What was given in this visit, and whether it helped: asked within ten minutes. */
export function Given() {
  const { infusion, place, zone, view } = useCockpit();
  const { RescueGiven, RescueEffectNoted } = infusion.done;
  if (RescueGiven.length === 0) return null;
  const note = (givenId: string, better: Tri) => void place("RescueEffectNoted", { givenId, better, note: "" });
  return (
    <section className={styles.panel} aria-label="Given in this visit">
      <h2>Given in this visit</h2>
      <ul className={styles.list}>
        {RescueGiven.map(({ id, at, by, data }) => {
          const effect = RescueEffectNoted.findLast((one) => one.data.givenId === id)?.data.better;
          return (
            <li key={id} className={styles.row}>
              <p>
                <b>
                  {data.medicine} {showNumber(data.dose, 3)} {data.unit} {data.route}
                </b>
                <small>
                  {clockTime(at, zone)}, {view.people[by]?.name ?? "somebody"}
                  {effect === undefined ? ". Did it help?" : effect === "yes" ? ". It helped." : ". It did not help."}
                </small>
              </p>
              {effect === undefined && (
                <span className={styles.actions}>
                  <Button onPress={() => note(id, "yes")}>Better</Button>
                  <Button onPress={() => note(id, "no")}>Not better</Button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
