import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fetched } from "#ui/ask.ts";
import { Asked, Card } from "#ui/Card.tsx";
import styles from "./Course.module.css";
import { Dates } from "./Dates.tsx";
import { Dialogs, type Open } from "./Dialogs.tsx";
import { Earlier, Plan } from "./Plan.tsx";
import { Infusions } from "./Infusions.tsx";
import { Orders } from "./Orders.tsx";
import { ResponseChart } from "./ResponseChart.tsx";
import { Spacing } from "./Spacing.tsx";
import { Stands } from "./Stands.tsx";
import type { CourseView } from "./view-shape.ts";

export const courseKey = (patientId: string) => ["course", patientId] as const;

/** Where one patient's course stands: what it does, what was given, what is planned, and what waits for a decision. */
export function Course({ patientId }: { readonly patientId: string }) {
  const query = useQuery({
    queryKey: courseKey(patientId),
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
  const { course, scale, zone, scores, baseline } = view;
  const plotted = scale && {
    scale,
    scores: scores.flatMap(({ at, total, complete }) => (total === null || !complete ? [] : [{ at, total }])),
    given: course?.given.map(({ startedAt }) => startedAt) ?? [],
    planned: course?.dates.map(({ startAt }) => startAt) ?? [],
  };
  const isDrawn = plotted !== null && plotted.scores.length + plotted.given.length + plotted.planned.length > 0;
  return (
    <div className={styles.page}>
      {course !== null && <Spacing findings={course.spacingFindings} />}
      <div className={styles.top}>
        <Card title={`Response to treatment${scale === null ? "" : `: ${scale.name}`}`}>
          {isDrawn ? (
            <ResponseChart plotted={plotted} baseline={baseline?.total ?? null} zone={zone} />
          ) : (
            <p className={styles.muted}>Nothing has been measured, and nothing is planned yet.</p>
          )}
        </Card>
        <Stands view={view} onOpen={setOpen} />
      </div>
      <Infusions view={view} />
      {course !== null && (
        <div className={styles.pair}>
          <Dates view={view} course={course} onOpen={setOpen} />
          <Orders view={view} course={course} onOpen={setOpen} />
        </div>
      )}
      <div className={styles.pair}>
        <Plan view={view} onOpen={setOpen} />
        <Earlier view={view} />
      </div>
      <Dialogs view={view} open={open} onClose={() => setOpen(null)} />
    </div>
  );
}
