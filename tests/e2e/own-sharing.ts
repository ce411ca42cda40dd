import { ORIGIN } from "../clinic.ts";
import { codeIn, look, press, type Street, title, type Walker } from "./street.ts";

const go = ({ page }: Walker, path: string) => page.goto(`${ORIGIN}${path}`);

/** Lets somebody see the next visit, who then comes in by their own mail, without JavaScript, and looks. */
export async function share(street: Street, own: Walker): Promise<void> {
  const { page } = own;
  await go(own, "/my/partner");
  await page.getByLabel("Their name").fill("Robin Sonnet");
  await page.getByLabel("Their e-mail address").fill("robin@demo.example");
  await page.getByText("My next visit, and how to prepare for it").click();
  await press(own, "Let them see this");
  await page.getByRole("heading", { name: /Robin Sonnet may look since/ }).waitFor();
  await look(own, "portal-51-partner");
  const robin = await street.walker(false, "robin@demo.example");
  await go(robin, "/with");
  await robin.page.locator("main input[name=email]").fill(robin.email);
  await robin.page.locator("main form button.solid").click();
  await robin.page.locator("main input[name=code]").fill(codeIn(await street.mailTo(robin.email, /code/i)));
  await robin.page.locator("main form button.solid").click();
  await title(robin, "For Sam");
  await look(robin, "portal-52-with");
}

/** Takes everything along, with a fresh code; gives back the name of the file. */
export async function takeData(street: Street, own: Walker): Promise<string> {
  const { page, email } = own;
  await go(own, "/my/data");
  await press(own, "Send me a code");
  await page.locator("main input[name=code]").fill(codeIn(await street.mailTo(email, /code/i)));
  await press(own, "Go on");
  await look(own, "portal-53-data");
  const saved = page.waitForEvent("download");
  await press(own, /Save everything/);
  return (await saved).suggestedFilename();
}
