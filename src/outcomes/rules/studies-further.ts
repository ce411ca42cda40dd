import { studies } from "./studies.ts";
import type { Study } from "./study.ts";
import { END } from "./window.ts";

/** What was told besides, for whoever works here: it is no share of people that responded, or says another time of one above. */
const further: readonly Study[] = [
  {
    id: "oliver-2022-ten",
    who: {
      en: "The same private clinic, after 10 infusions. Of the 424 how many had so many was not read",
      es: "La misma clínica privada, después de 10 infusiones. No se leyó cuántas de las 424 personas las recibieron",
    },
    people: 424,
    responded: 72,
    recovered: 38,
    worse: null,
    still: [],
    effects: [],
    ideation: null,
    also: { en: "", es: "" },
    counted: {
      theirs: "PHQ-9 after ten infusions, those for maintenance too.",
      ours: "Whoever had ten infusions or more, those after the induction too; the last score within 13 days of the tenth and before the eleventh.",
      population: { infusions: [10, 400], span: null },
      infusions: "and-later",
      window: { after: 10, days: [0, 13], take: "last" },
      scaleIds: ["phq-9"],
      how: "loosely",
      differs:
        "Whoever did not respond seldom came ten times: of those who began, fewer responded. Whether theirs is of those who came, or a Kaplan–Meier estimate, was not read.",
    },
    source: { from: "Oliver 2022, J Clin Psychiatry, abstract", evidence: "R" },
  },
  {
    id: "hietamies-2023",
    who: {
      en: "Ten clinics, no comparison drawn by lot. 2,758 treated, 714 analyzed after induction",
      es: "Diez clínicas, sin comparación por sorteo. 2758 personas tratadas, 714 analizadas después de la inducción",
    },
    people: 714,
    responded: null,
    recovered: null,
    worse: null,
    still: [],
    effects: [
      { scaleId: "qids-sr16", d: 1.56 },
      { scaleId: "gad-7", d: 1.17 },
    ],
    ideation: null,
    also: { en: "", es: "" },
    counted: {
      theirs: "QIDS-SR16 (depression) and GAD-7 (anxiety) after induction; Cohen’s d.",
      ours: "4 to 8 infusions, 7 to 28 days from the first to the last; the score 1 to 13 days after the last.",
      population: { infusions: [4, 8], span: { of: null, days: [7, 28] } },
      infusions: "induction",
      window: END,
      scaleIds: ["qids-sr16", "gad-7"],
      how: "loosely",
      differs:
        "What they called an induction, when they asked, and by which deviation they divided was not read; ours is the induction of McInnes, and both deviations’ mean.",
    },
    source: { from: "Hietamies 2023, J Affect Disord, abstract", evidence: "R" },
  },
];

/** Everything ours is set beside. */
export const compared: readonly Study[] = [...studies, ...further];
