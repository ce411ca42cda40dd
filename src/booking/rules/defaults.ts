import type { AppointmentType, BookingRules } from "../events.ts";

const inTheRoom = {
  before: 0,
  after: 15,
  video: false,
  prescriberOnSite: false,
  monitor: false,
  escort: false,
  publicBooking: false,
} as const;

const withPrescriber = [{ role: "prescriber", takes: "whole" }] as const;

/** One hour with a prescriber: history, past treatment, and whether this treatment fits. No chart is needed to book it. */
const evaluation: AppointmentType = {
  ...inTheRoom,
  id: "evaluation",
  name: { en: "First consultation", es: "Primera consulta" },
  neutral: { en: "Appointment", es: "Cita" },
  minutes: 60,
  room: "consulting",
  people: withPrescriber,
  publicBooking: true,
};

/**
 * 150 min = 30 check-in and checklist + 40 infusion + 60 recovery (first infusion, clinical.md 6) + 20 discharge to the escort;
 * then 15 min to make the room ready. A proposal for the clinic's director, as all lengths here.
 */
const infusion: AppointmentType = {
  ...inTheRoom,
  id: "infusion",
  name: { en: "Infusion", es: "Infusión" },
  neutral: { en: "Appointment", es: "Cita" },
  minutes: 150,
  room: "infusion",
  people: [{ role: "nurse", takes: "share" }],
  prescriberOnSite: true,
  monitor: true,
  escort: true,
};

const followUp: AppointmentType = {
  ...evaluation,
  id: "follow-up",
  name: { en: "Follow-up", es: "Consulta de seguimiento" },
  minutes: 30,
  after: 5,
  publicBooking: false,
};

const byVideo = { room: null, video: true, after: 5 } as const;

/** How a clinic books until it says otherwise. Every number is a proposal. */
export const defaultBookingRules: BookingRules = {
  types: [
    evaluation,
    {
      ...evaluation,
      ...byVideo,
      id: "evaluation-video",
      name: { en: "First consultation by video", es: "Primera consulta por video" },
      neutral: { en: "Video appointment", es: "Cita por video" },
    },
    infusion,
    // Recovery is 40 min after the first infusion, when it went well (clinical.md 6).
    {
      ...infusion,
      id: "maintenance",
      name: { en: "Maintenance infusion", es: "Infusión de mantenimiento" },
      minutes: 120,
    },
    followUp,
    {
      ...followUp,
      ...byVideo,
      id: "follow-up-video",
      name: { en: "Follow-up by video", es: "Consulta de seguimiento por video" },
      neutral: { en: "Video appointment", es: "Cita por video" },
    },
  ],
  patientsPerNurse: 2,
  stepMinutes: 15,
  holdMinutes: 10,
  noticeHours: 12,
  weeksAhead: 12,
  cutoffHours: 24,
  offerMinutes: 60,
  quiet: { from: "21:00", to: "08:00" },
};
