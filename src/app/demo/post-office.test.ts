import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { BOUNCES } from "./mail-receiver.ts";
import { type DemoPost, openDemoPost } from "./post-office.ts";
import { demoPostPages } from "./post-pages.ts";
import { LOST_NUMBER, REFUSED_NUMBER } from "./text-receiver.ts";

let post: DemoPost;
const app = new Hono();
beforeAll(async () => {
  post = await openDemoPost(() => as<Instant>(Date.parse("2026-11-24T15:00:00Z")));
  app.route("/", demoPostPages(post, "America/New_York"));
});
afterAll(() => post.close());

const mail = {
  id: "0199c0de-0000-7000-8000-000000000001",
  language: "es",
  recipient: "ode@people.example",
  subject: "Su cita <b>",
  body: "Para verla:\nhttp://localhost:4300/es/visits\n<script>alert(1)</script>\n",
  attachment: "BEGIN:VCALENDAR\r\nSUMMARY:Cita\r\nEND:VCALENDAR\r\n",
};
const page = async (path: string) => (await app.request(path)).text();

test("a mail that was sent lies in the box as it came, its address a link, and nothing in it is obeyed", async () => {
  expect(await post.office.mailer!.send(mail)).toMatchObject({ how: "sent" });
  const shown = await page("/demo/mail");
  expect(shown).toContain("Su cita &lt;b&gt;");
  expect(shown).toContain('<a href="http://localhost:4300/es/visits">');
  expect(shown).toContain("&lt;script&gt;");
  expect(shown).not.toContain("<script>");
});

test("its calendar file can be taken out, byte for byte", async () => {
  const answer = await app.request("/demo/mail/1/cita.ics");
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(await answer.text()).toBe(mail.attachment);
  expect((await app.request("/demo/mail/1/other.ics")).status).toBe(404);
});

test("one looks into one box or into all of them", async () => {
  await post.office.mailer!.send({ ...mail, recipient: "sonnet@people.example", subject: "Your visit" });
  const one = await page("/demo/mail?to=sonnet@people.example");
  expect(one).toContain("Your visit");
  expect(one).not.toContain("Su cita");
});

test("a text stands on the telephone it went to", async () => {
  const sent = await post.office.texter!.send({ recipient: "+15555550101", body: "Dusk: your visit is tomorrow." });
  expect(sent).toMatchObject({ how: "sent" });
  expect(await page("/demo/phone")).toContain("Dusk: your visit is tomorrow.");
});

test("what is to go wrong goes wrong: a bouncing address, a refused number, a text that never arrives", async () => {
  const { mailer, texter } = post.office;
  expect(await mailer!.send({ ...mail, recipient: `who@${BOUNCES}` })).toMatchObject({ how: "failed" });
  expect(await texter!.send({ recipient: REFUSED_NUMBER, body: "hello" })).toMatchObject({ how: "failed" });
  const lost = await texter!.send({ recipient: LOST_NUMBER, body: "hello" });
  expect(await texter!.standing((lost as { provider: string }).provider)).toMatchObject({ failed: expect.any(String) });
});
