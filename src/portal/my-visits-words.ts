import type { HowItWent } from "./past-visits.ts";

export const myVisitsWords = {
  en: {
    title: "My visits",
    coming: "Coming",
    none: "You have no visit booked.",
    book: "Book a visit",
    past: "Past",
    nonePast: "After your first visit, what to remember stands here.",
    infusion: (n: number, of: number | null) => (of === null ? `Infusion ${n}` : `Infusion ${n} of ${of}`),
    how: {
      completed: "It was given as planned.",
      stopped: "It was ended before the planned time. You can ask us about it at any time.",
      "not-given": "No infusion was given that day.",
      over: "You were here.",
    } satisfies Record<HowItWent, string>,
    howTitle: "How it went",
    next: "What comes next",
    nextVisit: (what: string, when: string) => `${what}: ${when}`,
    askUs: "Ask us about this visit",
    others: "Waiting list and offers",
  },
  es: {
    title: "Mis citas",
    coming: "Próximas",
    none: "No tiene ninguna cita reservada.",
    book: "Reservar una cita",
    past: "Pasadas",
    nonePast: "Después de su primera cita, aquí queda lo que conviene recordar.",
    infusion: (n: number, of: number | null) => (of === null ? `Infusión ${n}` : `Infusión ${n} de ${of}`),
    how: {
      completed: "Se administró como estaba previsto.",
      stopped: "Terminó antes de lo previsto. Puede preguntarnos por ello cuando quiera.",
      "not-given": "Ese día no se administró ninguna infusión.",
      over: "Usted estuvo aquí.",
    } satisfies Record<HowItWent, string>,
    howTitle: "Cómo fue",
    next: "Qué sigue",
    nextVisit: (what: string, when: string) => `${what}: ${when}`,
    askUs: "Preguntar sobre esta cita",
    others: "Lista de espera y ofertas",
  },
} as const;
