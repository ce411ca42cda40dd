import { birthOf, sexOf, stamp, type Telling, whole } from "./speak.ts";

const ROWS = [
  ["0002-4182", "HR", "0004-0aa0", "bpm"],
  ["0002-4bb8", "SpO2", "0004-0220", "%"],
  ["0002-5000", "Resp", "0004-0ae0", "rpm"],
] as const;

const CUFF = [
  ["0002-4a05", "NBPs"],
  ["0002-4a06", "NBPd"],
  ["0002-4a07", "NBPm"],
] as const;

/** Speaks like a Philips Efficia bedside monitor: HL7 2.4, MDIL codes, no zone, one group, no row numbers. */
export function philips({ deviceId, patient, at, controlId, measured, cuff, probeOff, demo, says }: Telling): string {
  const status = demo ? "DEMO" : "";
  const values = [whole(measured.hr), probeOff ? null : whole(measured.spo2), whole(measured.rr)];
  const rows = ROWS.map(
    ([code, label, unit, unitLabel], n) =>
      `OBX||NM|${code}^${label}^MDIL||${values[n] ?? ""}|${unit}^${unitLabel}^MDIL||${status}|||${values[n] === null ? "X" : "F"}`,
  );
  const cuffValues = cuff === null ? [] : [cuff.sys, cuff.dia, cuff.mean];
  const cuffRows = cuffValues.map(
    (value, n) =>
      `OBX||NM|${CUFF[n]?.[0]}^${CUFF[n]?.[1]}^MDIL||${value}|0004-0f20^mmHg^MDIL||${status}|||F|||${cuff === null ? "" : stamp(cuff.at)}`,
  );
  const who =
    patient === null
      ? "PID|||||"
      : `PID|||${patient.mrn}||${patient.family}^${patient.given}||${birthOf(patient)}|${sexOf(patient)}`;
  return [
    `MSH|^~\\&|${deviceId}|EfficiaCM|||${stamp(at)}||ORU^R01^ORU_R01|${controlId}|P|2.4`,
    who,
    "PV1|||^^",
    `OBR||||MONITOR|||${stamp(at)}|||`,
    ...rows,
    ...cuffRows,
    `NTE|1||Simulated: ${says}`,
  ].join("\r");
}
