import { note, offsetText, oximeter, personFields, plain, type Telling, wallStamp, whole } from "./speak.ts";

const UNITS = {
  percent: "262688^MDC_DIM_PERCENT^MDC",
  beats: "264864^MDC_DIM_BEAT_PER_MIN^MDC",
  breaths: "264928^MDC_DIM_RESP_PER_MIN^MDC",
  mmHg: "266016^MDC_DIM_MMHG^MDC",
} as const;

const NOTHING = -100;

/**
 * Speaks like a Mindray monitor behind its gateway: HL7 2.6 PCD-01, LF line ends, a zone on every time. Cuff rows are aperiodic,
 * carry their own time and come in the order systolic, mean, diastolic. A sensor that gives nothing reads -100.
 */
export function mindray(telling: Telling): string {
  const { deviceName = "MINDRAY_EGATEWAY", bed, patient, measured, cuff, zone } = telling;
  const [deviceId, controlId] = [plain(telling.deviceId), plain(telling.controlId)];
  const timed = (at: Date) => `${wallStamp(at, zone)}.0000${offsetText(at, zone)}`;
  const time = timed(telling.at);
  const { spo2, pulse } = oximeter(telling);
  const row = (place: string, code: string, value: number | null, unit: string, end = time) => {
    const [number] = code.split("^");
    return `NM|${code}^MDC|${place}.${number}|${value ?? NOTHING}|${unit}||${telling.demo ? "DEMO" : ""}|||R|||${end}`;
  };
  const cuffRows = (taken: NonNullable<Telling["cuff"]>) => {
    const end = `${timed(taken.at)}|||^APERIODIC`;
    return [
      row("1.1.9", "150301^MDC_PRESS_CUFF_SYS", taken.sys, UNITS.mmHg, end),
      row("1.1.9", "150303^MDC_PRESS_CUFF_MEAN", taken.mean, UNITS.mmHg, end),
      row("1.1.9", "150302^MDC_PRESS_CUFF_DIA", taken.dia, UNITS.mmHg, end),
    ];
  };
  const rows = [
    row("1.3.1", "150456^MDC_PULS_OXIM_SAT_O2", spo2, UNITS.percent, `${time}||||${deviceId}^^${deviceId}^EUI-64`),
    row("1.3.1", "149530^MDC_PULS_OXIM_PULS_RATE", pulse, UNITS.beats),
    row("1.7.1", "151578^MDC_TTHOR_RESP_RATE", whole(measured.rr), UNITS.breaths),
    row("1.7.4", "147842^MDC_ECG_HEART_RATE", whole(measured.hr), UNITS.beats),
    ...(cuff === null ? [] : cuffRows(cuff)),
  ];
  const sender = `${plain(deviceName)}^${deviceId}^EUI-64`;
  const order = `${controlId}^${sender}`;
  return [
    `MSH|^~\\&|${sender}|MINDRAY|||${time}||ORU^R01^ORU_R01|${controlId}|P|2.6|||AL|NE||UNICODE UTF-8|||IHE_PCD_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO`,
    `PID|||${patient === null ? "" : plain(patient.mrn)}^^^Hospital^PI||${patient === null ? "^^^^^^L" : personFields(patient, "^^^^^L")}`,
    `PV1||I|CLINIC^^${plain(bed)}`,
    `OBR|1|${order}|${order}|182777000^monitoring of patient^SCT|||${time}`,
    note(telling),
    ...rows.map((text, n) => `OBX|${n + 1}|${text}`),
  ].join("\n");
}
