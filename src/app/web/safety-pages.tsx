import { type AnyRootRoute, createRoute, useParams } from "@tanstack/react-router";
import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { useMe } from "#workspace/me.ts";

const AlertPage = lazy(async () => ({ default: (await import("#followup/safety/Alert.tsx")).Alert }));
const AlertsPage = lazy(async () => ({ default: (await import("#followup/safety/Alerts.tsx")).Alerts }));

type OnDesk = ComponentType<{ readonly title: string; readonly children: ReactNode }>;

function OneAlert() {
  const { alertId = "" } = useParams({ strict: false });
  return <AlertPage key={alertId} alertId={alertId} />;
}

const EveryAlert = () => <AlertsPage mayDrill={useMe().data?.permissions.includes("drill-safety") ?? false} />;

/** Words of danger: the list of them, and each with what somebody does about it. */
export const safetyPages = (root: AnyRootRoute, OnDesk: OnDesk) =>
  [
    { path: "/alerts", title: "Alerts", Page: EveryAlert },
    { path: "/alerts/$alertId", title: "Alert", Page: OneAlert },
  ].map(({ path, title, Page }) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: () => (
        <OnDesk title={title}>
          <Suspense>
            <Page />
          </Suspense>
        </OnDesk>
      ),
    }),
  );
