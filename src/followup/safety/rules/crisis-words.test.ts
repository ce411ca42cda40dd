import { expect, test } from "vitest";
import { crisisIn, crisisRows, heardCrisis, plainOf } from "./crisis-words.ts";

test.each([
  "I want to die",
  "i wanna die",
  "I just want to be dead.",
  "Sometimes I wish I was dead",
  "wish i had never been born",
  "I wish I wouldn't wake up tomorrow",
  "I'm going to kill myself",
  "gonna kill my self tonight",
  "thinking about killing myself again",
  "I could kill myslef",
  "kms",
  "I feel suicidal",
  "feeling sucidal since friday",
  "su1c1de is on my mind",
  "s u i c i d e",
  "S.U.I.C.I.D.E.",
  "suiiiicide",
  "I tried to unalive myself",
  "I want to end my life",
  "I will take my own life",
  "thinking of ending it all",
  "It is time to end it",
  "They would be better off without me",
  "my kids are better off if I was gone",
  "Everyone would be better off dead me included",
  "I don’t want to live anymore",
  "I dont want to be here",
  "I do not want to be alive",
  "I no longer want to exist",
  "I can't go on",
  "I cannot go on like this",
  "cant do this anymore",
  "I have nothing to live for",
  "there is no reason to live",
  "I see no point in living",
  "life isn't worth living",
  "not worth living",
  "I'm tired of living",
  "done with life",
  "I gave up on life",
  "I cut myself last night",
  "hurting myself helps",
  "self-harm again",
  "slit my wrists",
  "I keep thinking of jumping off the bridge",
  "I have a gun to my head",
  "I took all my pills",
  "I will swallow the whole bottle",
  "thinking about an overdose",
  "this is my last message",
  "goodbye everyone",
  "I won't be here tomorrow",
  "I called 988 last night",
  "let me die",
  "I just should die",
  "I might kill him",
])("a person reads at once: %s", (text) => expect(heardCrisis(text)).toBe(true));

test.each([
  "Quiero morir",
  "me quiero morir",
  "Kiero morirme",
  "no quiero vivir",
  "Ya no quiero vivir más",
  "no quiero seguir viviendo",
  "No quiero despertar",
  "ya no quiero estar aquí",
  "Pienso en el suicidio",
  "tengo ideas suisidas",
  "quiero matarme",
  "me voy a matar",
  "Quiero quitarme la vida",
  "acabar con mi vida",
  "quiero acabar con todo",
  "no puedo más",
  "ya no aguanto más",
  "No tengo razones para vivir",
  "estoy cansada de vivir",
  "la vida no vale la pena",
  "estarían mejor sin mí",
  "ojalá no despertara",
  "quiero hacerme daño",
  "cortarme las venas",
  "voy a tomarme todas las pastillas",
  "tirarme del puente",
  "pegarme un tiro",
  "esta es mi carta de despedida",
  "mejor muerto",
])("a person reads at once, in Spanish: %s", (text) => expect(heardCrisis(text)).toBe(true));

test.each([
  ["I do not want to kill myself", true],
  ["No suicidal thoughts this week", true],
  ["I have never thought of suicide", true],
  ["nunca he pensado en el suicidio", true],
  ["I want to die, I do not know why", false],
])("a no before the words is noted and silences nothing: %s", (text, denied) =>
  expect(crisisIn(text)).toMatchObject({ denied }),
);

test.each([
  "I am dying to see you all on Monday",
  "dying for a coffee after the visit",
  "The traffic was killing me",
  "We killed time in the waiting room",
  "My phone died, so I could not answer",
  "my mother died last year",
  "The battery of the pump is dead",
  "I was dead tired the day after",
  "I want to diet before the summer",
  "Can I dye my hair before the visit?",
  "My back hurts and my knee too",
  "I cut bread with the left hand now",
  "Please end my subscription to the newsletter",
  "How long does one visit take?",
  "Can my son drive me home?",
  "I feel better and I sleep well",
  "I want to live closer to the sea",
  "I can go on holiday next week",
  "Me muero de hambre después de la visita",
  "Quiero vivir más cerca del mar",
  "¿Puedo tomar café antes de la visita?",
  "Me mata el tráfico",
  "no puedo ir mañana",
  "Tomar el medicamento con comida",
  "",
])("nobody is called for: %s", (text) => expect(crisisIn(text)).toBeNull());

test("every row says where it comes from, and is there once", () => {
  expect(crisisRows.filter(({ source }) => source.from === "" || source.evidence === undefined)).toEqual([]);
  expect(new Set(crisisRows.map(({ id }) => id)).size).toBe(crisisRows.length);
});

test("a very long text is heard to its end, and quickly enough not to hold the answer up", () => {
  const long = `${"no no no want to be worth nothing left in point ".repeat(400)} quiero morir`;
  expect(heardCrisis(long)).toBe(true);
});

test("signs, accents, hidden letters and gaps do not hide a word", () => {
  expect(plainOf("¡Sú1c\u200Bídio!! ")).toBe("suicidio");
});
