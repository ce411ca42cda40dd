import { expect, test } from "vitest";
import { type CareTelling, careLetterText } from "./letter-text.ts";

const told: CareTelling = {
  clinic: "Dusk Demonstration Clinic",
  today: "2026-11-23",
  to: "B. Ode, MD",
  patient: { name: "Fable, Adaeze", birthDate: "1985-03-14" },
  occasion: "end-of-care",
  nth: null,
  flag: null,
  ended: { how: "moved-on", handedTo: "" },
  infusions: [],
  scale: "PHQ-9",
  baseline: null,
  latest: null,
  plan: null,
};

test("whoever goes on elsewhere is to be treated on, and nobody is asked to treat one who has died", () => {
  const died = { ...told, ended: { how: "died", handedTo: "" } } as const;
  expect(careLetterText(told, "en")).toMatch(/They go on elsewhere[^]*Please go on treating[^]*With kind regards$/);
  expect(careLetterText(died, "en")).toMatch(/They have died\.(?![^]*go on treating)[^]*With kind regards$/);
  expect(careLetterText(died, "es")).toMatch(/Ha fallecido\.(?![^]*siga tratando)[^]*Un saludo cordial$/);
});
