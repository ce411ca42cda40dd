import { base32 } from "@better-auth/utils/base32";
import { chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openMailer } from "#plumbing/mail.ts";
import { codeNow } from "#plumbing/signin/logins.ts";
import { openSignin, type Signin } from "#plumbing/signin/signin.ts";
import { as, type Instant } from "#science/units.ts";
import { builtWeb } from "../../src/app/build-web.ts";
import { closeHouse, type House, openHouse } from "../../src/app/house.ts";
import { openLog } from "../../src/app/log.ts";
import { type Server, serveWeb, webApp } from "../../src/app/server.ts";
import { startPostman } from "../../src/app/letters.ts";
import { setUpWord } from "../../src/app/set-up-routes.ts";
import { webFiles } from "../../src/app/web-files.ts";
import { ORIGIN } from "../clinic.ts";
import { freshDatabase } from "../database.ts";
import { receiveMail } from "../providers.ts";
import { findBrowser } from "./find-browser.ts";
import { codeIn } from "./street.ts";

const [password, pin] = ["fifteen letters and more", "482913"];
let house: House;
let mails: Awaited<ReturnType<typeof receiveMail>>;
let postman: ReturnType<typeof startPostman>;
let signin: Signin;
let server: Server;
let word: string;
let browser: Awaited<ReturnType<typeof chromium.launch>>;
let page: Page;
beforeAll(async () => {
  const { adminUrl, secret } = await freshDatabase();
  house = await openHouse({ adminUrl, secret, now: () => as<Instant>(Date.now()), log: openLog("silent", null) });
  signin = openSignin({ signinUrl: house.urls.signin, secret, baseUrl: ORIGIN });
  word = setUpWord(secret);
  mails = await receiveMail();
  const office = { mailer: openMailer(mails.url, "Harbor Clinic <desk@clinic.example>"), texter: null };
  postman = startPostman(house, office, ORIGIN);
  const extra = await webFiles(await builtWeb(() => undefined));
  const app = webApp({ house, signin, baseUrl: ORIGIN, extra, setUpWord: word, pagesAMinute: Infinity });
  server = await serveWeb(app.fetch, { host: "127.0.0.1", port: Number(new URL(ORIGIN).port) });
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error("no Chromium to walk with");
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  page = await (await browser.newContext({ viewport: { width: 1024, height: 768 } })).newPage();
  page.setDefaultTimeout(15_000);
});
afterAll(async () => {
  await browser.close();
  await postman.stop();
  await mails.close();
  await server.close();
  await signin.close();
  await closeHouse(house);
});

const press = (name: string | RegExp) => page.getByRole("button", { name }).click();

/** What an authenticator shows that was given the key on the page; never the same code twice. */
async function authenticator() {
  const key = (await page.locator("code").innerText()).replaceAll(" ", "");
  const secret = new TextDecoder().decode(base32.decode(key));
  let last = "";
  return async () => {
    let code = await codeNow(secret);
    while (code === last) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      code = await codeNow(secret);
    }
    last = code;
    return code;
  };
}

let nextCode: () => Promise<string>;

test("from nothing, the word of the terminal opens the first set-up, and a first code founds the clinic", async () => {
  await page.goto(`${ORIGIN}/staff/sign-in`);
  await page.getByRole("link", { name: "Set up the clinic" }).click();
  await page.getByLabel(/word from the terminal/i).fill("not the word");
  await press("Begin");
  await page.getByText("That is not the word the terminal shows.").waitFor();
  await page.getByLabel(/word from the terminal/i).fill(word);
  await press("Begin");
  await page.getByLabel("Its name").fill("Harbor Clinic");
  await page.getByRole("combobox", { name: "Its time zone" }).fill("America/New_York");
  await page.keyboard.press("Escape");
  await page.getByLabel("Name", { exact: true }).fill("Ida Haiku");
  await page.getByLabel("E-mail").fill("director@clinic.example");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByLabel("The password again").fill(password);
  await page.getByLabel("PIN").fill(pin);
  await press("On to the authenticator");
  nextCode = await authenticator();
  await page.getByLabel(/code it shows/).fill(await nextCode());
  await press("Prove it");
  await page.getByText("The clinic is set up").waitFor();
});

test("the director signs in, comes to the protocol, changes a number, and signs it with the PIN", async () => {
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill("director@clinic.example");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByLabel(/^Code/).fill(await nextCode());
  await press("Sign in");
  await page.getByText("No protocol is signed.").waitFor();
  await page.getByLabel("Consent is good for").fill("soon");
  expect(await page.getByRole("button", { name: "Keep the draft" }).isDisabled()).toBe(true);
  await page.getByLabel("Consent is good for").fill("6");
  await press("Keep the draft");
  await page.getByLabel("Your PIN").fill(pin);
  await press(/sign it/);
  await page.getByText(/Version 1\.0\.0, signed by Ida Haiku/).waitFor();
  expect(await page.getByLabel("Consent is good for").inputValue()).toBe("6");
});

test("a stranger books the new clinic's first consultation, and the director sees it", async () => {
  const stranger = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  stranger.setDefaultTimeout(15_000);
  const pressed = (name: string | RegExp) => stranger.getByRole("main").getByRole("button", { name }).first().click();
  await stranger.goto(ORIGIN);
  await stranger.getByRole("main").getByRole("link", { name: "Choose a consultation time" }).click();
  await stranger
    .getByRole("main")
    .getByRole("link", { name: /^First consultation/ })
    .first()
    .click();
  await stranger.locator("details.dayof").nth(1).locator("summary").click();
  await stranger.locator("details.dayof").nth(1).getByRole("button").first().click();
  await stranger.getByLabel("Your name").fill("Mara Ode");
  await stranger.getByRole("textbox", { name: "E-mail" }).fill("mara.ode@mail.example");
  await pressed(/send me the code/);
  const letter = await vi.waitFor(() => {
    const found = mails.arrived.find(({ mail }) => /Your code/.test(mail.subject ?? ""));
    if (found === undefined) throw new Error("no code came");
    return found.mail.text ?? "";
  }, 15_000);
  await stranger.getByLabel("Code").fill(codeIn(letter));
  await pressed("Book this time");
  await stranger.getByRole("heading", { level: 1, name: "You are booked" }).waitFor();
  await page.goto(`${ORIGIN}/staff/enquiries`);
  await page.getByText("Mara Ode").first().waitFor();
});

test("the first set-up is over: its page says so to whoever comes later", async () => {
  await page.goto(`${ORIGIN}/staff/set-up`);
  await page.getByText("The first set-up is over.").waitFor();
});
