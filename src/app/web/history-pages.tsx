import { type AnyRootRoute, createRoute, useParams } from "@tanstack/react-router";
import { type ComponentType, lazy, type ReactNode } from "react";
import { useMe } from "#workspace/me.ts";

const MedicinesPage = lazy(async () => ({ default: (await import("#evaluation/Medicines.tsx")).Medicines }));
const HealthPage = lazy(async () => ({ default: (await import("#evaluation/HealthHistory.tsx")).HealthHistory }));
const ConsentPage = lazy(async () => ({ default: (await import("#evaluation/Consent.tsx")).Consent }));

const EvaluationPage = lazy(async () => ({ default: (await import("#evaluation/Evaluation.tsx")).Evaluation }));

type OnDesk = ComponentType<{ readonly title: string; readonly children: ReactNode }>;
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
export function historyPages(root: AnyRootRoute, OnDesk: OnDesk) {
  const page = (path: string, title: string, Of: Page) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: () => (
        <OnDesk title={title}>
          <OfPatient page={Of} />
        </OnDesk>
      ),
    });
  return [
    page("/patients/$patientId/medicines", "Medicines", MedicinesPage),
    page("/patients/$patientId/evaluation", "Evaluation", EvaluationOf),
    page("/patients/$patientId/health", "Health and past treatments", HealthPage),
    page("/patients/$patientId/consent", "Consent", ConsentPage),
  ];
}
