import { searchMedicines } from "#evaluation/history/medicine-search.ts";

/** Finding a medicine as it is typed: by its beginning, by a brand, and with slips of the hand, which looks at the whole list. */
const TYPED = [
  "s",
  "ser",
  "zoloft",
  "sertaline",
  "lamotrigne",
  "buproprion",
  "acetominophen",
  "st johns wort",
  "qqqqxxzz",
];
const ROUNDS = 300;

for (const typed of TYPED) {
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    found = searchMedicines(typed).length;
    times.push(performance.now() - from);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.min(ROUNDS - 1, Math.floor(ROUNDS * part))] ?? 0).toFixed(2);
  console.log(`medicine "${typed}": median ${at(0.5)} ms, p99 ${at(0.99)} ms, ${found} found`);
}
