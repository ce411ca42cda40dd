import { birthOf, sexOf, stamp, type Telling, whole } from "./speak.ts";

const MMHG = "266016^MDC_DIM_MMHG^MDC";

/** Speaks like a Mindray monitor behind an eGateway: HL7 2.6 PCD-01, MDC codes, a zone, cuff rows marked aperiodic, -100 for a probe that is off. */
export function mindray({
  deviceId,
  bed,
  patient,
  at,
  controlId,
  measured,
  cuff,
  probeOff,
  demo,
  says,
}: Telling): string {
  const time = `${stamp(at)}.0000+0000`;
  const flags = demo ? "DEMO" : "";
  const row = (
    code: string,
    label: string,
    place: string,
    value: number | null,
    unit: string,
    when = time,
    extra = "",
  ) => `NM|${code}^${label}^MDC|${place}.${code}|${value ?? -100}|${unit}||${flags}|||R|||${when}${extra}`;
  const spo2 = probeOff ? null : whole(measured.spo2);
  const rows = [
    row("150456", "MDC_PULS_OXIM_SAT_O2", "1.3.1", spo2, "262688^MDC_DIM_PERCENT^MDC"),
    row(
      "149530",
      "MDC_PULS_OXIM_PULS_RATE",
      "1.3.1",
      probeOff ? null : whole(measured.hr),
      "264864^MDC_DIM_BEAT_PER_MIN^MDC",
    ),
    row("147842", "MDC_ECG_HEART_RATE", "1.7.4", whole(measured.hr), "264864^MDC_DIM_BEAT_PER_MIN^MDC"),
    row("151578", "MDC_TTHOR_RESP_RATE", "1.7.1", whole(measured.rr), "264928^MDC_DIM_RESP_PER_MIN^MDC"),
    ...(cuff === null
      ? []
      : [
          row("150301", "MDC_PRESS_CUFF_SYS", "1.1.9", cuff.sys, MMHG, `${stamp(cuff.at)}.0000+0000`, "|||^APERIODIC"),
          row(
            "150303",
            "MDC_PRESS_CUFF_MEAN",
            "1.1.9",
            cuff.mean,
            MMHG,
            `${stamp(cuff.at)}.0000+0000`,
            "|||^APERIODIC",
          ),
          row("150302", "MDC_PRESS_CUFF_DIA", "1.1.9", cuff.dia, MMHG, `${stamp(cuff.at)}.0000+0000`, "|||^APERIODIC"),
        ]),
  ];
  const who =
    patient === null
      ? "PID|||^^^Hospital^PI||"
      : `PID|||${patient.mrn}^^^Hospital^PI||${patient.family}^${patient.given}^^^^^L||${birthOf(patient)}|${sexOf(patient)}`;
  return [
    `MSH|^~\\&|MINDRAY_EGATEWAY^${deviceId}^EUI-64|MINDRAY|||${time}||ORU^R01^ORU_R01|${controlId}|P|2.6|||AL|NE||UNICODE UTF-8|||IHE_PCD_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO`,
    who,
    `PV1||I|CLINIC^^${bed}`,
    `OBR|1|${controlId}^MINDRAY_EGATEWAY^${deviceId}^EUI-64|${controlId}^MINDRAY_EGATEWAY^${deviceId}^EUI-64|182777000^monitoring of patient^SCT|||${time}`,
    `NTE|1||Simulated: ${says}`,
    ...rows.map((text, n) => `OBX|${n + 1}|${text}`),
  ].join("\n");
}
