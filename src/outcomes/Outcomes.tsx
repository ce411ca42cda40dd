import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fetched } from "#ui/ask.ts";
import { Asked } from "#ui/Card.tsx";
import { AtInfusions } from "./AtInfusions.tsx";
import { Choosing } from "./Choosing.tsx";
import { Lasting } from "./Lasting.tsx";
import { Operating } from "./Operating.tsx";
import styles from "./Outcomes.module.css";
import { Response } from "./Response.tsx";
import { Studies } from "./Studies.tsx";
import { Thoughts } from "./Thoughts.tsx";
import { TakeAlong } from "./TakeAlong.tsx";
import type { OutcomesView } from "./view.ts";
import { queryOf } from "./words.ts";

export type Chosen = Readonly<Record<"scale" | "year" | "site" | "dose" | "indication" | "age" | "course", string>>;

const EVERYTHING: Chosen = { scale: "phq-9", year: "", site: "", dose: "", indication: "", age: "", course: "" };

/** The clinic's results: counted as the studies counted, with everybody who is missing said beside them. */
export function Outcomes() {
  const [chosen, choose] = useState(EVERYTHING);
  const query = useQuery({
    queryKey: ["outcomes", chosen],
    queryFn: () => fetched<OutcomesView & { readonly mayTake: boolean }>(`/api/outcomes?${queryOf(chosen)}`),
    placeholderData: keepPreviousData,
  });
  return (
    <Asked query={query} what="the outcomes">
      {(view) => (
        <div className={styles.page} aria-busy={query.isPlaceholderData}>
          <p className={styles.lead}>
            Counted from the records of every treatment that began, and from nothing else. Beside each figure stands
            whom it is of, who is missing, and Wilson’s 95% interval. A figure of fewer than ten people is shown to
            nobody.
          </p>
          <Choosing chosen={chosen} choices={view.choices} onChoose={choose} />
          <Response view={view} />
          <Thoughts view={view} />
          <Studies view={view} />
          <Lasting view={view} />
          <AtInfusions infusions={view.infusions} outside={view.outside} />
          <Operating operations={view.operations} year={view.filter.year} />
          {view.mayTake && <TakeAlong query={queryOf(chosen)} />}
        </div>
      )}
    </Asked>
  );
}
