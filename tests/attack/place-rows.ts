import { uuidv7 } from "uuidv7";
import { unapprovedExample } from "#clinic/unapproved-example.ts";

type Ids = { readonly room: string; readonly patient: string };

/** How the settings of the place and its people are asked. The ids are of something else: nothing here changes the clinic walked. */
export const placeRows: Readonly<Record<string, (ids: Ids) => { path: string; body?: object }>> = {
  "GET /api/settings": () => ({ path: "/api/settings" }),
  "POST /api/settings/profile": () => ({
    path: "/api/settings/profile",
    body: {
      id: uuidv7(),
      after: null,
      profile: {
        name: "Test clinic",
        host: null,
        phone: "",
        email: "",
        street: "",
        town: "",
        brand: { amber: "#f2a65a", rust: "#b4532a", plum: "#7a3c6d" },
        languages: ["en"],
        people: [],
      },
    },
  }),
  "POST /api/settings/prices": () => ({
    path: "/api/settings/prices",
    body: { id: uuidv7(), after: null, prices: { items: [], rules: { en: "", es: "" } } },
  }),
  "POST /api/settings/hours": ({ room }) => ({
    path: "/api/settings/hours",
    body: { id: uuidv7(), after: null, siteId: room, weekly: [] },
  }),
  "POST /api/settings/rooms": ({ room }) => ({
    path: "/api/settings/rooms",
    body: { roomId: uuidv7(), siteId: room, name: "Room", kind: "consulting" },
  }),
  "POST /api/settings/rooms/rename": () => ({
    path: "/api/settings/rooms/rename",
    body: { id: uuidv7(), roomId: uuidv7(), name: "Room" },
  }),
  "POST /api/settings/rooms/close": () => ({
    path: "/api/settings/rooms/close",
    body: { id: uuidv7(), roomId: uuidv7() },
  }),
  "GET /api/settings/monitors": () => ({ path: "/api/settings/monitors" }),
  "POST /api/settings/monitors": () => ({
    path: "/api/settings/monitors",
    body: {
      deviceId: uuidv7(),
      roomId: uuidv7(),
      label: "Monitor",
      zone: "UTC",
      identifiers: ["MON"],
      addresses: ["192.0.2.1"],
    },
  }),
  "POST /api/settings/monitors/move": () => ({
    path: "/api/settings/monitors/move",
    body: { id: uuidv7(), deviceId: uuidv7(), roomId: uuidv7() },
  }),
  "POST /api/settings/monitors/remove": () => ({
    path: "/api/settings/monitors/remove",
    body: { id: uuidv7(), deviceId: uuidv7() },
  }),
  "POST /api/settings/closures": ({ room }) => ({
    path: "/api/settings/closures",
    body: { closureId: uuidv7(), siteId: room, firstDay: "2026-12-24", lastDay: "2026-12-24", why: "" },
  }),
  "POST /api/settings/closures/remove": () => ({
    path: "/api/settings/closures/remove",
    body: { id: uuidv7(), closureId: uuidv7() },
  }),
  "POST /api/settings/rotas": ({ patient }) => ({
    path: "/api/settings/rotas",
    body: { id: uuidv7(), after: null, staffId: patient, weekly: [] },
  }),
  "POST /api/settings/leaves": ({ patient }) => ({
    path: "/api/settings/leaves",
    body: { leaveId: uuidv7(), staffId: patient, fromAt: 1, toAt: 2, why: "" },
  }),
  "POST /api/settings/leaves/remove": () => ({
    path: "/api/settings/leaves/remove",
    body: { id: uuidv7(), leaveId: uuidv7() },
  }),
  "GET /api/settings/protocol": () => ({ path: "/api/settings/protocol" }),
  "POST /api/settings/protocol/draft": () => ({
    path: "/api/settings/protocol/draft",
    body: { protocol: { ...unapprovedExample, version: uuidv7() }, copiedFrom: null },
  }),
  "POST /api/settings/protocol/sign": () => ({
    path: "/api/settings/protocol/sign",
    body: { read: { ...unapprovedExample, version: uuidv7() }, printedName: "Test Director" },
  }),
  "GET /api/staff": () => ({ path: "/api/staff" }),
  "POST /api/staff/roles": ({ patient }) => ({
    path: "/api/staff/roles",
    body: { id: uuidv7(), staffId: patient, roles: ["nurse"] },
  }),
  "POST /api/staff/farewell": ({ patient }) => ({
    path: "/api/staff/farewell",
    body: { id: uuidv7(), staffId: patient, why: "moved away" },
  }),
  "POST /api/staff/reset": ({ patient }) => ({
    path: "/api/staff/reset",
    body: { id: uuidv7(), staffId: patient, why: "lost telephone" },
  }),
  "POST /api/staff/invitations": () => ({
    path: "/api/staff/invitations",
    body: {
      id: uuidv7(),
      staffId: uuidv7(),
      name: "Mara Ode",
      credential: "RN",
      email: `${uuidv7()}@demo.example`,
      roles: ["nurse"],
    },
  }),
  "POST /api/staff/invitations/renew": ({ patient }) => ({
    path: "/api/staff/invitations/renew",
    body: { id: uuidv7(), invitationId: patient },
  }),
  "POST /api/staff/invitations/withdraw": ({ patient }) => ({
    path: "/api/staff/invitations/withdraw",
    body: { id: uuidv7(), invitationId: patient },
  }),
};
