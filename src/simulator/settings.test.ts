import { expect, test } from "vitest";
import { monitorOf, settingsOf, sourceOf } from "./settings.ts";

const line = (text: string) => text.split(" ");
const least = "--port 2575 --vendor ge --device 080019FFFE000003 --room ROOM3";
const read = (args: readonly string[]) => {
  const outcome = settingsOf(args);
  if ("refusal" in outcome) throw new Error(outcome.refusal);
  return outcome.settings;
};

test("a port, a vendor, a device and a bed are enough", () => {
  expect(read(line(least))).toEqual({
    host: "127.0.0.1",
    port: 2575,
    vendor: "ge",
    deviceId: "080019FFFE000003",
    bed: "ROOM3",
    patient: null,
    seed: 1,
  });
});

test("the patient's last name is the last word of the name", () => {
  const settings = read([...line(least), "--mrn", "DEMO-1", "--name", "Ana Maria Fable", "--birth", "1984-03-09"]);
  expect(settings.patient).toEqual({
    mrn: "DEMO-1",
    family: "Fable",
    given: "Ana Maria",
    birthDate: "1984-03-09",
    sex: "female",
  });
});

test("minutes and seconds become what the monitor counts in", () => {
  const settings = read(line(`${least} --cuff-every 3 --clock-off-minutes=-7 --late-seconds 120 --from 60 --seed 9`));
  expect(settings).toMatchObject({
    cuffEverySeconds: 180,
    clockOffByMs: -420_000,
    lateByMs: 120_000,
    from: 60,
    seed: 9,
  });
});

test("the numbers come from a recording, from a named course, or from both", () => {
  const says = (more: string) => sourceOf(read(line(`${least} ${more}`.trim()))).says;
  expect(says("")).toContain("bedside-a-72min-modified, interpolated between recorded minutes");
  expect(says("--recording bedside-b-3h-modified")).toContain("bedside-b-3h-modified");
  expect(says("--course resting")).toBe("an invented course, not a patient");
  expect(says("--course infusion --starts-at 600")).toContain("invented infusion");
  expect(says("--recording bedside-b-3h-modified --course infusion")).toMatch(/^replay of .* invented infusion added$/);
});

test("a named course starts its infusion when it is told to; resting never does", () => {
  expect(read(line(`${least} --course marked-rise --starts-at 600`)).course).toMatchObject({ startsAt: 600, sys: 128 });
  expect(read(line(`${least} --course resting --starts-at 600`)).course).toMatchObject({ startsAt: null });
});

test("all of it may also come as one JSON argument", () => {
  const said = {
    port: 2575,
    vendor: "philips",
    deviceId: "EfficiaCM-0001",
    bed: "ROOM1",
    patient: null,
    seed: 4,
    from: 12.5,
  };
  expect(read([JSON.stringify(said)])).toMatchObject(said);
});

test("what is missing or wrong is refused in words", () => {
  const refusal = (text: string) => {
    const outcome = settingsOf(line(text));
    return "refusal" in outcome ? outcome.refusal : "accepted";
  };
  expect(refusal("--vendor ge")).toMatch(/port:.*\n?.*deviceId:/);
  expect(refusal(least.replace("2575", "many"))).toContain("port:");
  expect(refusal(least.replace("ge", "acme"))).toContain("vendor:");
  expect(refusal(`${least} --recording none`)).toContain(
    "there is no such recording; there are bedside-a-72min-modified",
  );
  expect(refusal(`${least} --volume 11`)).toContain("--volume");
  expect(refusal(`${least} --course nonsense`)).not.toBe("accepted");
});

test("a monitor gets only what was said, so that its own defaults hold", () => {
  const options = monitorOf(read(line(least)));
  expect(Object.keys(options).toSorted()).toEqual([
    "bed",
    "deviceId",
    "host",
    "patient",
    "port",
    "seed",
    "source",
    "vendor",
  ]);
});
