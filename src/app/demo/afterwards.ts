import { as, type Millilitres } from "#science/units.ts";
import { charted, type Step, step, type Team, type Visit } from "./steps.ts";

/** The end and the quiet time after it. */
export function recovering(visit: Visit, { nurse }: Team, upTo: number): readonly Step[] {
  const told: readonly Step[] = [
    step(40, nurse, "InfusionCompleted", { pumpVolumeMl: as<Millilitres>(100), flushed: true }),
    step(40.5, nurse, "DissociationScored", { nrs: 3, asksToStop: false }),
    step(41, nurse, "SedationScored", { moaas: 5 }),
    ...charted(visit, nurse, [40, 55, 70]),
    step(56, nurse, "SedationScored", { moaas: 5 }),
    step(60.2, nurse, "DissociationScored", { nrs: 1, asksToStop: false }),
    step(60.3, nurse, "ComfortScored", { nausea: 0, anxiety: 0, headache: 1 }),
    step(60.5, nurse, "AldreteScored", {
      items: { activity: 2, respiration: 2, circulation: 2, consciousness: 2, spo2: 2 },
    }),
    step(71, nurse, "SedationScored", { moaas: 5 }),
  ];
  return told.filter(({ minute }) => minute < upTo);
}

/** Going home and the prescriber's signature, for visits of earlier days. */
export function goingHome(visit: Visit, { nurse }: Team): readonly Step[] {
  return [
    ...charted(visit, nurse, [99]),
    step(100, nurse, "SedationScored", { moaas: 5 }),
    step(100.2, nurse, "DissociationScored", { nrs: 0, asksToStop: false }),
    step(100.4, nurse, "ComfortScored", { nausea: 0, anxiety: 0, headache: 0 }),
    step(100.6, nurse, "PadssScored", { items: { "vital-signs": 2, activity: 2, nausea: 2, pain: 2, bleeding: 2 } }),
    step(101, nurse, "ReadinessChecked", {
      orientedTimesThree: "yes",
      walksSteadily: "yes",
      toleratesSips: "yes",
      nauseaMildAtMost: "yes",
      newSuicidalRisk: "no",
      ivRemoved: "yes",
    }),
    step(102, nurse, "InstructionsGiven", {
      to: "patient-and-escort",
      leaflet: "after-infusion-1",
      acknowledged: true,
    }),
    step(105, nurse, "Discharged", {
      escortName: visit.escort,
      escortPhone: "555-0142",
      relation: "friend",
      escortPresent: true,
    }),
  ];
}
