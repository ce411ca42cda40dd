import { birthOf, sexOf, stamp, type Telling, whole } from "./speak.ts";

/** Speaks like a GE B-series monitor: HL7 2.6 with the whole device hierarchy, every level a row, probe off as a row without a value. */
export function ge({ deviceId, bed, patient, at, controlId, measured, cuff, probeOff, demo, says }: Telling): string {
  const time = `${stamp(at)}+0000`;
  const level = (code: string, label: string, place: string) => `|${code}^${label}^MDC|${place}|||||||X`;
  const row = (code: string, label: string, place: string, value: number | null, unit: string, when = "") =>
    `NM|${code}^${label}^MDC|${place}|${value ?? ""}|${unit}||${demo ? "DEMO" : ""}|||${value === null ? "X" : "R"}|||${when}||||${deviceId}^B1X5_GE`;
  const cuffRows = (cuffAt: string, { sys, dia, mean }: { sys: number; dia: number; mean: number }) => [
    row("150021", "MDC_PRESS_BLD_NONINV_SYS", "1.4.1.1", sys, "266016^MDC_DIM_MMHG^MDC", cuffAt),
    row("150022", "MDC_PRESS_BLD_NONINV_DIA", "1.4.1.2", dia, "266016^MDC_DIM_MMHG^MDC", cuffAt),
    row("150023", "MDC_PRESS_BLD_NONINV_MEAN", "1.4.1.3", mean, "266016^MDC_DIM_MMHG^MDC", cuffAt),
  ];
  const rows = [
    level("69965", "MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS", "1.0.0.0"),
    level("69798", "MDC_DEV_ECG_VMD", "1.7.0.0"),
    row("147842", "MDC_ECG_HEART_RATE", "1.7.1.1", whole(measured.hr), "264864^MDC_DIM_BEAT_PER_MIN^MDC"),
    row("151578", "MDC_TTHOR_RESP_RATE", "1.7.2.1", whole(measured.rr), "264928^MDC_DIM_RESP_PER_MIN^MDC"),
    row(
      "150456",
      "MDC_PULS_OXIM_SAT_O2",
      "1.3.1.1",
      probeOff ? null : whole(measured.spo2),
      "262688^MDC_DIM_PERCENT^MDC",
    ),
    row(
      "149530",
      "MDC_PULS_OXIM_PULS_RATE",
      "1.3.1.2",
      probeOff ? null : whole(measured.hr),
      "264864^MDC_DIM_BEAT_PER_MIN^MDC",
    ),
    ...(cuff === null ? [] : cuffRows(`${stamp(cuff.at)}+0000`, cuff)),
  ];
  const who =
    patient === null
      ? "PID|||^^^PID^MR||"
      : `PID|||${patient.mrn}^^^PID^MR||${patient.family}^${patient.given}^^^^^L||${birthOf(patient)}|${sexOf(patient)}`;
  return [
    `MSH|^~\\&|VSP^${deviceId}^EUI-64|GE Healthcare|||${time}||ORU^R01^ORU_R01|${controlId}|P|2.6|||NE|AL||UNICODE UTF-8|||PCD_DEC_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO`,
    who,
    `PV1||E|CLINIC^^${bed}`,
    `OBR|1|${controlId}^VSP^${deviceId}^EUI-64|${controlId}^VSP^${deviceId}^EUI-64|182777000^monitoring of patient^SCT|||${time}`,
    `NTE|1||Simulated: ${says}`,
    ...rows.map((text, n) => `OBX|${n + 1}|${text}`),
  ].join("\r");
}
