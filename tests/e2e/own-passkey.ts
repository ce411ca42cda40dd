import { ORIGIN } from "../clinic.ts";
import { look, press, title, type Walker } from "./street.ts";

/** A phone that unlocks by its owner's finger, which lies on it all the time. */
const PHONE = {
  protocol: "ctap2",
  transport: "internal",
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;

/** Sets the phone up, closes the pages, and comes in again without a code. */
export async function byFinger(own: Walker): Promise<void> {
  const { page, context } = own;
  const phone = await context.newCDPSession(page);
  await phone.send("WebAuthn.enable");
  await phone.send("WebAuthn.addVirtualAuthenticator", { options: PHONE });
  await page.goto(`${ORIGIN}/my/passkeys`);
  await press(own, "Set it up on this device");
  await page.waitForURL(/said=added/);
  await look(own, "portal-57-passkeys");
  await page.goto(`${ORIGIN}/my/me`);
  await press(own, "Close my pages");
  await page.waitForURL(/\/my\/door$/);
  await look(own, "portal-58-door");
  await press(own, "Sign in with your face or finger");
  await title(own, /Infusion/);
  await phone.detach();
}
