import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Refusal } from "#plumbing/facts.ts";
import { send } from "#ui/ask.ts";
import { againstOf } from "#ui/saving.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { SafetyNow as Now } from "./desk.ts";
import { actionWords } from "./events.ts";
import styles from "./FillIn.module.css";
import type { FillInView } from "./view.ts";
import { levelWords } from "./words.ts";

type Props = { readonly view: FillInView; readonly safety: Pick<Now, "level" | "actions" | "help"> };

/** What an answer about suicide asks of the clinic, and what the patient is shown. It stays in sight until the form is left. */
export function SafetyNow({ view, safety: { level, actions, help } }: Props) {
  if (level === "none") return null;
  const { language, scaleId } = view.assessment;
  return (
    <section className={styles.safety} role="alert" data-level={level}>
      <h2>{levelWords[level]}</h2>
      <ul>
        {actions.map((action) => (
          <li key={action}>{actionWords[action].en}</li>
        ))}
      </ul>
      {level === "ask-more" && scaleId !== "asq" && <AskAsq view={view} />}
      {help !== null && (
        <div className={styles.help} lang={language}>
          <h3>{help.title[language]}</h3>
          <p>{help.says[0]?.[language]}</p>
          <p>
            {help.calls.map(({ href, words }) => (
              <a key={href} href={href}>
                {words[language]}
              </a>
            ))}
          </p>
        </div>
      )}
      <p className={styles.fine}>A prescriber has this on their list from now on, whatever else is answered here.</p>
    </section>
  );
}

/** The next thing to do is one press away: the suicide screen, asked here. */
function AskAsq({ view: { patient, assessment } }: Pick<Props, "view">) {
  const navigate = useNavigate();
  const id = useRef(uuidv7());
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const ask = async () => {
    const { language, point } = assessment;
    const wish = { id: id.current, scaleId: "asq", language, how: "staff", point, dueAt: null };
    const against = againstOf(await send(`/api/patients/${patient.id}/assessments`, wish));
    setRefusals(against);
    if (against.length > 0) return;
    const params = { patientId: patient.id, assessmentId: id.current };
    await navigate({ to: "/patients/$patientId/questionnaires/$assessmentId", params });
  };
  return (
    <>
      <button type="button" className={styles.brand} onClick={() => void ask()}>
        Ask the ASQ now
      </button>
      <Refusals refusals={refusals} title="Not begun" />
    </>
  );
}
