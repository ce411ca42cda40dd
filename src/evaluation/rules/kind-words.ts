import type { EvaluationDecision } from "../events.ts";

/** What else may help. Offered with a "no", so that nobody is sent away with nothing. */
export const alternatives: readonly string[] = [
  "Going on with your own psychiatrist: another antidepressant, or one added to it",
  "Psychotherapy, such as cognitive behavioral therapy or behavioral activation",
  "Esketamine nasal spray (Spravato) at a certified clinic",
  "Transcranial magnetic stimulation (TMS)",
  "Electroconvulsive therapy (ECT)",
  "Treating another illness first, such as high blood pressure, sleep apnea or the thyroid",
  "A second opinion: we help you find one",
];

/** Words to begin from; the clinician makes them their own. Plain, kind, and without a promise. */
export const patientWords: Readonly<Record<EvaluationDecision, string>> = {
  eligible:
    "Thank you for telling us so much about yourself. We think that ketamine may be worth trying. It does not help everyone. Next we go through the consent together, and you decide.",
  "specialist-review":
    "Thank you for telling us so much about yourself. Before we decide, we want to ask another specialist. We will tell you what they say, and when.",
  "needs-information":
    "Thank you for telling us so much about yourself. We are not able to decide yet. Some things are still missing; they are listed here. We help you to get them.",
  declined:
    "Thank you for telling us so much about yourself. We do not think that ketamine is right for you now. This is not your fault, and it does not mean that nothing can help. There are other ways, and we help you with the next step.",
};
