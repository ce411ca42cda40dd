import { parseArgs } from "node:util";
import { z } from "zod";
import { type Course, infusionCourse, publishedRise, withInfusion } from "./course.ts";
import type { MonitorOptions } from "./monitor.ts";
import { isRecording, recordings, replay } from "./recording.ts";
import type { Source } from "./source.ts";

/** The invented courses that have a name: a patient at rest, the published mean rise, and a marked one near 162/98. */
const atRest = { hr: 72, spo2: 98.4, rr: 14, sys: 128, dia: 79, riseHr: 12 };
const courses: Readonly<Record<string, Omit<Course, "startsAt">>> = {
  resting: { ...atRest, ...publishedRise },
  infusion: { ...atRest, ...publishedRise },
  "marked-rise": { ...atRest, riseSys: 42, riseDia: 22, riseHr: 15 },
};

const figures = z.strictObject({
  hr: z.number(),
  spo2: z.number(),
  rr: z.number(),
  sys: z.number(),
  dia: z.number(),
  riseSys: z.number(),
  riseDia: z.number(),
  riseHr: z.number(),
  startsAt: z.number().nullable(),
});

const person = z.strictObject({
  mrn: z.string(),
  family: z.string(),
  given: z.string(),
  birthDate: z.string(),
  sex: z.enum(["female", "male"]),
});

const shape = z.strictObject({
  host: z.string().default("127.0.0.1"),
  port: z.int().min(1).max(65_535),
  vendor: z.enum(["philips", "mindray", "ge"]),
  deviceId: z.string().min(1),
  deviceName: z.string().optional(),
  bed: z.string().min(1),
  patient: person.nullable().default(null),
  zone: z.string().optional(),
  recording: z
    .string()
    .refine(isRecording, `there is no such recording; there are ${Object.keys(recordings).join(", ")}`)
    .optional(),
  course: figures.optional(),
  from: z.number().optional(),
  seed: z.int().default(1),
  cuffEverySeconds: z.number().positive().optional(),
  clockOffByMs: z.number().optional(),
  lateByMs: z.number().positive().optional(),
});

export type Settings = z.infer<typeof shape>;

const text = { type: "string" } as const;

/** What can be said on the command line, and what of the settings it becomes. */
const options = {
  host: text,
  port: text,
  vendor: text,
  device: text,
  "device-name": text,
  mrn: text,
  name: text,
  birth: text,
  sex: text,
  room: text,
  zone: text,
  recording: text,
  course: text,
  "starts-at": text,
  from: text,
  seed: text,
  "cuff-every": text,
  "clock-off-minutes": text,
  "late-seconds": text,
} as const;

export const usage = `Usage: node src/simulator/cli.ts --port 2575 --vendor philips|mindray|ge --device ID --room BED
  [--host 127.0.0.1] [--device-name TEXT] [--zone Europe/Paris]
  [--mrn MRN --name "Given Family" --birth 1990-12-31 --sex female|male]
  [--recording ${Object.keys(recordings).join("|")}]
  [--course ${Object.keys(courses).join("|")}|FIGURES] [--starts-at SECONDS]
  [--from SECONDS] [--seed N] [--cuff-every MINUTES] [--clock-off-minutes N] [--late-seconds N]
A recording with a course is the recording with the rise added. FIGURES and the one argument that may stand instead of all options are JSON.`;

/** Reads a command line. Says in words what is wrong with it. */
export function settingsOf(args: readonly string[]): { readonly settings: Settings } | { readonly refusal: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const read = shape.safeParse(positionals[0] === undefined ? fromOptions(values) : JSON.parse(positionals[0]));
    if (read.success) return { settings: read.data };
    return { refusal: read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n") };
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) };
  }
}

type Values = { readonly [K in keyof typeof options]?: string | undefined };

function fromOptions(values: Values): Readonly<Record<string, unknown>> {
  const number = (key: keyof Values, times = 1) =>
    values[key] === undefined ? undefined : Number(values[key]) * times;
  const all = {
    host: values.host,
    port: number("port"),
    vendor: values.vendor,
    deviceId: values.device,
    deviceName: values["device-name"],
    bed: values.room,
    patient: patientOf(values),
    zone: values.zone,
    recording: values.recording,
    course: courseOf(values),
    from: number("from"),
    seed: number("seed"),
    cuffEverySeconds: number("cuff-every", 60),
    clockOffByMs: number("clock-off-minutes", 60_000),
    lateByMs: number("late-seconds", 1000),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function patientOf({ mrn, name = "", birth = "", sex = "female" }: Values) {
  if (mrn === undefined) return undefined;
  const words = name.split(" ");
  return { mrn, family: words.at(-1) ?? "", given: words.slice(0, -1).join(" "), birthDate: birth, sex };
}

function courseOf({ course, "starts-at": startsAt = "0" }: Values): unknown {
  if (course === undefined) return undefined;
  const named = courses[course];
  return named === undefined
    ? JSON.parse(course)
    : { ...named, startsAt: course === "resting" ? null : Number(startsAt) };
}

/** Where the numbers come from: a recording, a recording with an invented rise, or a course invented throughout. */
export function sourceOf({ recording, course, seed }: Pick<Settings, "recording" | "course" | "seed">): Source {
  if (course !== undefined)
    return recording === undefined ? infusionCourse(course, seed) : withInfusion(replay(recording, seed), course);
  return replay(recording ?? "bedside-a-72min-modified", seed);
}

/** The settings as a monitor takes them. */
export function monitorOf({ recording, course, ...rest }: Settings): MonitorOptions {
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as typeof rest;
  return { ...said, source: sourceOf({ recording, course, seed: rest.seed }) } as MonitorOptions;
}
