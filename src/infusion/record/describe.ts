import type { InfusionFactType } from "../events.ts";
import type { Entry } from "../fold/entries.ts";
import { afterWords } from "./after-words.ts";
import { beforeWords } from "./before-words.ts";
import { runningWords } from "./running-words.ts";
import { type Clock, clockIn, type Wording } from "./wording.ts";

const words: Wording<InfusionFactType> = { ...beforeWords, ...runningWords, ...afterWords };

/** The entry as it stands now, in one plain sentence or two; times by the clock of that zone. */
export const describe = ({ fact, data }: Pick<Entry, "fact" | "data">, zone: string): string =>
  inWords(fact.type, data, zone);

/** What an entry of that kind with these contents says; also for what it said before it was corrected. */
export function inWords(type: InfusionFactType, data: unknown, zone: string): string {
  const say = words[type] as (data: unknown, clock: Clock) => string;
  return say(data, clockIn(zone));
}
