import { type AnyRootRoute, createRoute, useParams } from "@tanstack/react-router";
import { type ComponentType, lazy, type ReactNode } from "react";
import { useMe } from "#workspace/me.ts";

const MedicinesPage = lazy(async () => ({ default: (await import("#evaluation/Medicines.tsx")).Medicines }));
const HealthPage = lazy(async () => ({ default: (await import("#evaluation/HealthHistory.tsx")).HealthHistory }));
const ConsentPage = lazy(async () => ({ default: (await import("#evaluation/Consent.tsx")).Consent }));

const ChangesPage = lazy(async () => ({ default: (await import("#workspace/chart/Changes.tsx")).Changes }));

const EvaluationPage = lazy(async () => ({ default: (await import("#evaluation/Evaluation.tsx")).Evaluation }));

const FollowUpPage = lazy(async () => ({ default: (await import("#followup/FollowUp.tsx")).FollowUp }));

type OnChart = ComponentType<{ readonly children: ReactNode }>;
type Page = ComponentType<{ readonly patientId: string }>;

/** A page about one patient; another patient's is another page, so that nothing half entered is carried over. */
function OfPatient({ page: Page }: { readonly page: Page }) {
  const { patientId = "" } = useParams({ strict: false });
  return <Page key={patientId} patientId={patientId} />;
}

/** Everything a specialist decides from; whoever may not decide reads it. */
function EvaluationOf({ patientId }: { readonly patientId: string }) {
  const me = useMe().data;
  return me === undefined ? null : (
    <EvaluationPage patientId={patientId} mayDecide={me.permissions.includes("evaluate")} />
  );
}

/** What a patient takes, and what else their evaluation rests on. */
export function historyPages(root: AnyRootRoute, OnChart: OnChart) {
  const page = (path: string, Of: Page) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: () => (
        <OnChart>
          <OfPatient page={Of} />
        </OnChart>
      ),
    });
  return [
    page("/patients/$patientId/medicines", MedicinesPage),
    page("/patients/$patientId/evaluation", EvaluationOf),
    page("/patients/$patientId/health", HealthPage),
    page("/patients/$patientId/follow-up", FollowUpPage),
    page("/patients/$patientId/consent", ConsentPage),
    page("/patients/$patientId/changes", ChangesPage),
  ];
}
