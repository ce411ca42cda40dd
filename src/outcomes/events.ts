export { FEWEST } from "./rules/hiding.ts";
export { studies } from "./rules/studies.ts";
export type { Study } from "./rules/study.ts";
