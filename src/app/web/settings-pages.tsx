import { type AnyRoute, createRoute, Link } from "@tanstack/react-router";
import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import styles from "./settings-pages.module.css";

type Section = { readonly path: string; readonly label: string; readonly Page: ComponentType };

/** The sections of the settings, each from the room it belongs to, in the order a clinic is set up. */
const sections: readonly Section[] = [
  {
    path: "/settings",
    label: "Clinic",
    Page: lazy(async () => ({ default: (await import("#clinic/ClinicSettings.tsx")).ClinicSettings })),
  },
  {
    path: "/settings/hours",
    label: "Hours",
    Page: lazy(async () => ({ default: (await import("#clinic/HoursSettings.tsx")).HoursSettings })),
  },
  {
    path: "/settings/rooms",
    label: "Rooms",
    Page: lazy(async () => {
      const [{ RoomSettings }, { Monitors }] = await Promise.all([
        import("#clinic/RoomSettings.tsx"),
        import("#monitoring/Monitors.tsx"),
      ]);
      const RoomsAndMonitors = () => (
        <>
          <RoomSettings />
          <Monitors />
        </>
      );
      return { default: RoomsAndMonitors };
    }),
  },
  {
    path: "/settings/people",
    label: "People",
    Page: lazy(async () => ({ default: (await import("#people/StaffSettings.tsx")).StaffSettings })),
  },
  {
    path: "/settings/on-call",
    label: "On call",
    Page: lazy(async () => ({ default: (await import("#followup/safety/OnCallSettings.tsx")).OnCallSettings })),
  },
  {
    path: "/settings/prices",
    label: "Prices",
    Page: lazy(async () => ({ default: (await import("#clinic/PriceSettings.tsx")).PriceSettings })),
  },
  {
    path: "/settings/booking",
    label: "Booking",
    Page: lazy(async () => ({ default: (await import("#booking/BookingSettings.tsx")).BookingSettings })),
  },
  {
    path: "/settings/texts",
    label: "Words",
    Page: lazy(async () => ({ default: (await import("#site/SiteTexts.tsx")).SiteTexts })),
  },
  {
    path: "/settings/messages",
    label: "Messages",
    Page: lazy(async () => ({ default: (await import("#followup/messages/Templates.tsx")).Templates })),
  },
  {
    path: "/settings/consent",
    label: "Consent",
    Page: lazy(async () => ({ default: (await import("#evaluation/ConsentTexts.tsx")).ConsentTexts })),
  },
  {
    path: "/settings/protocol",
    label: "Protocol",
    Page: lazy(async () => ({ default: (await import("#clinic/Protocol.tsx")).Protocol })),
  },
];

type Frame = ComponentType<{ readonly title: string; readonly children: ReactNode }>;

/** Every page of the settings in the desk's frame, under one row of links. */
export const settingsPages = <Root extends AnyRoute>(root: Root, OnDesk: Frame) =>
  sections.map(({ path, Page }) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: () => (
        <OnDesk title="Settings">
          <nav className={styles.sections} aria-label="Settings">
            {sections.map((section) => (
              <Link
                key={section.path}
                to={section.path}
                activeOptions={{ exact: true }}
                activeProps={{ "aria-current": "page" }}
              >
                {section.label}
              </Link>
            ))}
          </nav>
          <Suspense>
            <Page />
          </Suspense>
        </OnDesk>
      ),
    }),
  );
