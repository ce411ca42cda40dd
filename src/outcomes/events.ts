export { FEWEST } from "./rules/hiding.ts";
export { studies, type Study } from "./rules/studies.ts";
