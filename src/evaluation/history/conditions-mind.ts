import { type ConditionQuestion, practice, published, row, seed } from "./condition-row.ts";

const psyon = published("Psyon; Ontario Ketamine & Infusion Centre");
const bipolar = published("VA excludes bipolar disorder; Toronto clinics include it");
const skull = published("Ontario Ketamine & Infusion Centre; Toronto Ketamine Clinic; label warning on CSF pressure");
const memory = published("VA, Toronto Ketamine Clinic, CRTCE, Ontario Ketamine & Infusion Centre");

export const mind: readonly ConditionQuestion[] = [
  row(["psychosis-now", "mind", "C08"], "Psychosis now, psychotic depression included", null, seed),
  row(
    ["schizophrenia", "mind", "C09"],
    "Schizophrenia or schizoaffective disorder, ever",
    [
      "Has a doctor ever told you that you have schizophrenia or schizoaffective disorder?",
      "¿Le ha dicho un médico alguna vez que tiene esquizofrenia o trastorno esquizoafectivo?",
    ],
    published("VA criteria"),
  ),
  row(
    ["psychosis-past", "mind", "C10"],
    "Psychosis in the past",
    [
      "Have you ever heard or seen things that others did not, or believed things that others said were not real?",
      "¿Alguna vez ha oído o visto cosas que otros no, o ha creído cosas que otros decían que no eran reales?",
    ],
    psyon,
  ),
  row(
    ["family-schizophrenia", "family", "C10"],
    "Schizophrenia in a parent, sibling or child",
    [
      "Does your mother, father, brother, sister, or child have schizophrenia?",
      "¿Su madre, padre, hermano, hermana o hijo tiene esquizofrenia?",
    ],
    psyon,
  ),
  row(["schizotypal-paranoid", "mind", "C10"], "Schizotypal or paranoid personality disorder", null, psyon),
  row(["mania-now", "mind", "C11"], "Mania, hypomania or mixed state now", null, seed),
  row(
    ["bipolar", "mind", "C12"],
    "Bipolar disorder",
    [
      "Has a doctor ever told you that you have bipolar disorder (manic depression)?",
      "¿Le ha dicho un médico alguna vez que tiene trastorno bipolar?",
    ],
    bipolar,
  ),
  row(
    ["personality-or-dissociative", "mind", "C30"],
    "Severe personality or dissociative disorder dominating the picture",
    null,
    psyon,
  ),
  row(
    ["neurocognitive", "brain", "C15"],
    "Delirium, dementia or major neurocognitive disorder",
    [
      "Has a doctor told you that you have dementia or a memory disease?",
      "¿Le ha dicho un médico que tiene demencia o una enfermedad de la memoria?",
    ],
    memory,
  ),
  row(
    ["intracranial-pressure", "brain", "C16"],
    "Raised intracranial pressure",
    [
      "Has a doctor told you that there is too much pressure inside your head?",
      "¿Le ha dicho un médico que hay demasiada presión dentro de su cabeza?",
    ],
    skull,
  ),
  row(
    ["hydrocephalus", "brain", "C16"],
    "Obstructive hydrocephalus",
    [
      "Do you have water on the brain (hydrocephalus), or a tube (shunt) for it?",
      "¿Tiene agua en el cerebro (hidrocefalia) o un tubo (válvula) para eso?",
    ],
    skull,
  ),
  row(
    ["head-injury", "brain", "C16"],
    "Recent head injury with symptoms",
    [
      "Have you had a head injury that still gives you trouble?",
      "¿Ha tenido un golpe en la cabeza que todavía le da problemas?",
    ],
    skull,
  ),
  row(
    ["brain-mass", "brain", "C16"],
    "Mass inside the skull",
    ["Do you have a tumor or a cyst in your brain?", "¿Tiene un tumor o un quiste en el cerebro?"],
    skull,
  ),
  row(
    ["seizures", "brain", "C17"],
    "Seizure disorder",
    ["Have you ever had seizures (epilepsy)?", "¿Ha tenido alguna vez convulsiones (epilepsia)?"],
    published("Mindspace lists seizures"),
    { when: true },
  ),
  row(["seizures-uncontrolled", "brain", "C17"], "Seizures not under control", null, published("Mindspace")),
  row(
    ["eye-pressure", "brain", "C29"],
    "Raised eye pressure, acute glaucoma or open eye injury",
    [
      "Do you have glaucoma, high pressure in the eye, or a fresh eye injury?",
      "¿Tiene glaucoma, presión alta en el ojo o una herida reciente en el ojo?",
    ],
    practice("K-M"),
  ),
];
