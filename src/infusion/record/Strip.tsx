import { useQuery } from "@tanstack/react-query";
import { showQuantity } from "#science/display.ts";
import { fetched } from "#ui/ask.ts";
import { Legend, Strip as Drawn } from "#ui/Strip.tsx";
import { axisOf, bandOf, drugOf } from "../bedside/chart-drug.ts";
import { marksOf } from "../bedside/chart-marks.ts";
import type { SampleSeries } from "../bedside.ts";
import { bagOf, givenMg } from "../rules/timeline.ts";
import type { Opened } from "./opened.ts";
import styles from "./Record.module.css";

const NONE: SampleSeries = { at: [], hr: [], spo2: [], rr: [], nibp: [] };

/** The whole infusion on one time axis: vital signs, ketamine, events. The flowsheet below says the same in numbers. */
export function Strip({ opened }: { readonly opened: Opened }) {
  const { view, infusion } = opened;
  const samples = useQuery({
    queryKey: ["samples of the record", view.infusionId],
    queryFn: () => fetched<SampleSeries>(`/api/infusions/${view.infusionId}/samples?since=${infusion.openedAt}`),
    enabled: infusion.startedAt !== null && view.me.permissions.includes("see-vitals"),
  });
  if (infusion.startedAt === null) return null;
  const now = infusion.done.Discharged.at(-1)?.at ?? view.serverNow;
  const given = givenMg(infusion, now);
  return (
    <section className={styles.strip} aria-label="Chart">
      <Drawn
        {...axisOf(infusion, now)}
        now={now}
        zone={infusion.zone}
        band={bandOf(infusion, now)}
        vitals={samples.data ?? NONE}
        cuffs={cuffsOf(opened)}
        limit={null}
        drug={drugOf(infusion, now)}
        drugLegend={
          <Legend color="ket">
            given {given === null ? "not known" : showQuantity(given, "mg")} of{" "}
            {showQuantity(bagOf(infusion)?.data.actualMg ?? 0, "mg")}
          </Legend>
        }
        marks={marksOf(infusion, now)}
        spoken="Chart of vital signs, ketamine and events. The flowsheet below gives the same in numbers."
      />
    </section>
  );
}

/** The cuff readings as charted: the record shows what a person stood by. */
const cuffsOf = ({ infusion }: Opened) =>
  infusion.done.VitalsCharted.flatMap(({ at, data: { values, slotAt } }) =>
    values.sbp === undefined || values.dbp === undefined
      ? []
      : [{ at: slotAt ?? at, sys: values.sbp, dia: values.dbp }],
  );
