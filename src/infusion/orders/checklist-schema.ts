import { z } from "zod";
import { instant, note, tri } from "./shapes.ts";

/** The answers of the day, each with exactly its own questions. */
export const answerSchema = z.discriminatedUnion("item", [
  z.strictObject({
    item: z.literal("changes"),
    newMedicine: tri,
    illness: tri,
    emergencyVisit: tri,
    urinarySymptoms: tri,
    troubleAfterLast: tri,
    note: note(1000),
  }),
  z.strictObject({
    item: z.literal("mood-and-safety"),
    suicidalThoughts: tri,
    psychosisOrMania: tri,
    note: note(1000),
  }),
  z.strictObject({
    item: z.literal("fasting"),
    lastSolidAt: instant.nullable(),
    meal: z.enum(["light", "fatty", "none", "unknown"]),
    lastClearAt: instant.nullable(),
    glp1: tri,
  }),
  z.strictObject({
    item: z.literal("escort"),
    name: note(120),
    phone: note(40),
    presence: z.enum(["present", "confirmed", "not-confirmed"]),
    agreesNotToDrive: tri,
  }),
  z.strictObject({ item: z.literal("medicines"), takenAsPlanned: tri, heldAsPlanned: tri, note: note(1000) }),
  z.strictObject({
    item: z.literal("pregnancy"),
    status: z.enum(["negative-today", "positive", "cannot-become-pregnant", "refused", "unknown"]),
  }),
  z.strictObject({ item: z.literal("substances"), alcohol: tri, cannabis: tri, other: tri, appearsIntoxicated: tri }),
  z.strictObject({ item: z.literal("consent"), seen: tri, signedOn: note(10) }),
  z.strictObject({
    item: z.literal("emergency-kit"),
    oxygenAndSuction: tri,
    defibrillator: tri,
    rescueMedicinesInDate: tri,
    trainedPersonOnSite: tri,
  }),
  z.strictObject({ item: z.literal("call-button"), way: note(120), tried: tri }),
]);
