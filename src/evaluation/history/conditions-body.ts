import { type ConditionQuestion, label, practice, published, row } from "./condition-row.ts";

const bladder = published("FDA: risk to the lower urinary tract; Chang 2023, a case in treatment");
const liver = published("Label warning of liver injury");

export const body: readonly ConditionQuestion[] = [
  row(
    ["ketamine-allergy", "body", "C02"],
    "Hypersensitivity to ketamine, esketamine or an excipient",
    [
      "Have you ever had an allergic reaction to ketamine or esketamine (Spravato)?",
      "¿Ha tenido alguna vez una reacción alérgica a la ketamina o a la esketamina (Spravato)?",
    ],
    label,
  ),
  row(
    ["serious-ketamine-reaction", "body", "C34"],
    "Serious reaction to ketamine before",
    [
      "Has ketamine ever made you very ill: trouble breathing, very high blood pressure, or losing touch with reality for hours?",
      "¿Alguna vez la ketamina le hizo mucho daño: problemas para respirar, presión muy alta o perder el contacto con la realidad por horas?",
    ],
    practice("K-H"),
  ),
  row(
    ["thyroid-overactive", "body", "C21"],
    "Hyperthyroidism not under control",
    ["Do you have an overactive thyroid that is not yet treated?", "¿Tiene la tiroides demasiado activa y sin tratar?"],
    published("Mindspace: untreated thyroid disease"),
  ),
  row(
    ["thyroid-disease", "body"],
    "Thyroid disease or treatment",
    [
      "Do you have a thyroid problem, or take medicine for it?",
      "¿Tiene un problema de tiroides o toma medicina para eso?",
    ],
    practice("P"),
  ),
  row(
    ["phaeochromocytoma", "body", "C22"],
    "Pheochromocytoma",
    [
      "Has a doctor ever told you that you have a tumor of the adrenal gland (pheochromocytoma)?",
      "¿Le ha dicho un médico alguna vez que tiene un tumor de la glándula suprarrenal (feocromocitoma)?",
    ],
    practice("K-H"),
  ),
  row(
    ["liver-disease", "body", "C23", "C24"],
    "Liver disease",
    [
      "Do you have liver disease, such as hepatitis or cirrhosis?",
      "¿Tiene una enfermedad del hígado, como hepatitis o cirrosis?",
    ],
    liver,
  ),
  row(["liver-severe", "body", "C23"], "Severe hepatic impairment (Child-Pugh C)", null, liver),
  row(["liver-moderate", "body", "C24"], "Moderate hepatic impairment (Child-Pugh B)", null, practice("K-M")),
  row(
    ["kidney-disease", "body", "C25"],
    "Kidney disease",
    ["Do you have kidney disease?", "¿Tiene una enfermedad de los riñones?"],
    published("CPSBC asks for renal function"),
  ),
  row(
    ["ketamine-cystitis", "body", "C26"],
    "Ketamine-associated cystitis, ever",
    ["Has ketamine ever hurt your bladder?", "¿La ketamina le ha dañado alguna vez la vejiga?"],
    bladder,
  ),
  row(
    ["urinary-symptoms", "body", "C26"],
    "Blood in the urine or urinary symptoms, unexplained",
    [
      "Do you have blood in your urine, pain when you pass urine, or need to go very often?",
      "¿Tiene sangre en la orina, dolor al orinar o necesidad de orinar muy seguido?",
    ],
    bladder,
  ),
  row(
    ["porphyria", "body", "C28"],
    "Acute porphyria",
    ["Has a doctor ever told you that you have porphyria?", "¿Le ha dicho un médico alguna vez que tiene porfiria?"],
    practice("K-M"),
  ),
  row(
    ["sleep-apnea-untreated", "breathing", "C27"],
    "Severe sleep apnea, untreated",
    [
      "Do you stop breathing in your sleep (sleep apnea) and do not use a machine for it?",
      "¿Deja de respirar al dormir (apnea del sueño) y no usa una máquina para eso?",
    ],
    published("CPSBC: STOP-BANG"),
  ),
  row(
    ["severe-copd", "breathing", "C27"],
    "Severe COPD",
    [
      "Do you have a bad lung disease (COPD or emphysema)?",
      "¿Tiene una enfermedad grave de los pulmones (EPOC o enfisema)?",
    ],
    practice("K-M"),
  ),
  row(
    ["difficult-airway", "breathing", "C31"],
    "Difficult airway, known or predicted",
    [
      "Has a doctor ever told you that it was hard to put a breathing tube in your throat?",
      "¿Le ha dicho un médico alguna vez que fue difícil ponerle un tubo para respirar?",
    ],
    published("CPSBC anesthesia standard"),
  ),
];

const threeMonths = published("CRTCE: three months");

export const substances: readonly ConditionQuestion[] = [
  row(
    ["substance-use-disorder", "substances", "C18", "C19"],
    "Substance use disorder, moderate to severe (last active)",
    [
      "Have alcohol or drugs ever been a serious problem for you?",
      "¿El alcohol o las drogas han sido alguna vez un problema serio para usted?",
    ],
    threeMonths,
    { when: true },
  ),
  row(
    ["ketamine-misuse", "substances", "C18"],
    "Misuse of ketamine or PCP, ever",
    ["Have you ever used ketamine or PCP without a prescription?", "¿Alguna vez ha usado ketamina o PCP sin receta?"],
    published("VA: positive screen or history of ketamine use"),
  ),
  row(
    ["cannabis", "substances"],
    "Cannabis use",
    ["Do you use cannabis (marijuana)?", "¿Usa cannabis (marihuana)?"],
    practice("K-M"),
    { when: true },
  ),
  row(
    ["other-substances", "substances"],
    "Psychedelics, MDMA, kratom, cocaine or amphetamines without prescription",
    [
      "Do you use other drugs, such as cocaine, speed, MDMA, mushrooms, LSD, or kratom?",
      "¿Usa otras drogas, como cocaína, anfetaminas, MDMA, hongos, LSD o kratom?",
    ],
    practice("K-M"),
    { when: true },
  ),
  row(["alcohol", "substances"], "Drinks alcohol", ["Do you drink alcohol?", "¿Toma alcohol?"], label, { when: true }),
];

const ifCan = { ifCanBecomePregnant: true } as const;

export const pregnancy: readonly ConditionQuestion[] = [
  row(
    ["pregnant", "pregnancy", "C13"],
    "Pregnant, or may be",
    ["Are you pregnant, or could you be?", "¿Está embarazada o podría estarlo?"],
    label,
    ifCan,
  ),
  row(["pregnancy-test-refused", "pregnancy", "C13"], "Refuses a pregnancy test", null, label, ifCan),
  row(
    ["breast-feeding", "pregnancy", "C14"],
    "Breast-feeding",
    ["Are you breast-feeding?", "¿Está amamantando?"],
    published("Spravato: do not breast-feed; Ontario Ketamine & Infusion Centre excludes"),
    ifCan,
  ),
];
