import { Modal } from "@mantine/core";
import { CosignForm, HeldForm, IntervalForm, WhyForm } from "./SmallForms.tsx";
import type { StandingOrder } from "./fold/course.ts";
import { FindDates, OfferDates } from "./FindDates.tsx";
import { MoveForm } from "./MoveForm.tsx";
import { OrderForm } from "./OrderForm.tsx";
import { PlanForm } from "./PlanForm.tsx";
import { ReviewForm } from "./ReviewForm.tsx";
import type { CourseDate } from "./rules/dates.ts";
import type { CourseShown, CourseView } from "./view-shape.ts";
import { SetbackForm, WarningForm, Working } from "./WatchForms.tsx";

export type Open =
  | "plan"
  | "order"
  | "dates"
  | "offer"
  | "warning"
  | "working"
  | "setback"
  | "held"
  | "review"
  | "interval"
  | "interrupt"
  | "resume"
  | "end"
  /** A course of this kind, and then its dates within the days to consider it on. */
  | { readonly plan: "booster" }
  | { readonly move: CourseDate }
  | { readonly missed: CourseDate }
  | { readonly cosign: StandingOrder }
  | { readonly withdraw: StandingOrder };

type Props = {
  readonly view: CourseView;
  readonly open: Open | null;
  readonly onOpen: (open: Open) => void;
  readonly onClose: () => void;
};

/** What is done to a course is done in a dialog over its page, which stays as it was behind it. */
export const Dialogs = ({ view, open, onOpen, onClose }: Props) => (
  <Modal
    opened={open !== null}
    onClose={onClose}
    title={open === null ? "" : titleOf(open, view)}
    centered
    size={720}
    lockScroll={false}
    closeButtonProps={{ "aria-label": "Close" }}
  >
    {open !== null && <Inside view={view} open={open} onOpen={onOpen} onClose={onClose} />}
  </Modal>
);

const TITLES = {
  plan: "Plan a course",
  dates: "Find dates",
  offer: "Offer dates",
  warning: "Decide",
  working: "How this was worked out",
  setback: "Something happened outside",
  held: "Dates that are held",
  review: "Review the course",
  interval: "Days between infusions",
  interrupt: "Interrupt the course",
  resume: "Let the course go on",
  end: "End the course",
} as const;

function titleOf(open: Open, { course }: CourseView): string {
  if (open === "order") return `Order of infusion ${course?.next.nth ?? 1}`;
  if (typeof open === "string") return TITLES[open];
  if ("plan" in open) return "Plan a booster";
  if ("move" in open) return `Move infusion ${open.move.nth}`;
  if ("missed" in open) return `Infusion ${open.missed.nth} was missed`;
  return "cosign" in open
    ? `Second signature, infusion ${open.cosign.nth}`
    : `Withdraw the order of infusion ${open.withdraw.nth}`;
}

type InsideProps = Props & { readonly open: Open };

function Inside({ view, open, onOpen, onClose }: InsideProps) {
  const { course } = view;
  if (typeof open === "object" && "plan" in open)
    return <PlanForm view={view} kind={open.plan} onDone={() => onOpen("offer")} />;
  if (open === "plan") return <PlanForm view={view} onDone={onClose} />;
  if (course === null) return null;
  return typeof open === "string" ? (
    <OnCourse view={view} course={course} open={open} onDone={onClose} />
  ) : (
    <OnOne view={view} course={course} open={open} onDone={onClose} />
  );
}

type OnProps<T> = {
  readonly view: CourseView;
  readonly course: CourseShown;
  readonly open: T;
  readonly onDone: () => void;
};

const FORMS = {
  order: OrderForm,
  dates: FindDates,
  offer: OfferDates,
  warning: WarningForm,
  working: Working,
  setback: SetbackForm,
  held: HeldForm,
  review: ReviewForm,
  interval: IntervalForm,
} as const;

const CALLED_OFF = "Every date still to come is called off, and the patient is told.";

const WHYS = {
  interrupt: { label: "Interrupt it", says: CALLED_OFF, ends: false },
  resume: {
    label: "Let it go on",
    says: "After a gap the next order asks for a reason, or for a new evaluation.",
    ends: false,
  },
  end: { label: "End it", says: CALLED_OFF, ends: true },
} as const;

function OnCourse({ view, course, open, onDone }: OnProps<Exclude<Open, object | "plan">>) {
  const props = { view, course, onDone };
  if (open === "interrupt" || open === "resume" || open === "end")
    return <WhyForm {...props} path={open} {...WHYS[open]} />;
  const Form = FORMS[open];
  return <Form {...props} />;
}

function OnOne({ view, course, open, onDone }: OnProps<Exclude<Extract<Open, object>, { readonly plan: "booster" }>>) {
  const props = { view, course, onDone };
  if ("move" in open) return <MoveForm {...props} date={open.move} />;
  if ("cosign" in open) return <CosignForm {...props} order={open.cosign} />;
  return "missed" in open ? (
    <WhyForm
      {...props}
      path="dates/missed"
      more={{ appointmentId: open.missed.appointmentId }}
      label="It was missed"
      says="The next date keeps this number, and one more date is to be found."
    />
  ) : (
    <WhyForm
      {...props}
      path="orders/withdraw"
      more={{ nth: open.withdraw.nth }}
      label="Withdraw it"
      says="Nothing may be given for this infusion until another order is signed."
    />
  );
}
