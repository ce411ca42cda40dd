export { raiseAlert, type Raising } from "./safety/raising.ts";
export { acknowledge, closeAlert } from "./safety/answering.ts";
export { setOnCall, setPageWay } from "./safety/on-call-desk.ts";
export { startDrill } from "./safety/drill.ts";
