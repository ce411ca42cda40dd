/** What a limit's rule is about, for whoever reads the record: no code stands in it. */
const NAMED: Readonly<Record<string, string>> = {
  "deviation-soft": "the draw differs from the ordered dose",
  "spacing-unknown": "time since the last infusion not known",
  "spacing-soft": "little time since the last infusion",
  "count-unknown": "infusions of the last 7 days not known",
  "count-soft": "many infusions within 7 days",
  "pounds-for-kilograms": "weight looks like pounds",
  "weight-review": "large change of weight",
  "weight-reweigh": "weight to be taken again",
};

const MEASURES: Readonly<Record<string, string>> = {
  "dosing-weight-kg": "dosing weight",
  "mg-per-kg": "dose per kg",
  "total-mg": "total dose",
  minutes: "duration",
  "mg-per-kg-per-hour": "dose rate",
  "bag-mg-per-ml": "bag concentration",
  "ml-per-hour": "pump rate",
};

/** "mg-per-kg-above-soft" is "dose per kg above the usual"; a rule nobody gave words stands as words without its dashes. */
export function limitInWords(rule: string): string {
  const [, measure = "", side] = /^(.+)-(above|below)-(?:soft|hard)$/.exec(rule) ?? [];
  const named = NAMED[rule] ?? (MEASURES[measure] === undefined ? undefined : `${MEASURES[measure]} ${side} the usual`);
  return named ?? rule.replaceAll("-", " ");
}
