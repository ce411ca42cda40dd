import { note, offsetText, oximeter, personFields, plain, type Telling, wallStamp, whole } from "./speak.ts";

const UNITS = {
  percent: "262688^MDC_DIM_PERCENT^MDC",
  beats: "264864^MDC_DIM_BEAT_PER_MIN^MDC",
  breaths: "264928^MDC_DIM_RESP_PER_MIN^MDC",
  mmHg: "266016^MDC_DIM_MMHG^MDC",
} as const;

/** A level of the device tree: a row without a value. */
const level = (place: string, code: string) => `|${code}^MDC|${place}|||||||X`;

/**
 * Speaks like a GE B-series monitor behind its gateway: HL7 2.6 with every level of the device tree as a row. Its message time
 * has a zone, its observation time has none, and only cuff rows carry a time of their own. A sensor that gives nothing is a row without a value, status X.
 */
export function ge(telling: Telling): string {
  const { deviceName = "B1X5_GE", bed, patient, at, measured, cuff, zone } = telling;
  const [deviceId, controlId] = [plain(telling.deviceId), plain(telling.controlId)];
  const wall = wallStamp(at, zone);
  const { spo2, pulse } = oximeter(telling);
  const row = (place: string, code: string, value: number | null, unit: string, when = "") =>
    `NM|${code}^MDC|${place}|${value ?? ""}|${unit}||${telling.demo ? "DEMO" : ""}|||${value === null ? "X" : "R"}|||${when}||||${deviceId}^${plain(deviceName)}`;
  const cuffRows = (taken: NonNullable<Telling["cuff"]>) => {
    const when = `${wallStamp(taken.at, zone)}${offsetText(taken.at, zone)}`;
    return [
      level("1.13.0.0", "69854^MDC_DEV_METER_PRESS_BLD_VMD"),
      level("1.13.1.0", "69855^MDC_DEV_METER_PRESS_BLD_CHAN"),
      row("1.13.1.1", "150021^MDC_PRESS_BLD_NONINV_SYS", taken.sys, UNITS.mmHg, when),
      row("1.13.1.2", "150022^MDC_PRESS_BLD_NONINV_DIA", taken.dia, UNITS.mmHg, when),
      row("1.13.1.3", "150023^MDC_PRESS_BLD_NONINV_MEAN", taken.mean, UNITS.mmHg, when),
    ];
  };
  const rows = [
    level("1.0.0.0", "69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS"),
    ...(cuff === null ? [] : cuffRows(cuff)),
    level("1.5.0.0", "69798^MDC_DEV_ECG_VMD"),
    row("1.5.1.1", "147842^MDC_ECG_HEART_RATE", whole(measured.hr), UNITS.beats),
    row("1.5.2.1", "151562^MDC_RESP_RATE", whole(measured.rr), UNITS.breaths),
    level("1.22.0.0", "69642^MDC_DEV_ANALY_SAT_O2_VMD"),
    row("1.22.1.1", "149530^MDC_PULS_OXIM_PULS_RATE", pulse, UNITS.beats),
    row("1.22.1.2", "150456^MDC_PULS_OXIM_SAT_O2", spo2, UNITS.percent),
  ];
  const sender = `VSP^${deviceId}^EUI-64`;
  const order = `${deviceId}${wall}^${sender}`;
  return [
    `MSH|^~\\&|${sender}|GE Healthcare|||${wall}${offsetText(at, zone)}||ORU^R01^ORU_R01|${controlId}|P|2.6|||NE|AL||UNICODE UTF-8|||PCD_DEC_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO`,
    `PID|||${patient === null ? "" : plain(patient.mrn)}^^^PID^MR||${patient === null ? "^^^^^^L" : personFields(patient, "^^^^^L")}`,
    `PV1||E|CLINIC^^${plain(bed)}`,
    `OBR|1|${order}|${order}|182777000^monitoring of patient^SCT|||${wall}`,
    note(telling),
    ...rows.map((text, n) => `OBX|${n + 1}|${text}`),
  ].join("\r");
}
