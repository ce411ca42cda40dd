import { clearanceOf, type Infusion, latest } from "../fold/infusion.ts";
import { type Care, planFindings, type Stands } from "../rules/care.ts";
import { need, type Requirement } from "./requirement.ts";

const UNREAD: Stands = {
  answer: "unknown",
  says: "What stands in the chart could not be read.",
  satisfy: "Read the visit again.",
};

/** What other rooms must say yes to: consent and a signed order without exception, a cleared evaluation unless a physician goes on with a reason. */
export const careRequirements = (infusion: Infusion, care: Care | null): readonly Requirement[] => [
  consentRequirement(care?.consent ?? UNREAD),
  evaluationRequirement(infusion, care?.evaluation ?? { ...UNREAD, passable: false }),
  courseOrderRequirement(infusion, care),
];

/** The requirements an old visit is not judged by: nobody kept how they stood when it began. */
export const CARE_IDS: ReadonlySet<string> = new Set(["consent-valid", "evaluation", "course-order"]);

const consentRequirement = ({ answer, says, satisfy }: Stands): Requirement =>
  need("consent-valid", "Valid consent", answer === "yes", says, satisfy);

function evaluationRequirement(
  infusion: Infusion,
  { answer, says, satisfy, passable }: Care["evaluation"],
): Requirement {
  const passed = passable && clearanceOf(infusion, "evaluation", infusion.openedAt) !== null;
  const or = passable ? " Or a physician goes on, with the reason." : "";
  return need("evaluation", "Cleared evaluation", answer === "yes" || passed, says, satisfy + or);
}

function courseOrderRequirement(infusion: Infusion, care: Care | null): Requirement {
  const against = care === null ? UNREAD : againstOrder(infusion, care);
  return need("course-order", "Order of the course", against === null, against?.says ?? "", against?.satisfy ?? "");
}

/** Why the course's order does not let this visit start; null where it does. */
function againstOrder({ number, done }: Infusion, { course, order, orderSays }: Care): Omit<Stands, "answer"> | null {
  if (order === null || course === null)
    return { says: orderSays, satisfy: "A physician signs it on the patient's course." };
  if (course.nth !== number)
    return {
      says: `This visit was opened as infusion ${number}, but infusion ${course.nth} of the course is next.`,
      satisfy: "Cancel this visit, and open it with the right number.",
    };
  const here = latest(done.OrderSigned);
  return here === null ? null : (planFindings(here.data, order).find(({ level }) => level === "hard") ?? null);
}
