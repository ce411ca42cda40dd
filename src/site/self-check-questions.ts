import type { Said, Source } from "#clinic/events.ts";

export type QuestionId =
  | "danger"
  | "adult"
  | "allergy"
  | "mania"
  | "pregnancy"
  | "escort"
  | "tried"
  | "heart"
  | "psychosis"
  | "substances"
  | "body"
  | "medicines";

export type Question = {
  readonly id: QuestionId;
  /** What an answer other than the safe one can lead to. Only age, allergy, mania, pregnancy and no escort rule out. */
  readonly bears: "crisis" | "rules-out" | "to-discuss";
  /** The answer that speaks against nothing. */
  readonly safe: "yes" | "no";
  readonly ask: Said;
  readonly hint: Said;
  /** What to say at the end where the answer was another one, or none was known. */
  readonly finding: Said;
  readonly source: Source;
};

export const questions: readonly Question[] = [
  {
    id: "danger",
    bears: "crisis",
    safe: "no",
    ask: {
      en: "Are you thinking about ending your life, or are you afraid you may not stay safe today?",
      es: "¿Piensa en quitarse la vida, o teme no poder mantenerse a salvo hoy?",
    },
    hint: {
      en: "We ask this first, because you matter more than any form.",
      es: "Lo preguntamos primero porque usted importa más que cualquier formulario.",
    },
    finding: { en: "You may be in danger.", es: "Puede que esté en peligro." },
    source: { from: "clinical reference 1.4, C33", evidence: "K-H" },
  },
  {
    id: "adult",
    bears: "rules-out",
    safe: "yes",
    ask: { en: "Are you 18 or older?", es: "¿Tiene 18 años o más?" },
    hint: { en: "", es: "" },
    finding: {
      en: "This treatment is for people who are 18 or older. Talk with a parent or another adult you trust, and with your doctor. There are other treatments that help young people.",
      es: "Este tratamiento es para personas de 18 años o más. Hable con su padre, su madre u otro adulto de confianza, y con su médico. Hay otros tratamientos que ayudan a los jóvenes.",
    },
    source: { from: "clinical reference 1.2, I1 and 1.4, C01", evidence: "R" },
  },
  {
    id: "allergy",
    bears: "rules-out",
    safe: "no",
    ask: {
      en: "Have you ever had an allergic reaction to ketamine or esketamine (Spravato)?",
      es: "¿Ha tenido alguna vez una reacción alérgica a la ketamina o a la esketamina (Spravato)?",
    },
    hint: {
      en: "If you never had either, as far as you know, answer no.",
      es: "Si, que usted sepa, nunca recibió ninguna de las dos, responda que no.",
    },
    finding: {
      en: "With an allergy to ketamine or esketamine, this treatment is not safe for you. There are other treatments; ask your doctor which suit you.",
      es: "Con una alergia a la ketamina o a la esketamina, este tratamiento no es seguro para usted. Hay otros; pregunte a su médico cuáles le convienen.",
    },
    source: { from: "clinical reference 1.4, C02: FDA label", evidence: "R" },
  },
  {
    id: "mania",
    bears: "rules-out",
    safe: "no",
    ask: { en: "Are you in a manic or mixed episode now?", es: "¿Está ahora en un episodio de manía o mixto?" },
    hint: {
      en: "Signs are: for days, far more energy than usual, very little need for sleep, racing thoughts, risky plans. If you have some signs but nobody has told you what it is, answer “not sure”.",
      es: "Señales: durante días, mucha más energía de lo normal, muy poca necesidad de dormir, pensamientos muy rápidos, planes arriesgados. Si tiene algunas señales pero nadie le ha dicho qué es, responda «no lo sé».",
    },
    finding: {
      en: "Ketamine is not given during mania, because it can make it worse. Please call the clinician who treats you. Later, it can be looked at again.",
      es: "La ketamina no se da durante la manía, porque puede empeorarla. Llame al profesional que le trata. Más adelante se puede volver a mirar.",
    },
    source: { from: "clinical reference 1.4, C11", evidence: "R" },
  },
  {
    id: "pregnancy",
    bears: "rules-out",
    safe: "no",
    ask: { en: "Are you pregnant?", es: "¿Está embarazada?" },
    hint: {
      en: "If you could be, but do not know, answer “not sure”. If it cannot apply to you, answer no.",
      es: "Si podría estarlo pero no lo sabe, responda «no lo sé». Si no puede ser su caso, responda que no.",
    },
    finding: {
      en: "Ketamine should not be used in pregnancy. Please talk with your doctor about treatments that are safer now.",
      es: "La ketamina no debe usarse en el embarazo. Hable con su médico sobre tratamientos que ahora sean más seguros.",
    },
    source: { from: "clinical reference 1.4, C13: FDA label", evidence: "R" },
  },
  {
    id: "escort",
    bears: "rules-out",
    safe: "yes",
    ask: {
      en: "Could an adult take you home after each infusion?",
      es: "¿Podría un adulto llevarle a casa después de cada infusión?",
    },
    hint: {
      en: "You cannot drive until the next day. A friend, family member or neighbor will do; it need not be the same person each time. If you would have to find someone, answer “not sure”.",
      es: "No puede manejar hasta el día siguiente. Sirve alguien de su familia, de sus amistades o de su vecindario; no tiene que ser siempre la misma persona. Si tendría que buscar a alguien, responda «no lo sé».",
    },
    finding: {
      en: "Without an adult to take you home we cannot give an infusion: it is not safe. If someone can be found, come back. Call us if that is the only thing in the way.",
      es: "Sin un adulto que le lleve a casa no podemos dar una infusión: no es seguro. Si encuentra a alguien, vuelva. Llámenos si es lo único que falta.",
    },
    source: { from: "clinical reference 1.2, I6 and 1.4, C35: FDA label", evidence: "R" },
  },
  {
    id: "tried",
    bears: "to-discuss",
    safe: "yes",
    ask: {
      en: "Have you tried at least two antidepressants, each for about six weeks or longer?",
      es: "¿Ha probado al menos dos antidepresivos, cada uno durante unas seis semanas o más?",
    },
    hint: { en: "A guess is fine. We look at it together.", es: "Basta con lo que recuerde. Lo miramos juntos." },
    finding: {
      en: "Which treatments you have tried, and for how long. Ketamine is not a first treatment.",
      es: "Qué tratamientos ha probado y cuánto tiempo. La ketamina no es un primer tratamiento.",
    },
    source: { from: "clinical reference 1.2, I3", evidence: "R" },
  },
  {
    id: "heart",
    bears: "to-discuss",
    safe: "no",
    ask: {
      en: "Have you ever had heart trouble, a stroke, an aneurysm or bleeding in the brain, or high blood pressure?",
      es: "¿Ha tenido alguna vez un problema del corazón, un derrame cerebral, un aneurisma, una hemorragia en el cerebro o presión alta?",
    },
    hint: {
      en: "Ketamine raises blood pressure for a while. With some of these it is not safe.",
      es: "La ketamina sube la presión por un rato. Con algunas de estas cosas no es segura.",
    },
    finding: {
      en: "Your heart, blood vessels and blood pressure. With some conditions ketamine is not safe.",
      es: "Su corazón, sus vasos sanguíneos y su presión. Con algunas enfermedades la ketamina no es segura.",
    },
    source: { from: "clinical reference 1.4, C03 to C07", evidence: "R2" },
  },
  {
    id: "psychosis",
    bears: "to-discuss",
    safe: "no",
    ask: {
      en: "Have you ever heard or seen things others did not, or been told that you have psychosis or schizophrenia?",
      es: "¿Ha oído o visto alguna vez cosas que otros no, o le han dicho que tiene psicosis o esquizofrenia?",
    },
    hint: {
      en: "Also answer yes if a parent, brother, sister or child has schizophrenia.",
      es: "Responda también que sí si un padre, madre, hermano, hermana o hijo tiene esquizofrenia.",
    },
    finding: {
      en: "Past or present psychosis, yours or in your close family. With psychosis now, or schizophrenia ever, ketamine is not given.",
      es: "Psicosis pasada o presente, suya o de su familia cercana. Con psicosis ahora, o esquizofrenia alguna vez, no se da ketamina.",
    },
    source: { from: "clinical reference 1.4, C08 to C10", evidence: "R" },
  },
  {
    id: "substances",
    bears: "to-discuss",
    safe: "no",
    ask: {
      en: "Have alcohol or drugs been a problem for you, now or in the past?",
      es: "¿Han sido el alcohol o las drogas un problema para usted, ahora o en el pasado?",
    },
    hint: { en: "Nobody will judge you. It changes what is safe.", es: "Nadie le juzgará. Cambia lo que es seguro." },
    finding: {
      en: "Alcohol and drugs, and any past use of ketamine or PCP. With a serious problem in the last three months, ketamine is not given.",
      es: "El alcohol y las drogas, y cualquier uso pasado de ketamina o PCP. Con un problema serio en los últimos tres meses no se da ketamina.",
    },
    source: { from: "clinical reference 1.4, C18 and C19", evidence: "R2" },
  },
  {
    id: "body",
    bears: "to-discuss",
    safe: "no",
    ask: {
      en: "Do you have trouble with your liver, bladder, thyroid, lungs, sleep breathing, eye pressure, or seizures?",
      es: "¿Tiene problemas del hígado, la vejiga, la tiroides, los pulmones, la respiración al dormir, la presión de los ojos o convulsiones?",
    },
    hint: {
      en: "Also: pressure in the head, a recent head injury, memory loss, or breastfeeding.",
      es: "También: presión dentro de la cabeza, una herida reciente en la cabeza, pérdida de memoria o lactancia.",
    },
    finding: {
      en: "Your other health problems. Some need a test or another doctor’s opinion first, and some speak against ketamine.",
      es: "Sus otros problemas de salud. Algunos necesitan antes una prueba o la opinión de otro médico, y algunos desaconsejan la ketamina.",
    },
    source: { from: "clinical reference 1.4, C14 to C17 and C21 to C31", evidence: "R2" },
  },
  {
    id: "medicines",
    bears: "to-discuss",
    safe: "no",
    ask: {
      en: "Do you take any of the medicines below?",
      es: "¿Toma alguna de las medicinas de abajo?",
    },
    hint: {
      en: "MAO inhibitors, opioids, naltrexone, calming or sleep medicines, stimulants, memantine, clozapine, theophylline, or a weekly shot for diabetes or weight. Do not stop any on your own.",
      es: "Inhibidores de la MAO, opioides, naltrexona, medicinas para calmarse o dormir, estimulantes, memantina, clozapina, teofilina, o una inyección semanal para la diabetes o el peso. No deje ninguna por su cuenta.",
    },
    finding: {
      en: "Your medicines: bring a list with the doses. Do not stop any on your own.",
      es: "Sus medicinas: traiga una lista con las dosis. No deje ninguna por su cuenta.",
    },
    source: { from: "clinical reference 2", evidence: "R" },
  },
];
