import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fetched } from "#ui/ask.ts";
import { Asked, Card } from "#ui/Card.tsx";
import type { Plotted } from "./chart.ts";
import styles from "./Course.module.css";
import { Dates } from "./Dates.tsx";
import { Dialogs, type Open } from "./Dialogs.tsx";
import { Exposure } from "./Exposure.tsx";
import { Earlier, Plan } from "./Plan.tsx";
import { Infusions } from "./Infusions.tsx";
import { Orders } from "./Orders.tsx";
import { ResponseChart } from "./ResponseChart.tsx";
import { Spacing } from "./Spacing.tsx";
import { Stands } from "./Stands.tsx";
import type { CourseView, ScaleShown } from "./view-shape.ts";

/** Where one patient's course stands: what it does, what was given, what is planned, and what waits for a decision. */
export function Course({ patientId }: { readonly patientId: string }) {
  const query = useQuery({
    queryKey: ["course", patientId],
    queryFn: () => fetched<CourseView>(`/api/patients/${patientId}/course`),
  });
  return (
    <Asked query={query} what="the course">
      {(view) => <Shown view={view} />}
    </Asked>
  );
}

function Shown({ view }: { readonly view: CourseView }) {
  const [open, setOpen] = useState<Open | null>(null);
  const { course } = view;
  return (
    <div className={styles.page}>
      {course !== null && (
        <Spacing findings={course.spacingFindings} passed={course.moved.flatMap(({ passed }) => passed)} />
      )}
      <div className={styles.top}>
        <Response view={view} />
        <Stands view={view} onOpen={setOpen} />
        {course !== null && (
          <div className={styles.next}>
            <Dates view={view} course={course} onOpen={setOpen} />
            <Orders view={view} course={course} onOpen={setOpen} />
          </div>
        )}
      </div>
      <Infusions view={view} />
      <div className={styles.pair}>
        <Plan view={view} onOpen={setOpen} />
        <Exposure view={view} onOpen={setOpen} />
        <Earlier view={view} />
      </div>
      <Dialogs view={view} open={open} onOpen={setOpen} onClose={() => setOpen(null)} />
    </div>
  );
}

function Response({ view }: { readonly view: CourseView }) {
  const { scale, zone, baseline } = view;
  const plotted = scale === null ? null : plottedFrom(view, scale);
  const isEmpty = plotted === null || plotted.scores.length + plotted.given.length + plotted.planned.length === 0;
  return (
    <Card title={`Response to treatment${scale === null ? "" : `: ${scale.name}`}`}>
      {plotted === null || isEmpty ? (
        <p className={styles.muted}>Nothing has been measured, and nothing is planned yet.</p>
      ) : (
        <ResponseChart plotted={plotted} baseline={baseline?.total ?? null} zone={zone} />
      )}
    </Card>
  );
}

const plottedFrom = ({ scores, course, watch }: CourseView, scale: ScaleShown): Plotted => ({
  scale,
  forecast: watch?.forecast ?? null,
  scores: scores.flatMap(({ at, total, complete }) => (total === null || !complete ? [] : [{ at, total }])),
  given: course?.given.map(({ startedAt }) => startedAt) ?? [],
  planned: course?.dates.map(({ startAt }) => startAt) ?? [],
});
