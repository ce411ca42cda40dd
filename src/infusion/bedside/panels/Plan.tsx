import { Link } from "@tanstack/react-router";
import { careRequirements } from "../../decide/care-requirements.ts";
import type { Requirement } from "../../decide/start.ts";
import { clearanceOf } from "../../fold/infusion.ts";
import { Button } from "#ui/Field.tsx";
import { useCockpit } from "../cockpit.ts";
import { ClearWithReason } from "./Clearance.tsx";
import { PanelHead } from "../OrderForm.tsx";
import styles from "../Panel.module.css";
import { Ready } from "./Ready.tsx";

const TITLE = "Consent, evaluation, order";

/** How consent, evaluation and the course's order stand for this infusion; each is put right in the patient's chart. */
export function PlanPanel() {
  const { infusion, context, view, open } = useCockpit();
  const { care } = context;
  const requirements = careRequirements(infusion, care);
  const passed = clearanceOf(infusion, "evaluation", infusion.openedAt);
  const mayPass = passed === null && requirements.some(({ id, met }) => id === "evaluation" && !met);
  return (
    <section className={styles.panel} aria-label={TITLE}>
      <PanelHead title={TITLE} lead={care?.course == null ? "No course is under way." : courseWords(care.course)} />
      <div className={styles.body}>
        <ul className={styles.list}>
          {requirements.map((one) => (
            <Row key={one.id} requirement={one} says={saysOf(one, care)} />
          ))}
        </ul>
        <Ready care={care} />
        {passed !== null && (
          <p>
            Gone past by {view.people[passed.by]?.name ?? "a physician"}: {passed.data.reason}
          </p>
        )}
        {mayPass && care?.evaluation.passable === true && <ClearWithReason item="evaluation" />}
        <p>
          <Link to="/patients/$patientId" params={{ patientId: view.patient.id }}>
            Open the patient&apos;s chart
          </Link>
        </p>
      </div>
      <div className={styles.foot}>
        <Button onPress={() => open(null)}>Go on</Button>
      </div>
    </section>
  );
}

type Care = ReturnType<typeof useCockpit>["context"]["care"];

const courseWords = ({ nth, of }: NonNullable<NonNullable<Care>["course"]>): string =>
  of === null ? `Maintenance infusion ${nth}.` : `Infusion ${nth} of ${of}.`;

function saysOf({ id, met, says }: Requirement, care: Care): string {
  if (!met || care === null) return says;
  if (id === "consent-valid") return care.consent.says;
  if (id === "evaluation") return care.evaluation.says;
  const { order } = care;
  return order === null
    ? care.orderSays
    : `${order.mgPerKg} mg/kg over ${order.minutes} min, ${order.weightBasis} weight. Signed by ${order.signedBy}.`;
}

const Row = ({
  requirement: { title, met, satisfy },
  says,
}: {
  readonly requirement: Requirement;
  readonly says: string;
}) => (
  <li className={styles.row}>
    <span className={styles.mark} data-met={met ? "yes" : "unknown"} aria-hidden="true">
      {met ? "✓" : "?"}
    </span>
    <p>
      <b>{title}</b>: {says}
      {!met && <small>{satisfy}</small>}
    </p>
  </li>
);
