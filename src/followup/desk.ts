export { raiseAlert, type Raising } from "./safety/raising.ts";
export { acknowledge, closeAlert } from "./safety/answering.ts";
