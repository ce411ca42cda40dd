import * as fc from "fast-check";
import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import type { FactsOf, LetterKind, VisitFacts } from "./facts.ts";
import { isNeutral } from "./unspoken.ts";
import { clockName, greetedName, wholeTime } from "./when.ts";
import { letterFor } from "./write.ts";

const at = (iso: string) => as<Instant>(Date.parse(iso));
const clinic = {
  name: "Dusk Demonstration Clinic",
  phone: "(212) 555-0100",
  street: "12 Harbor Street",
  town: "New York, NY 10001",
};
const visit: VisitFacts = {
  name: { en: "Visit, about two and a half hours", es: "Cita, unas dos horas y media" },
  startAt: at("2026-11-24T14:30:00Z"),
  endAt: at("2026-11-24T17:00:00Z"),
  zone: "America/New_York",
  video: false,
  site: null,
  videoLink: null,
  escort: true,
  cutoffHours: 24,
  selfService: true,
  link: "https://clinic.example/visits",
};
const name = "Ode, Mara";

/** Every letter there is, with ordinary facts. */
const letters: FactsOf = {
  code: { clinic, code: "204816", minutes: 10, link: "https://clinic.example/my/door/code/204816" },
  "enquiry-received": { clinic, name },
  booked: { clinic, name, visit },
  moved: { clinic, name, visit },
  cancelled: { clinic, name, visit },
  "reminder-7d": { clinic, name, visit },
  "reminder-48h": { clinic, name, visit },
  "reminder-24h": { clinic, name, visit },
  "evening-questions": { clinic, name, visit },
  "ride-please": { clinic, name, visit },
  "ride-ask-driver": { clinic, name: "Robin Ballad", patient: name, visit, link: "https://clinic.example/ride/k7" },
  "ride-confirmed": { clinic, name, visit, driver: "Robin Ballad" },
  "wait-offer": { clinic, name, visit, until: at("2026-11-20T20:40:00Z"), link: "https://clinic.example/offer/k7" },
  forms: { clinic, name, link: "https://clinic.example/my" },
  "message-waits": { clinic, name, link: "https://clinic.example/my/messages" },
  "check-in": { clinic, name, link: "https://clinic.example/my/check-in" },
  "passkey-made": { clinic, name, link: "https://clinic.example/my/passkeys" },
  invitation: { clinic, name: "Jo Park", inviter: "Ines Reyes", link: "https://clinic.example/join/k7", minutes: 10 },
  "new-way-in": { clinic, name: "Jo Park", inviter: "Ines Reyes", link: "https://clinic.example/join/k8", minutes: 10 },
};
const kinds = Object.keys(letters) as LetterKind[];
const every = (["en", "es"] as const).flatMap((language) => kinds.map((kind) => [language, kind] as const));
const write = (language: "en" | "es", kind: LetterKind, facts: FactsOf = letters) =>
  letterFor(kind, language, facts[kind] as never);

test.each(every)("%s %s names no drug, treatment or illness", (language, kind) => {
  const { subject, body, text } = write(language, kind);
  for (const said of [subject, body, text]) expect(isNeutral(said), said).toBe(true);
});

test.each(every)("%s %s stays neutral for a clinic and a visit whose own names are not", (language, kind) => {
  const loud = { ...clinic, name: "Harbor Ketamine & Psychiatry" };
  const told = { ...visit, name: { en: "Ketamine infusion", es: "Infusión de ketamina" } };
  const facts = Object.fromEntries(
    Object.entries(letters).map(([key, value]) => [
      key,
      { ...value, clinic: loud, ...("visit" in value && { visit: told }) },
    ]),
  ) as unknown as FactsOf;
  const { subject, body, text } = write(language, kind, facts);
  for (const said of [subject, body, text]) expect(isNeutral(said), said).toBe(true);
});

test.each(every)("%s %s is calm, one line of subject, and a short text message", (language, kind) => {
  const { subject, body, text } = write(language, kind);
  expect(`${subject}${body}${text}`).not.toMatch(/[!¡]|undefined|null|\[object/);
  expect(subject).not.toMatch(/\n/);
  expect(subject.length).toBeLessThan(78);
  expect(text.length).toBeLessThan(320);
  expect(text).not.toMatch(/\n/);
  expect(`${body}${text}`).not.toMatch(/[\u00a0\u202f]|\.\./);
});

test.each(every)("%s %s says whom to call, and in an emergency 911", (language, kind) => {
  const { body } = write(language, kind);
  expect(body).toContain(clinic.phone);
  expect(body).toContain("911");
});

test.each(
  kinds.filter(
    (kind) =>
      ![
        "code",
        "invitation",
        "new-way-in",
        "enquiry-received",
        "forms",
        "message-waits",
        "check-in",
        "passkey-made",
      ].includes(kind),
  ),
)("%s says the same day and hour in both languages", (kind) => {
  const isRide = kind === "ride-ask-driver";
  expect(write("en", kind).body).toContain(
    isRide ? "Tuesday, November 24, at about 12:00 PM" : "Tuesday, November 24, 2026 at 9:30 AM (EST)",
  );
  expect(write("es", kind).body).toContain(
    isRide
      ? "martes 24 de noviembre, cerca de las 12:00 p. m."
      : "martes 24 de noviembre de 2026, a las 9:30 a. m. (EST)",
  );
});

test("one o'clock takes the singular in Spanish", () => {
  expect(wholeTime("es", "America/New_York", at("2026-11-24T18:30:00Z"))).toMatch(/a la 1:30 p\. m\./);
  expect(wholeTime("es", "America/New_York", at("2026-11-24T15:30:00Z"))).toMatch(/a las 10:30 a\. m\./);
});

test("in summer the clocks have their summer name", () => {
  expect(clockName("America/New_York", at("2026-07-01T15:00:00Z"))).toBe("EDT");
  expect(clockName("America/New_York", at("2026-12-01T15:00:00Z"))).toBe("EST");
});

test("people are greeted by their given name, however it was written down", () => {
  expect(["Ode, Mara Luz", "Mara Ode", "Mara", " Ode , Mara "].map(greetedName)).toEqual([
    "Mara",
    "Mara",
    "Mara",
    "Mara",
  ]);
});

/** Many cases on a busy machine: time is no finding here. */
const patient = { timeout: 120_000 };

test("a name says one word to whoever gets the letter: no link, no number, no message", patient, () => {
  const told = [
    "X, Call 212-555-0100 now: https://evil.example",
    "X, https://evil.example/1",
    "Ode, " + "a".repeat(80),
  ];
  expect(told.map(greetedName)).toEqual(["Call", "httpsevilexample", "a".repeat(30)]);
  fc.assert(fc.property(fc.string({ unit: "binary" }), (typed) => !/[\s:/.@\d]/.test(greetedName(typed))));
});

test("a driver's name says one word too, and a letter without one still tells that somebody drives", () => {
  const typed = "Robin https://evil.example and call 212-555-0177";
  for (const language of ["en", "es"] as const) {
    const { body, text, subject } = letterFor("ride-confirmed", language, { clinic, name, visit, driver: typed });
    for (const part of [body, text, subject]) expect(part).not.toMatch(/evil|0177/);
    expect(body).toMatch(/\nRobin (will|le llevará)/);
  }
  const nameless = { clinic, name, visit, driver: "https://1.2.3.4" };
  expect(letterFor("ride-confirmed", "en", { ...nameless, driver: "12:34" }).text).toMatch(/Your driver will take you/);
  expect(letterFor("ride-confirmed", "es", nameless).text).not.toMatch(/:\/\/|1\.2/);
});

test("a name of which nothing is left greets without one", () => {
  const facts = { clinic, name: "212 555 0100", visit };
  expect(letterFor("booked", "en", facts).body).toMatch(/^Hello,/);
  expect(letterFor("booked", "es", facts).body).toMatch(/^Hola:/);
});

test("a video visit names no street, and a visit without an escort no ride", () => {
  const facts = { clinic, name, visit: { ...visit, video: true, escort: false } };
  const { body } = letterFor("booked", "en", facts);
  expect(body).toContain("By video");
  expect(body).not.toContain("drive");
});

test("where a clinic has several sites, the visit's own is named and no other address", () => {
  const facts = { ...letters["ride-ask-driver"], visit: { ...visit, site: "Uptown, 5 Example Avenue" } };
  for (const kind of ["booked", "moved", "cancelled", "reminder-24h", "ride-ask-driver"] as const) {
    const { body } = letterFor(kind, "en", facts);
    expect(body).toContain("\n  Uptown, 5 Example Avenue\n");
    expect(body).not.toContain("  12 Harbor Street");
  }
  expect(letterFor("booked", "en", { ...facts, visit: { ...visit, site: "Ketamine Uptown" } }).body).not.toMatch(
    /Uptown/,
  );
});

test("too late to move a visit alone, one is told to call", () => {
  const late = { clinic, name, visit: { ...visit, selfService: false } };
  expect(letterFor("booked", "en", late).body).toContain("To move or cancel it now, please call us at (212) 555-0100.");
  expect(letterFor("booked", "es", late).body).not.toContain("24 horas");
});

test("a clinic that has not said its address or telephone leaves no gaps", () => {
  const bare = { ...clinic, phone: "", street: "", town: "" };
  const bodies = every.map(([language, kind]) => letterFor(kind, language, { ...letters[kind], clinic: bare }).body);
  for (const body of bodies) expect(body).not.toMatch(/\n{3}|, ,| at \.| al \./);
});

test("the words not to be said are found whatever their accents and capitals", () => {
  expect(["Infusión", "KETAMINA", "su depresión", "Psiquiatría"].map(isNeutral)).toEqual([false, false, false, false]);
  expect(["Visit", "Cita", "a las 9:30"].map(isNeutral)).toEqual([true, true, true]);
});

test.each(["booked", "moved", "reminder-7d", "reminder-48h", "reminder-24h"] as const)(
  "%s says where to join by video; where no link was given, whom to ask",
  (kind) => {
    const videoLink = "https://video.demo.example/dusk";
    for (const language of ["en", "es"] as const) {
      const linked = letterFor(kind, language, { clinic, name, visit: { ...visit, video: true, videoLink } });
      expect(linked.body).toContain(`\n${videoLink}\n`);
      expect(linked.text).toContain(videoLink);
      const bare = letterFor(kind, language, { clinic, name, visit: { ...visit, video: true } });
      expect(bare.body).toMatch(/ask how to join|pregunte cómo entrar/);
    }
  },
);

test.each(["booked", "moved", "reminder-7d", "reminder-48h", "reminder-24h"] as const)(
  "%s as a text sends nobody to the page to change a visit when only a call can change it",
  (kind) => {
    const late = { clinic, name, visit: { ...visit, selfService: false } };
    expect(letterFor(kind, "en", late).text).toContain("To change it, please call (212) 555-0100.");
    expect(letterFor(kind, "en", late).text).not.toContain("To change it: http");
    expect(letterFor(kind, "es", late).text).not.toContain("Para cambiarla: http");
  },
);
