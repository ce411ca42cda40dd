import { note, oximeter, personFields, plain, type Telling, wallStamp, whole } from "./speak.ts";

const UNITS = {
  bpm: "0004-0aa0^bpm^MDIL",
  percent: "0004-0220^%^MDIL",
  rpm: "0004-0ae0^rpm^MDIL",
  mmHg: "0004-0f20^mmHg^MDIL",
} as const;

/**
 * Speaks like a Philips Efficia or IntelliVue monitor: HL7 2.4, MDIL codes, no zone anywhere, one group, no row numbers.
 * A probe that is off gives an empty value flagged INV and a technical alarm in words.
 */
export function philips(telling: Telling): string {
  const { deviceId, deviceName = "EfficiaCM", bed, patient, at, zone, controlId, measured, cuff } = telling;
  const time = wallStamp(at, zone);
  const { spo2, pulse } = oximeter(telling);
  const row = (code: string, value: number | null, unit: string, when = "") => {
    const flags = [telling.demo ? "DEMO" : "", value === null ? "INV" : ""].filter((flag) => flag !== "").join("~");
    return `OBX||NM|${code}^MDIL|0|${value ?? ""}|${unit}||${flags}|||F${when === "" ? "" : `|||${when}`}`;
  };
  const cuffRows = (taken: NonNullable<Telling["cuff"]>) => {
    const then = wallStamp(taken.at, zone);
    return [
      row("0002-4a05^NBPs", taken.sys, UNITS.mmHg, then),
      row("0002-4a06^NBPd", taken.dia, UNITS.mmHg, then),
      row("0002-4a07^NBPm", taken.mean, UNITS.mmHg, then),
    ];
  };
  return [
    `MSH|^~\\&|${plain(deviceId)}^${plain(deviceName)}||||${time}||ORU^R01^ORU_R01|${plain(controlId)}|P|2.4`,
    patient === null ? "PID|||||" : `PID|||${plain(patient.mrn)}||${personFields(patient, "^")}`,
    `PV1||I|CLINIC^^${plain(bed)}`,
    `OBR||||MONITOR|||${time}`,
    ...(telling.probeOff ? ["OBX||TX|5^HardInop^MDIL-ALERT||SpO2  Sensor Off||||||F"] : []),
    row("0002-4182^HR", whole(measured.hr), UNITS.bpm),
    row("0002-4bb8^SpO2", spo2, UNITS.percent),
    row("0002-5000^Resp", whole(measured.rr), UNITS.rpm),
    row("0002-480a^Pulse", pulse, UNITS.bpm),
    ...(cuff === null ? [] : cuffRows(cuff)),
    note(telling),
  ].join("\r");
}
