import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense } from "react";
import { STAFF } from "#ui/ways.ts";
import { Fault, NoSuchPage } from "./Fault.tsx";
import { historyPages } from "./history-pages.tsx";
import { safetyPages } from "./safety-pages.tsx";
import { messagePages } from "./message-pages.tsx";
import { settingsPages } from "./settings-pages.tsx";

const BedsidePage = lazy(async () => ({ default: (await import("#infusion/bedside/Bedside.tsx")).Bedside }));
const SinceLast = lazy(async () => ({ default: (await import("#followup/since/SinceLast.tsx")).SinceLast }));

const sinceLast = (infusionId: string) => (
  <Suspense>
    <SinceLast infusionId={infusionId} />
  </Suspense>
);

/** The bedside, told what rooms behind it know of the time since the last infusion. Until that is there, the visit goes on. */
const AtBedside = () => (
  <Suspense>
    <BedsidePage sinceLast={sinceLast} />
  </Suspense>
);

const root = createRootRoute({ component: Outlet });

const board = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("#workspace/Board.tsx"), "Board"),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("#workspace/SignIn.tsx"), "SignIn"),
});
const bedside = createRoute({
  getParentRoute: () => root,
  path: "/infusions/$infusionId",
  component: AtBedside,
});
const week = lazyRouteComponent(() => import("#workspace/Week.tsx"), "Week");
const schedule = createRoute({ getParentRoute: () => root, path: "/schedule", component: week });
const appointment = createRoute({ getParentRoute: () => root, path: "/schedule/$appointmentId", component: week });
const pipeline = lazyRouteComponent(() => import("#workspace/Enquiries.tsx"), "Enquiries");
const enquiries = createRoute({ getParentRoute: () => root, path: "/enquiries", component: pipeline });
const enquiry = createRoute({ getParentRoute: () => root, path: "/enquiries/$enquiryId", component: pipeline });
const patient = createRoute({
  getParentRoute: () => root,
  path: "/patients/$patientId",
  component: lazyRouteComponent(() => import("#workspace/Patient.tsx"), "Patient"),
});
const Desk = lazy(async () => ({ default: (await import("#workspace/Desk.tsx")).Desk }));
const LettersPage = lazy(async () => ({ default: (await import("#booking/Letters.tsx")).Letters }));
const RecordPage = lazy(async () => ({ default: (await import("#infusion/Record.tsx")).Record }));
const DiscrepancyPage = lazy(async () => ({ default: (await import("#infusion/Discrepancies.tsx")).Discrepancies }));
const QuarantinePage = lazy(async () => ({ default: (await import("#monitoring/Quarantine.tsx")).Quarantine }));

const Chart = lazy(async () => ({ default: (await import("#workspace/chart/OnChart.tsx")).OnChart }));

/** A page of another room in a patient's chart. */
const OnChart = ({ children }: { readonly children: ReactNode }) => (
  <Suspense>
    <Chart>{children}</Chart>
  </Suspense>
);

/** A page of another room in the desk's frame; that room cannot frame itself, because the workspace stands after it. */
const OnDesk = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Suspense>
    <Desk title={title}>{children}</Desk>
  </Suspense>
);

function RecordOfVisit() {
  const { infusionId } = record.useParams();
  return (
    <OnDesk title="Infusion record">
      <RecordPage key={infusionId} infusionId={infusionId} />
    </OnDesk>
  );
}

const record = createRoute({
  getParentRoute: () => root,
  path: "/infusions/$infusionId/record",
  component: RecordOfVisit,
});
const discrepancies = createRoute({
  getParentRoute: () => root,
  path: "/discrepancies",
  component: () => (
    <OnDesk title="Discrepancies">
      <DiscrepancyPage />
    </OnDesk>
  ),
});
const quarantine = createRoute({
  getParentRoute: () => root,
  path: "/quarantine",
  component: () => (
    <OnDesk title="Quarantine">
      <QuarantinePage />
    </OnDesk>
  ),
});

const letters = createRoute({
  getParentRoute: () => root,
  path: "/letters",
  component: () => (
    <OnDesk title="Letters">
      <LettersPage />
    </OnDesk>
  ),
});

const QuestionnairesPage = lazy(async () => ({
  default: (await import("#assessment/Questionnaires.tsx")).Questionnaires,
}));
const FillInPage = lazy(async () => ({ default: (await import("#assessment/FillIn.tsx")).FillIn }));

const OutcomesPage = lazy(async () => ({ default: (await import("#outcomes/Outcomes.tsx")).Outcomes }));

const outcomes = createRoute({
  getParentRoute: () => root,
  path: "/outcomes",
  component: () => (
    <OnDesk title="Outcomes">
      <OutcomesPage />
    </OnDesk>
  ),
});

const CoursePage = lazy(async () => ({ default: (await import("#course/Course.tsx")).Course }));

function CourseOfPatient() {
  const { patientId } = course.useParams();
  return (
    <OnChart>
      <CoursePage key={patientId} patientId={patientId} />
    </OnChart>
  );
}

const course = createRoute({
  getParentRoute: () => root,
  path: "/patients/$patientId/course",
  component: CourseOfPatient,
});

function QuestionnairesOfPatient() {
  const { patientId } = questionnaires.useParams();
  return (
    <OnChart>
      <QuestionnairesPage key={patientId} patientId={patientId} />
    </OnChart>
  );
}

function OneQuestionnaire() {
  const { patientId, assessmentId } = questionnaire.useParams();
  return (
    <OnDesk title="Questionnaire">
      <FillInPage key={assessmentId} patientId={patientId} assessmentId={assessmentId} />
    </OnDesk>
  );
}

const questionnaires = createRoute({
  getParentRoute: () => root,
  path: "/patients/$patientId/questionnaires",
  component: QuestionnairesOfPatient,
});
const questionnaire = createRoute({
  getParentRoute: () => root,
  path: "/patients/$patientId/questionnaires/$assessmentId",
  component: OneQuestionnaire,
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: "/set-up",
  component: lazyRouteComponent(() => import("./SetUp.tsx"), "SetUp"),
});
const join = createRoute({
  getParentRoute: () => root,
  path: "/join",
  component: lazyRouteComponent(() => import("#people/Join.tsx"), "Join"),
});

/** Every page of the staff app, each its own chunk. */
export const router = createRouter({
  basepath: STAFF,
  routeTree: root.addChildren([
    board,
    signIn,
    bedside,
    record,
    discrepancies,
    quarantine,
    letters,
    schedule,
    appointment,
    enquiries,
    enquiry,
    patient,
    course,
    questionnaires,
    questionnaire,
    outcomes,
    setUp,
    join,
    ...historyPages(root, OnChart),
    ...safetyPages(root, OnDesk),
    ...messagePages(root, { OnDesk, OnChart }),
    ...settingsPages(root, OnDesk),
  ]),
  defaultErrorComponent: Fault,
  defaultNotFoundComponent: NoSuchPage,
});
