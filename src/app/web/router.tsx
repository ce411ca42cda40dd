import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense } from "react";
import { STAFF } from "#ui/ways.ts";
import { Fault, NoSuchPage } from "./Fault.tsx";

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
const Desk = lazy(async () => ({ default: (await import("#workspace/Desk.tsx")).Desk }));
const LettersPage = lazy(async () => ({ default: (await import("#booking/Letters.tsx")).Letters }));
const RecordPage = lazy(async () => ({ default: (await import("#infusion/Record.tsx")).Record }));
const DiscrepancyPage = lazy(async () => ({ default: (await import("#infusion/Discrepancies.tsx")).Discrepancies }));
const SiteTextsPage = lazy(async () => ({ default: (await import("#site/SiteTexts.tsx")).SiteTexts }));
const QuarantinePage = lazy(async () => ({ default: (await import("#monitoring/Quarantine.tsx")).Quarantine }));

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

const siteTexts = createRoute({
  getParentRoute: () => root,
  path: "/settings/texts",
  component: () => (
    <OnDesk title="Words of the public pages">
      <SiteTextsPage />
    </OnDesk>
  ),
});

/** Every page of the staff app, each its own chunk. */
export const router = createRouter({
  basepath: STAFF,
  routeTree: root.addChildren([board, signIn, bedside, record, discrepancies, quarantine, letters, siteTexts]),
  defaultErrorComponent: Fault,
  defaultNotFoundComponent: NoSuchPage,
});
