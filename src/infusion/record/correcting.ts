import { z } from "zod";
import type { DataOf, InfusionFactType } from "../events.ts";
import { isListedRoute } from "../orders/order-set-schema.ts";
import { isOrderType } from "../orders/orders.ts";
import { schemas } from "../orders/schemas.ts";
import { RESCUE, rescueMedicine } from "../rules/rescue.ts";
import { STOP_REASONS } from "../rules/stop-reason.ts";
import { SYMPTOMS } from "../rules/symptoms.ts";

/** One thing an entry says that may be corrected. `path` leads to it inside the entry. */
export type EditField = {
  readonly path: string;
  readonly label: string;
  readonly kind: "number" | "words" | "choice" | "truth";
  /** For a choice; "" stands for not answered where that may be. */
  readonly options: readonly string[];
  /** The options as people say them, where the option itself is not the word. */
  readonly words?: Readonly<Record<string, string>>;
  /** May be empty. */
  readonly mayLack: boolean;
};

/** Links to other entries, and where numbers came from, are not words to correct. Times inside an entry are made anew. */
const FIXED: ReadonlySet<string> = new Set([
  "deviceId",
  "slotAt",
  "proposed",
  "source",
  "symptomId",
  "orderId",
  "givenId",
  "triggerId",
  "fromLockedScreen",
  "label",
  "previousKg",
  "lastSolidAt",
  "lastClearAt",
  "warningsSeen",
  "item",
]);

/** What may be corrected in an entry of this kind that says this; nothing for entries that are only ever struck. */
export function editFields(type: InfusionFactType, data: unknown): readonly EditField[] {
  if (!isOrderType(type)) return [];
  const fields = fieldsIn(variantOf(schemas[type], data), "");
  if (type === "InfusionStopped")
    return fields.map((field) => (field.path === "why" ? { ...field, words: STOP_REASONS } : field));
  return RESCUED.has(type) ? fields.map((field) => fromOrderSet(field, data)) : fields;
}

const RESCUED: ReadonlySet<InfusionFactType> = new Set(["RescueOrdered", "RescueGiven"]);

/** Medicine, unit and route are chosen from the order set, as at the bedside; nobody types "kg" into a dose. */
function fromOrderSet(field: EditField, data: unknown): EditField {
  const { medicine, route } = data as Pick<DataOf<"RescueGiven">, "medicine" | "route">;
  const row = rescueMedicine(medicine);
  const routes = row?.routes ?? [];
  const options: Readonly<Record<string, readonly string[]>> = {
    medicine: RESCUE.map(({ id }) => id),
    unit: row === undefined ? [] : [row.unit],
    // The way with words on how, "IV over 2 min", stays where it was said so.
    route: isListedRoute(route, routes) && !routes.includes(route) ? [route, ...routes] : routes,
  };
  const listed = options[field.path];
  return listed === undefined ? field : { ...field, kind: "choice", options: listed };
}

/** What is typed once another medicine is chosen: its own unit, and the first of its ways. */
export function withMedicine(texts: Texts, medicine: string): Texts {
  const row = rescueMedicine(medicine);
  return { ...texts, medicine, unit: row?.unit ?? "", route: row?.routes[0] ?? "" };
}

/** Of several shapes the one this entry has, by its `item`. */
function variantOf(schema: z.ZodType, data: unknown): z.ZodType {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const shapes = schema.options as readonly z.ZodType[];
  return shapes.find((one) => one.safeParse(data).success) ?? schema;
}

function fieldsIn(schema: z.ZodType, before: string): readonly EditField[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).flatMap(([key, inner]) =>
    FIXED.has(key) ? [] : fieldOf(inner, `${before}${key}`),
  );
}

function fieldOf(schema: z.ZodType, path: string, mayLack = false): readonly EditField[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return fieldOf(schema.unwrap() as z.ZodType, path, true);
  if (schema instanceof z.ZodObject) return fieldsIn(schema, `${path}.`);
  const found = path === "symptom" ? symptoms : kindOf(schema);
  return found === null ? [] : [{ ...found, path, label: labelOf(path), mayLack: mayLack || found.mayLack }];
}

type Kind = Pick<EditField, "kind" | "options" | "mayLack">;

const symptoms: Kind = { kind: "choice", options: SYMPTOMS.map(({ id }) => id), mayLack: false };

function kindOf(schema: z.ZodType): Kind | null {
  if (schema instanceof z.ZodNumber) return { kind: "number", options: [], mayLack: false };
  if (schema instanceof z.ZodString) return { kind: "words", options: [], mayLack: false };
  if (schema instanceof z.ZodBoolean) return { kind: "truth", options: ["yes", "no"], mayLack: false };
  if (schema instanceof z.ZodEnum) return { kind: "choice", options: schema.options.map(String), mayLack: false };
  if (!(schema instanceof z.ZodUnion)) return null;
  const values = (schema.options as readonly z.ZodType[]).flatMap((one) =>
    one instanceof z.ZodLiteral ? [...one.values].map(String) : [],
  );
  const mayLack = (schema.options as readonly z.ZodType[]).some((one) => one instanceof z.ZodNull);
  return values.length === 0 ? null : { kind: "choice", options: values, mayLack };
}

const NAMES: Readonly<Record<string, string>> = {
  sbp: "Systolic pressure, mm Hg",
  dbp: "Diastolic pressure, mm Hg",
  map: "Mean pressure, mm Hg",
  hr: "Heart rate, /min",
  spo2: "SpO₂, %",
  rr: "Breathing rate, /min",
  temp: "Temperature, °C",
  etco2: "CO₂ breathed out, mm Hg",
  kg: "Weight, kg",
  moaas: "Sedation, MOAA/S 0 to 5",
  nrs: "Dissociation, 0 to 10",
  rateMlPerHour: "Rate, mL/h",
  orderedBy: "Who ordered it, by name",
  pumpVolumeMl: "Volume on the pump, mL",
  volumeMl: "Volume on the pump, mL",
  glp1: "Takes a GLP-1 medicine",
  why: "Why",
};

/** "rateMlPerHour" has a name of its own; "escortName" reads "Escort name". */
function labelOf(path: string): string {
  const key = path.split(".").at(-1) ?? path;
  const words = key.replaceAll("-", " ").replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return NAMES[key] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

export type Texts = Readonly<Record<string, string>>;

/** What the entry says now, as it would be typed. */
export const textsOf = (fields: readonly EditField[], data: unknown): Texts =>
  Object.fromEntries(fields.map(({ path, kind }) => [path, textOf(at(data, path), kind)]));

function textOf(value: unknown, kind: EditField["kind"]): string {
  if (value === undefined || value === null) return "";
  if (kind === "truth") return value === true ? "yes" : "no";
  return typeof value === "number" ? String(value) : (value as string);
}

const at = (data: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((inner, key) => (inner as Readonly<Record<string, unknown>> | null)?.[key], data);

/** The entry with what was typed in its place, or what is wrong with it, by field. What was not touched stays as it was. */
export function correctedEntry(
  type: InfusionFactType,
  data: unknown,
  fields: readonly EditField[],
  texts: Texts,
): { readonly data: unknown } | { readonly faults: Texts } {
  const before = textsOf(fields, data);
  const made = structuredClone(data) as Record<string, unknown>;
  for (const field of fields) if (texts[field.path] !== before[field.path]) put(made, field, texts[field.path] ?? "");
  const whole = type === "VitalsCharted" ? editedByHand(data as DataOf<"VitalsCharted">, made) : made;
  if (!isOrderType(type)) return { data: whole };
  const judged = schemas[type].safeParse(whole);
  if (judged.success) return { data: whole };
  return { faults: Object.fromEntries(judged.error.issues.map(({ path, message }) => [path.join("."), message])) };
}

function put(into: Record<string, unknown>, { path, kind, options }: EditField, text: string): void {
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const place = keys.reduce<Record<string, unknown>>((inner, key) => inner[key] as Record<string, unknown>, into);
  const typed = text.trim();
  if (typed === "" && kind !== "words") {
    if (place[last] === null || !isVital(path)) place[last] = null;
    else delete place[last];
    return;
  }
  const isNumber = kind === "number" || (kind === "choice" && options.every((option) => /^\d+$/.test(option)));
  if (kind === "truth") place[last] = typed === "yes";
  else place[last] = isNumber ? Number(typed) : typed;
}

/** A vital sign that was not measured is left out; it is never null. */
const isVital = (path: string): boolean => path.startsWith("values.") || path.startsWith("snapshot.");

/** Numbers from a monitor that a person changed are no longer the monitor's; what it proposed stays beside them. */
function editedByHand(was: DataOf<"VitalsCharted">, made: Record<string, unknown>): Record<string, unknown> {
  const touched = JSON.stringify(was.values) !== JSON.stringify(made["values"]);
  if (!touched || was.source !== "monitor") return made;
  return { ...made, source: "monitor-edited", proposed: was.proposed ?? was.values };
}
