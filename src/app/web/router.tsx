import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

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
  component: lazyRouteComponent(() => import("#infusion/bedside/Bedside.tsx"), "Bedside"),
});
const RecordPage = lazy(async () => ({ default: (await import("#infusion/Record.tsx")).Record }));

function RecordOfVisit() {
  const { infusionId } = record.useParams();
  return (
    <Suspense>
      <RecordPage key={infusionId} infusionId={infusionId} />
    </Suspense>
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
  component: lazyRouteComponent(() => import("#infusion/Discrepancies.tsx"), "Discrepancies"),
});
const quarantine = createRoute({
  getParentRoute: () => root,
  path: "/quarantine",
  component: lazyRouteComponent(() => import("#monitoring/Quarantine.tsx"), "Quarantine"),
});

/** Every page of the staff app, each its own chunk. */
export const router = createRouter({
  routeTree: root.addChildren([board, signIn, bedside, record, discrepancies, quarantine]),
});
