import { choose, givePin, holdDown, panel, press, tick, write } from "./hands.ts";
import { look, pass, type Visit } from "./visit.ts";

export async function chartSymptom(visit: Visit): Promise<void> {
  const { nurse } = visit;
  const { page } = nurse;
  await pass(visit, 10);
  await givePin(nurse);
  await press(page, "Acknowledge");
  await page.keyboard.press("s");
  await choose(page, "What is felt or seen", "Nausea");
  await choose(page, "How strong", "2 · Moderate");
  await page.getByText("change if it was earlier").click();
  await choose(page, "It happened", "2 min ago");
  await look(nurse, "13-symptom");
  await press(page, "Chart the symptom");
  await page.getByText("Nausea").first().waitFor();
}

export async function chartMedicine({ nurse, doctor }: Visit): Promise<void> {
  await givePin(doctor);
  await doctor.page.keyboard.press("m");
  await choose(doctor.page, "Medicine", "ondansetron");
  await write(doctor.page, "Because of", "nausea, moderate");
  const warnings = doctor.page.getByText("I have read these warnings");
  if (await warnings.isVisible()) await tick(doctor.page, "I have read these warnings");
  await look(doctor, "14-order-medicine");
  await press(doctor.page, "Sign this order");
  await givePin(doctor);

  const { page } = nurse;
  await page.keyboard.press("m");
  await panel(page, /^Give ondansetron/);
  await look(nurse, "15-give-medicine");
  await holdDown(page, /^Given: ondansetron/);
  await page.getByRole("region", { name: /^Give ondansetron/ }).waitFor({ state: "hidden" });
  await page.keyboard.press("m");
  await press(page, "Better");
  await page.getByText("It helped.").waitFor();
  await page.keyboard.press("s");
  await press(page, "Ended now");
}

export async function pauseAndResume({ nurse }: Visit): Promise<void> {
  const { page } = nurse;
  await press(page, /Pause$/);
  await write(page, "Why", "The patient asks for a moment");
  await look(nurse, "16-pause");
  await press(page, "Record the pause");
  await page.getByRole("button", { name: "▶ Resume" }).waitFor();
  await look(nurse, "17-paused");
  await press(page, "▶ Resume");
  await write(page, "Who ordered the restart", "Dr. Reyes");
  await holdDown(page, "Record the restart");
  await page.getByRole("button", { name: /Pause$/ }).waitFor();
}

export async function readPump({ nurse }: Visit): Promise<void> {
  const { page } = nurse;
  await press(page, "More");
  await press(page, "Flowsheet");
  await choose(page, "Breathing", "Room air");
  await choose(page, /Symptoms/, "No");
  await look(nurse, "18-flowsheet");
  const open = page.getByRole("button", { name: "Confirm", exact: true, disabled: false });
  for (let left = await open.count(); left > 0; left -= 1) {
    await open.first().click();
    await page.waitForTimeout(800);
  }
  await press(page, "More");
  await press(page, "Check the patient");
  await choose(page, "The patient", "5");
  await press(page, "Chart sedation");
}

export async function runsIn(visit: Visit): Promise<void> {
  const { nurse } = visit;
  const { page } = nurse;
  await pass(visit, 31);
  await givePin(nurse);
  await page.keyboard.press("v");
  await press(page, "Take these");
  await choose(page, "Breathing", "Room air");
  await choose(page, /Symptoms/, "No");
  await press(page, "Chart these vital signs");
  await press(page, "Complete");
  await write(page, "Volume on the pump", "100");
  await tick(page, "Line flushed");
  await look(nurse, "19-complete");
  await holdDown(page, "Record the end");
  await panel(page, "Recovery");
  await look(nurse, "20-recovery");
}
