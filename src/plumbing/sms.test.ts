import { afterEach, expect, test } from "vitest";
import { receiveTexts, refusedText } from "../../tests/providers.ts";
import { openTexter } from "./sms.ts";

const text = { recipient: "+12125550142", body: "Dusk Clinic: su cita está reservada para el martes." };

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function provider(...[options]: Parameters<typeof receiveTexts>) {
  const opened = await receiveTexts(options);
  closers.push(opened.close);
  return opened;
}

test("a text arrives with its words, from our number, and we keep the provider's number for it", async () => {
  const { arrived, settings } = await provider();
  const outcome = await openTexter(settings).send(text);
  expect(arrived).toMatchObject([{ to: text.recipient, from: settings.from, body: text.body }]);
  expect(outcome).toEqual({ how: "sent", provider: arrived[0]!.sid });
});

test("a wrong token is our fault and not the message's: it waits", async () => {
  const { settings, arrived } = await provider();
  expect(await openTexter({ ...settings, token: "wrong" }).send(text)).toMatchObject({
    how: "again",
    down: true,
    says: "The provider of texts answered 401: Authenticate (20003)",
  });
  expect(arrived).toEqual([]);
});

const answered = async (status: number, code = 0, message = "because") => {
  const { settings } = await provider({ answer: () => refusedText(status, code, message) });
  return openTexter(settings).send(text);
};

test("a number that is none, or wants no texts, is a failure for good, in the provider's words", async () => {
  expect(await answered(400, 21_211, "Invalid 'To' Phone Number")).toEqual({
    how: "failed",
    says: "The provider of texts answered 400: Invalid 'To' Phone Number (21211)",
  });
  expect(await answered(400, 21_610, "Attempt to send to unsubscribed recipient")).toMatchObject({ how: "failed" });
});

test("too many at once, or shut for a while, is tried again", async () => {
  expect(await answered(429, 20_429, "Too many requests")).toMatchObject({ how: "again", down: true });
  expect(await answered(503, 20_503, "Service unavailable")).toMatchObject({ how: "again", down: true });
});

test("a provider that broke while it had the message leaves it unsure", async () => {
  expect(await answered(500, 20_500, "Internal server error")).toMatchObject({ how: "unsure" });
  const cut = await provider({ answer: () => (_text, response) => response.destroy() });
  expect(await openTexter(cut.settings).send(text)).toMatchObject({ how: "unsure" });
});

test("a yes without a number for the message is no yes", async () => {
  const { settings } = await provider({ answer: () => (_text, response) => response.writeHead(200).end("<html>") });
  expect(await openTexter(settings).send(text)).toMatchObject({ how: "unsure" });
});

test("a provider that is away took nothing", async () => {
  const { settings, close } = await receiveTexts();
  await close();
  expect(await openTexter(settings).send(text)).toMatchObject({ how: "again", down: true });
});
