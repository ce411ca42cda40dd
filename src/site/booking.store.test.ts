import { expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { setBookingRules } from "#booking/desk.ts";
import { appointmentsBetween, enquiriesByEmail, rulesOf, waitingFor } from "#booking/read.ts";
import { eventStore } from "#plumbing/event-store.ts";
import { projections } from "../../src/app/house.ts";
import { as, type Instant } from "#science/units.ts";
import { webApp } from "../../src/app/server.ts";
import type { TestHouse } from "../../tests/clinic.ts";
import { publicDay } from "../../tests/public-day.ts";
import { codeTo, openVisitor, type Seen, timesOn, type Visitor, wordsOn } from "../../tests/visitor.ts";

const minutes = (n: number) => n * 60_000;

let house: TestHouse;
let address = 0;
const { clock, inHouse } = publicDay((opened) => {
  house = opened;
});
const visitor = () => openVisitor(house, `192.0.2.${(address += 1)}`);
const person = (name: string) => ({ name, email: `${name.toLowerCase().replaceAll(" ", ".")}@mail.example`, wish: "" });

/** As far as the form for who is coming, with the nth free time. */
async function choose(who: Visitor, nth = 0, type = "evaluation"): Promise<{ details: Seen; at: number }> {
  const times = await who.get(`/book?type=${type}`);
  const at = timesOn(times)[nth] ?? "";
  const held = await who.send(times, "/book/hold", { at });
  return { details: await who.follow(held), at: Number(at) };
}

async function book(who: Visitor, name: string, nth = 0): Promise<Seen> {
  const { details } = await choose(who, nth);
  const asked = await who.send(details, "/book/details", person(name));
  return who.send(asked, "/book/confirm", { code: await codeTo(house, person(name).email) });
}

test("the first page asks how to meet, the second when, by the clocks of the clinic", async () => {
  const who = visitor();
  const first = await who.get("/book");
  expect(wordsOn(first)).toMatch(/First consultation by video/);
  expect(wordsOn(first)).not.toMatch(/Infusion/);
  const times = await who.get("/book?type=evaluation");
  expect(wordsOn(times)).toMatch(/All times are in Eastern Time/);
  expect(wordsOn(times)).toMatch(/Tuesday, December 1/);
  expect(timesOn(times).length).toBeGreaterThan(20);
  expect(wordsOn(await who.get("/es/book?type=evaluation"))).toMatch(/martes, 1 de diciembre/);
});

test("somebody books at night, without an account, and is let in to see it", async () => {
  const who = visitor();
  const { details, at } = await choose(who);
  expect(wordsOn(details)).toMatch(/We keep this time for you until 11:12 AM/);
  const asked = await who.send(details, "/book/details", {
    ...person("Mara Ode"),
    texts: "yes",
    mobile: "(212) 555-0123",
  });
  expect(wordsOn(asked)).toMatch(/code of six digits to mara.ode@mail.example/);
  const done = await who.send(asked, "/book/confirm", { code: await codeTo(house, "mara.ode@mail.example") });
  expect([done.status, done.to]).toEqual([303, expect.stringMatching(/^\/visits\/[\w-]+\?said=booked$/)]);
  const booked = await who.follow(done);
  expect(wordsOn(booked)).toMatch(/You are booked/);
  const rows = await inHouse((tx) => appointmentsBetween(tx, as<Instant>(at), as<Instant>(at + 1)));
  expect(rows).toMatchObject([{ state: "booked", startAt: at, name: "Mara Ode", language: "en" }]);
  const [enquiry] = await inHouse((tx) => enquiriesByEmail(tx, "mara.ode@mail.example"));
  expect(enquiry).toMatchObject({
    stage: "booked",
    proven: ["mail"],
    mobile: "+12125550123",
    texts: true,
    source: "site",
  });
});

test("nothing of a stranger is stored before the code comes back", async () => {
  const who = visitor();
  const { details } = await choose(who);
  await who.send(details, "/book/details", person("Never Back"));
  expect(await inHouse((tx) => enquiriesByEmail(tx, "never.back@mail.example"))).toEqual([]);
});

test("a form with faults comes back with everything entered, each fault at its field", async () => {
  const who = visitor();
  const { details } = await choose(who);
  const told = await who.send(details, "/book/details", {
    name: "Ida <b>Haiku</b>",
    email: "nowhere",
    mobile: "12",
    texts: "yes",
    wish: "evenings suit me",
  });
  expect(told.status).toBe(422);
  for (const kept of ["Ida &lt;b&gt;Haiku", "nowhere", "evenings suit me"]) expect(told.text).toContain(kept);
  expect(told.text).toMatch(/href="#email"/);
  expect(told.text).toMatch(/id="mobile-fault"/);
  expect(wordsOn(told)).toMatch(/10:31|We keep this time/);
});

test("a wrong code says so and keeps the form; after five the right one needs a new code", async () => {
  const who = visitor();
  const { details } = await choose(who);
  const asked = await who.send(details, "/book/details", person("Clumsy Epic"));
  const right = await codeTo(house, "clumsy.epic@mail.example");
  const wrong = right === "000000" ? "000001" : "000000";
  let told = asked;
  for (let n = 0; n < 5; n += 1) told = await who.send(told, "/book/confirm", { code: wrong });
  expect(wordsOn(told)).toMatch(/wrong five times/);
  expect((await who.send(told, "/book/confirm", { code: right })).status).toBe(422);
  const again = await who.send(told, "/book/details");
  const fresh = await codeTo(house, "clumsy.epic@mail.example");
  expect((await who.send(again, "/book/confirm", { code: ` ${fresh.slice(0, 3)} ${fresh.slice(3)} ` })).status).toBe(
    303,
  );
});

test("the code opens nothing in another browser", async () => {
  const [who, other] = [visitor(), visitor()];
  const { details } = await choose(who);
  const asked = await who.send(details, "/book/details", person("Two Browsers"));
  const code = await codeTo(house, "two.browsers@mail.example");
  expect((await other.send(asked, "/book/confirm", { code })).status).toBe(422);
  expect((await who.send(asked, "/book/confirm", { code })).status).toBe(303);
});

test("pressed twice, it is booked once and both lead to the same visit", async () => {
  const who = visitor();
  const { details } = await choose(who);
  const asked = await who.send(details, "/book/details", person("Double Tap"));
  const code = await codeTo(house, "double.tap@mail.example");
  const [one, two] = await Promise.all([1, 2].map(() => who.send(asked, "/book/confirm", { code })));
  expect([one?.status, two?.status]).toEqual([303, 303]);
  expect(one?.to).toBe(two?.to);
  expect(await inHouse((tx) => enquiriesByEmail(tx, "double.tap@mail.example"))).toHaveLength(1);
});

test("of two who want one time the second is told, and offered the next", async () => {
  const [who, other] = [visitor(), visitor()];
  const times = await other.get("/book?type=evaluation");
  const { at } = await choose(who);
  const late = await other.send(times, "/book/hold", { at: String(at) });
  expect(late.status).toBe(409);
  expect(wordsOn(late)).toMatch(/This time is no longer free/);
  const next = timesOn(late);
  expect(next.length).toBeGreaterThan(0);
  expect(next).not.toContain(String(at));
  expect((await other.send(late, "/book/hold", { at: next[0] ?? "" })).status).toBe(303);
});

test("a hold that ran out and was taken: nothing entered is lost, and with another time no second code is asked for", async () => {
  const [who, other] = [visitor(), visitor()];
  const { details, at } = await choose(who);
  const asked = await who.send(details, "/book/details", { ...person("Slow Saga"), wish: "please by the window" });
  clock.ahead += minutes(9);
  const again = await who.send(asked, "/book/details");
  clock.ahead += minutes(2);
  const taken = await choose(other);
  expect(taken.at).toBe(at);
  await other.send(taken.details, "/book/details", person("Fast Fable"));
  const code = await codeTo(house, "slow.saga@mail.example");
  const lost = await who.send(again, "/book/confirm", { code });
  expect(lost.status).toBe(409);
  expect(lost.text).toContain("please by the window");
  const chosen = await who.send(lost, "/book/hold", { at: timesOn(lost)[0] ?? "" });
  expect(chosen.text).toContain("please by the window");
  const done = await who.send(chosen, "/book/details");
  expect([done.status, done.to]).toEqual([303, expect.stringMatching(/said=booked/)]);
});

test("a hold that ran out and nobody took is still booked", async () => {
  const who = visitor();
  const { details } = await choose(who);
  clock.ahead += minutes(15);
  const asked = await who.send(details, "/book/details", person("Late Ballad"));
  const done = await who.send(asked, "/book/confirm", { code: await codeTo(house, "late.ballad@mail.example") });
  expect(done.to).toMatch(/said=booked/);
});

test("a time pressed on the start page is held at once; pressed by a second, the next are offered", async () => {
  const who = visitor();
  const home = await who.get("/");
  const at = timesOn(home).at(-1) ?? "";
  const details = await who.follow(await who.send(home, "/book/hold", { at }));
  expect(wordsOn(details)).toMatch(/Your details First consultation/);
  const other = visitor();
  const late = await other.send(await other.get("/"), "/book/hold", { at });
  expect([late.status, timesOn(late).includes(at)]).toEqual([409, false]);
});

test("choosing another time gives the first one back", async () => {
  const [who, other] = [visitor(), visitor()];
  const { details, at } = await choose(who);
  const back = await who.send(details, "/book/another");
  expect(back.to).toBe("/book?type=evaluation");
  expect(timesOn(await other.get("/book?type=evaluation"))).toContain(String(at));
});

test("a code that was used opens nothing again once the visits were closed", async () => {
  const who = visitor();
  const { details } = await choose(who);
  const asked = await who.send(details, "/book/details", person("Closed Canto"));
  const code = await codeTo(house, "closed.canto@mail.example");
  const done = await who.send(asked, "/book/confirm", { code });
  await who.post("/visits/leave", {});
  const again = await who.send(asked, "/book/confirm", { code });
  expect([again.status, again.to]).toEqual([303, done.to]);
  expect((await who.follow(again)).to).toMatch(/^\/visits\?to=/);
});

test("one consultation at a time: the second is not booked, and the first can be moved", async () => {
  await book(visitor(), "Only Once");
  const second = await book(visitor(), "Only Once", 3);
  expect(second.status).toBe(409);
  expect(wordsOn(second)).toMatch(/You already have a consultation booked/);
});

test("two people of one mailbox may each book", async () => {
  const [one, two] = [visitor(), visitor()];
  await book(one, "Shared Box");
  const { details } = await choose(two, 1);
  const asked = await two.send(details, "/book/details", { ...person("Shared Box"), name: "Other Person" });
  const done = await two.send(asked, "/book/confirm", { code: await codeTo(house, "shared.box@mail.example") });
  expect(done.to).toMatch(/said=booked/);
});

test("whom no time suits is put on the wait-list, with the days and hours they could come", async () => {
  const who = visitor();
  const form = await who.get("/book?type=evaluation&wait=yes&selfCheck=to-discuss");
  const asked = await who.send(form, "/book/details", {
    ...person("Patient Wait"),
    day: ["2", "4"],
    from: "09:00",
    to: "12:00",
  });
  const done = await who.send(asked, "/book/confirm", { code: await codeTo(house, "patient.wait@mail.example") });
  expect(done.to).toBe("/visits?said=waiting");
  const list = await who.follow(done);
  expect(wordsOn(list)).toMatch(/Tuesday, Thursday, from 9:00 AM until 12:00 PM/);
  const [enquiry] = await inHouse((tx) => enquiriesByEmail(tx, "patient.wait@mail.example"));
  expect(enquiry).toMatchObject({ selfCheck: "to-discuss", stage: "new" });
});

test("a form made by hand puts nobody on the list for what the public may not book", async () => {
  const who = visitor();
  const form = await who.get("/book?type=evaluation&wait=yes");
  const asked = await who.send(form, "/book/details", { ...person("Chair Chaser"), type: "infusion", hold: "" });
  const told = await who.send(asked, "/book/confirm", { code: await codeTo(house, "chair.chaser@mail.example") });
  expect(told.status).toBe(409);
  expect(await inHouse((tx) => waitingFor(tx, "infusion"))).toEqual([]);
});

test("the sixth booking of an hour from one connection waits, and says whom to call", async () => {
  const here = `198.51.100.${(address += 1)}`;
  const answers: Seen[] = [];
  for (let n = 0; n < 6; n += 1) answers.push(await book(openVisitor(house, here), `Busy House ${n}`));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 429]);
  expect(answers.at(-1)?.text).toMatch(/we allow no more[\s\S]*call us/);
  expect((await book(visitor(), "Next Door")).status).toBe(303);
});

test("a form of another page, another kind or too large is not taken, and breaks nothing", async () => {
  const who = visitor();
  expect((await who.post("/book/hold", { type: "evaluation", at: "soon", form: "x" })).to).toBe("/book");
  expect((await who.post("/book/details", { name: "x".repeat(70_000) })).status).toBe(413);
  const nothing = await who.post("/book/details", {});
  expect(nothing.status).toBe(422);
  expect(
    (
      await who.post("/book/hold", {
        type: "infusion",
        at: String(clock.now() + 86_400_000),
        form: crypto.randomUUID(),
      })
    ).status,
  ).toBe(409);
});

test("a form from another site's page is refused; one from the clinic's own host is not", async () => {
  const post = (host: string, origin: string, path = "/visits/code") =>
    house.app.fetch(
      new Request(`http://${host}${path}`, {
        method: "POST",
        headers: { origin, "content-type": "application/x-www-form-urlencoded" },
        body: "email=anyone%40mail.example",
      }),
    );
  expect((await post("clinic.example", "https://clinic.example")).status).toBe(200);
  for (const foreign of ["https://evil.example", "https://clinic.example.evil.example", "null", "clinic.example"])
    expect((await post("clinic.example", foreign)).status, foreign).toBe(403);
  expect((await post("clinic.example", "https://clinic.example", "/api/patients")).status).toBe(403);
});

test("where people reach us by https, a page of the same name without it is another site's", async () => {
  const app = webApp({ house: house.house, signin: house.signin, baseUrl: "https://staff.example" });
  const post = async (origin: string) => {
    const headers = { origin, "content-type": "application/x-www-form-urlencoded" };
    const init = { method: "POST", headers, body: "email=anyone%40mail.example" };
    return (await app.fetch(new Request("http://clinic.example/visits/code", init))).status;
  };
  expect([await post("https://clinic.example"), await post("http://clinic.example")]).toEqual([200, 403]);
});

test("by https the cookies are bound to the very host and never leave it unencrypted", async () => {
  const app = webApp({ house: house.house, signin: house.signin, baseUrl: "https://clinic.example" });
  const response = await app.fetch(
    new Request("http://clinic.example/visits/code", {
      method: "POST",
      headers: { origin: "https://clinic.example", "content-type": "application/x-www-form-urlencoded" },
      body: "email=anyone%40mail.example",
    }),
  );
  expect(response.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__Host-browser=[\w-]{43}; Max-Age=86400; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
  ]);
});

test("the page of a video visit carries the link; a clinic that takes its link away offers no video any more", async () => {
  const who = visitor();
  const { details } = await choose(who, 5, "evaluation-video");
  const asked = await who.send(details, "/book/details", person("Vera Lied"));
  const done = await who.send(asked, "/book/confirm", { code: await codeTo(house, person("Vera Lied").email) });
  expect((await who.follow(done)).text).toContain('href="https://video.demo.example/dusk"');
  await inHouse(async (tx) => {
    const rules = await rulesOf(tx);
    const types = rules.types.map((type) => ({ ...type, videoLink: null }));
    const store = eventStore(projections, () => as<Instant>(clock.now()));
    const doing = { tx, store, by: "system", now: as<Instant>(clock.now()) };
    expect(await setBookingRules(doing, { id: uuidv7(), rules: { ...rules, types } })).toEqual({ ok: true });
  });
  const offered = wordsOn(await who.get("/book"));
  expect(offered).toMatch(/First consultation/);
  expect(offered).not.toMatch(/video/);
});
