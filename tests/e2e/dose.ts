import { givePin, holdDown, panel, press, write } from "./hands.ts";
import { look, type Visit } from "./visit.ts";

/** What the second nurse reads on order, vial, syringe, bag and pump. */
type Read = Readonly<Record<"Dosing weight" | "Strength" | "Volume drawn" | "Total drug" | "Pump rate", number>>;
let onTheBench: Read;

export async function orderDose({ doctor }: Visit): Promise<void> {
  const { page } = doctor;
  await page.reload();
  await panel(page, "Order");
  await write(page, "Dose", "0.5");
  await look(doctor, "08-order");
  await press(page, "Sign the order");
  await givePin(doctor);
  await panel(page, "Prepare the dose");
}

export async function prepareDose({ nurse }: Visit): Promise<void> {
  const { page } = nurse;
  await panel(page, "Prepare the dose");
  await write(page, /^Lot/, "K7");
  await write(page, /^Expires/, "2030-01-31");
  await look(nurse, "09-prepare");
  const card = (await page.getByRole("group", { name: "Dose, one calculation" }).innerText()).replaceAll("\u00A0", " ");
  onTheBench = readingOf(card);
  await holdDown(page, "Prepared as shown");
  await page.getByText(/You prepared this dose/).waitFor();
}

function readingOf(card: string): Read {
  const before = (words: RegExp) => Number(card.match(words)?.[1]);
  const drawn = before(/([\d.]+)\s*mL of/);
  const strength = before(/mL of\s*([\d.]+)\s*mg\/mL/);
  const total = Math.round(drawn * strength * 100) / 100;
  return {
    "Dosing weight": 64.8,
    Strength: strength,
    "Volume drawn": drawn,
    "Total drug": total,
    "Pump rate": before(/([\d.]+)\s*mL\/h/),
  };
}

export async function readBack({ second }: Visit): Promise<void> {
  const { page } = second;
  await panel(page, "Second check");
  for (const [label, number] of Object.entries(onTheBench)) await write(page, new RegExp(label), String(number));
  await write(page, /Volume drawn/, (onTheBench["Volume drawn"] * 10).toFixed(1));
  await holdDown(page, "This is what I read");
  await givePin(second);
  await page.getByText("Volume drawn: not what was prepared.").first().waitFor();
  await look(second, "10-second-check-refused");
  await write(page, /Volume drawn/, String(onTheBench["Volume drawn"]));
  await holdDown(page, "This is what I read");
  await givePin(second);
  await page
    .getByText(/read back every number the same|Ready to start|still open/)
    .first()
    .waitFor();
}

export async function startInfusion({ nurse }: Visit): Promise<void> {
  const { page } = nurse;
  await panel(page, "Ready to start");
  await look(nurse, "11-start");
  await holdDown(page, "Start infusion");
  await page.getByRole("button", { name: /STOP/ }).waitFor();
  await page.waitForTimeout(1_500);
  await look(nurse, "12-running");
}
