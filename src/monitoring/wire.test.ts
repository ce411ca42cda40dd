import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { answerTo, verdictFor } from "./acknowledge.ts";
import table from "./codes.json" with { type: "json" };
import { parse } from "./hl7.ts";
import { frame, freshFramer, unframe } from "./mllp.ts";
import { type Observed, vitalsOf } from "./vitals.ts";

/** From the bytes on the wire to what may be charted, as the listener goes, without its sockets and its database. */

const receivedAt = as<Instant>(Date.UTC(2026, 10, 24, 9, 30, 2));
const bytes = (text: string) => new TextEncoder().encode(text);

function seenOn(wire: Uint8Array): readonly Observed[] {
  const messages = unframe(freshFramer, wire).frames.flatMap((found) =>
    found.kind === "message" ? parse(found.bytes) : [],
  );
  for (const message of messages) answerTo(message, verdictFor(message), { now: receivedAt, controlId: "1" });
  return messages.map((message) => vitalsOf(message, { deviceZone: "America/New_York", receivedAt }));
}

const folder = new URL("../../tests/hl7/licensed/", import.meta.url);
const written = readdirSync(folder)
  .filter((name) => name.endsWith(".hl7"))
  .map((name) => Uint8Array.from(readFileSync(new URL(name, folder))));
const ours = bytes(
  [
    "MSH|^~\\&|MON^0001^EUI-64|ICU|||20261124093001||ORU^R01^ORU_R01|1|P|2.6",
    "PID|1||DEMO-10204||Sonnet^Samira",
    "OBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC|1|72|264864^MDC_DIM_BEAT_PER_MIN^MDC|||||F|||20261124093000",
    "OBX|2|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1|98|%|||||F",
    "OBX|3|NM|150344^MDC_TEMP^MDC|1|98.2|degF|||||F",
    "OBX|4|NM|150021^MDC_PRESS_BLD_NONINV_SYS^MDC|1|16|kPa|||||F",
    "",
  ].join("\r"),
);

/** A real message with some of its bytes changed, taken out or put in, as a bad cable or a bad program would. */
const damaged = fc
  .tuple(fc.constantFrom(ours, ...written), fc.array(fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 4 }), fc.nat(3))))
  .map(([message, changes]) =>
    changes.reduce((now, [where, put, taken]) => {
      const at = where % (now.length + 1);
      return Uint8Array.from([...now.subarray(0, at), ...put, ...now.subarray(at + taken)]);
    }, message),
  );

const ranges: Readonly<Record<string, readonly number[]>> = table.noReading.ranges;

test("whatever bytes come in, nothing throws, and what is charted is a known parameter in its possible range", () => {
  const wires = fc.oneof(damaged.map(frame), damaged, fc.uint8Array({ maxLength: 200 }).map(frame));
  fc.assert(
    fc.property(wires, (wire) => {
      for (const { parameter, value, at } of seenOn(wire).flatMap(({ readings }) => readings)) {
        const [least, most] = ranges[parameter] ?? [];
        expect(value).toBeGreaterThanOrEqual(least ?? Number.NaN);
        expect(value).toBeLessThanOrEqual(most ?? Number.NaN);
        expect(Number.isFinite(at)).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

const numbers = new Set([
  ...Object.values(table.parameters).flatMap(({ mdc }) => mdc.map((one: { readonly code: string }) => one.code)),
  ...Object.values(table.vendors).flatMap(({ codes }) => Object.keys(codes)),
]);

test("a code on no list of ours is never charted, whatever its label, unit and value", () => {
  const code = fc.stringMatching(/^[0-9a-f-]{1,9}$/).filter((one) => !numbers.has(one));
  const label = fc.constantFrom("MDC_ECG_HEART_RATE", "MDC_PULS_OXIM_SAT_O2", "MDC_TEMP", "HR", "SpO2", "");
  const system = fc.constantFrom("MDC", "MDIL", "PDS", "EHC", "99MNDRY", "LN", "");
  fc.assert(
    fc.property(code, label, system, fc.constantFrom("/min", "%", "Cel"), (which, name, list, unit) => {
      const row = `OBX|1|NM|${which}^${name}^${list}|1|72|${unit}|||||F`;
      const [seen] = seenOn(frame(bytes(`MSH|^~\\&|MON||||20261124093001||ORU^R01|1|P|2.6\r${row}`)));
      expect(seen?.readings).toEqual([]);
      expect(seen?.notCharted).toHaveLength(1);
    }),
    { numRuns: 500 },
  );
});

const MIB = 1024 * 1024;
const heartRates = "OBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC|1|72|/min|||||F\r";
const header = "MSH|^~\\&|MON||||20261124093001||ORU^R01|1|P|2.6\r";

/** Sizes at which looking back at every byte for every byte would take many seconds; looking once takes milliseconds. */
test.each([
  ["tabs", frame(new Uint8Array(MIB / 8).fill(0x09))],
  ["spaces", frame(new Uint8Array(MIB / 8).fill(0x20))],
  ["spaces before a header again and again", frame(bytes(`${" ".repeat(2000)}MSH`.repeat(60)))],
  ["start bytes", new Uint8Array(MIB / 4).fill(0x0b)],
  ["end bytes", new Uint8Array(MIB / 4).fill(0x1c)],
  ["heart rates", frame(bytes(header + heartRates.repeat(18_000)))],
  ["one field", frame(bytes(`${header}OBX|1|TX|NOTE||${"A".repeat(MIB - 200)}\r`))],
  ["components", frame(bytes(`${header}OBX|1|NM|${"^".repeat(MIB - 200)}\r`))],
  ["repetitions", frame(bytes(`${header}PID|1||${"A~".repeat(MIB / 2 - 200)}\r`))],
  ["escapes", frame(bytes(`${header}PID|1||1||${"\\F\\".repeat(MIB / 3 - 200)}\r`))],
  ["lost escapes", frame(bytes(`${header}PID|1||1||${"\\X".repeat(MIB / 2 - 200)}\r`))],
])("a flood of %s is read in a moment: nobody else's monitor waits for it", (_, wire) => {
  const from = performance.now();
  seenOn(wire);
  expect(performance.now() - from).toBeLessThan(2000);
});
