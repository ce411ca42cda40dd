import { howOften } from "./choices.ts";
import type { Item, Scale } from "./scale.ts";

const item = (id: string, loinc: string, en: string, es: string): Item => ({
  id,
  loinc,
  text: { en, es },
  choices: howOften,
});

const nine: readonly Item[] = [
  item("1", "44250-9", "Little interest or pleasure in doing things", "Poco interés o placer en hacer cosas"),
  item(
    "2",
    "44255-8",
    "Feeling down, depressed, or hopeless",
    "Se ha sentido decaído(a), deprimido(a) o sin esperanzas",
  ),
  item(
    "3",
    "44259-0",
    "Trouble falling or staying asleep, or sleeping too much",
    "Ha tenido dificultad para quedarse o permanecer dormido(a), o ha dormido demasiado",
  ),
  item("4", "44254-1", "Feeling tired or having little energy", "Se ha sentido cansado(a) o con poca energía"),
  item("5", "44251-7", "Poor appetite or overeating", "Sin apetito o ha comido en exceso"),
  item(
    "6",
    "44258-2",
    "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
    "Se ha sentido mal con usted mismo(a) — o que es un fracaso o que ha quedado mal con usted mismo(a) o con su familia",
  ),
  item(
    "7",
    "44252-5",
    "Trouble concentrating on things, such as reading the newspaper or watching television",
    "Ha tenido dificultad para concentrarse en ciertas actividades, tales como leer el periódico o ver la televisión",
  ),
  item(
    "8",
    "44253-3",
    "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual",
    "¿Se ha movido o hablado tan lento que otras personas podrían haberlo notado? o lo contrario — muy inquieto(a) o agitado(a) que ha estado moviéndose mucho más de lo normal",
  ),
  item(
    "9",
    "44260-8",
    "Thoughts that you would be better off dead or of hurting yourself in some way",
    "Pensamientos de que estaría mejor muerto(a) o de lastimarse de alguna manera",
  ),
];

/** "If you checked off any problems": asked where one of the nine was. It is not part of the total. */
const difficulty: Item = {
  id: "10",
  loinc: "69722-7",
  unscored: true,
  askedIf: nine.map(({ id }) => id),
  text: {
    en: "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?",
    es: "Si marcó cualquiera de los problemas, ¿qué tanta dificultad le han dado estos problemas para hacer su trabajo, encargarse de las tareas del hogar, o llevarse bien con otras personas?",
  },
  choices: [
    { value: 0, text: { en: "Not difficult at all", es: "No ha sido difícil" } },
    { value: 1, text: { en: "Somewhat difficult", es: "Un poco difícil" } },
    { value: 2, text: { en: "Very difficult", es: "Muy difícil" } },
    { value: 3, text: { en: "Extremely difficult", es: "Extremadamente difícil" } },
  ],
};

export const phq9: Scale = {
  id: "phq-9",
  version: "1",
  name: { en: "PHQ-9 (depression)", es: "PHQ-9 (depresión)" },
  licence: "ship",
  notice:
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.",
  source: {
    from: "clinical reference 8: PHQ-9; Kroenke, Spitzer, Williams, J Gen Intern Med 2001;16:606",
    evidence: "R",
  },
  by: "patient",
  spanish: "official",
  recall: { en: "the last 2 weeks", es: "las últimas 2 semanas" },
  preamble: {
    en: "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
    es: "Durante las últimas 2 semanas, ¿qué tan seguido ha tenido molestias debido a los siguientes problemas?",
  },
  items: [...nine, difficulty],
  itemRange: [],
  score: "sum",
  range: [0, 27],
  bands: [
    { from: 0, name: { en: "minimal", es: "mínima" } },
    { from: 5, name: { en: "mild", es: "leve" } },
    { from: 10, name: { en: "moderate", es: "moderada" } },
    { from: 15, name: { en: "moderately severe", es: "moderadamente grave" } },
    { from: 20, name: { en: "severe", es: "grave" } },
  ],
  betterIs: "lower",
  outcome: {
    responsePct: 50,
    remissionAtMost: 4,
    reliableChange: 5,
    meaningfulChange: null,
    source: {
      from: "clinical reference 8: response 50 %, remission under 5 (McInnes 2022, read); reliable change 5 (background)",
      evidence: "K-H",
    },
  },
  mayMiss: 2,
  panelLoinc: "44249-1",
  totalLoinc: "44261-6",
};
