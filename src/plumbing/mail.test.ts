import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type MailFault, receiveMail } from "../../tests/providers.ts";
import { type Mail, openMailer } from "./mail.ts";

const FROM = "Dusk Clinic <desk@clinic.example>";
const mail: Mail = {
  id: "0199c0de-0000-7000-8000-000000000001",
  language: "en",
  recipient: "mara@visitor.example",
  subject: "Your visit on Tuesday, November 24",
  body: "Hello Mara,\n\nYour visit is booked.\n",
  attachment: null,
};
const ics = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nSUMMARY:Visit\r\nEND:VCALENDAR\r\n";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function receiver(...[options]: Parameters<typeof receiveMail>) {
  const opened = await receiveMail(options);
  closers.push(opened.close);
  return opened;
}

test("a mail arrives with its words, its sender, its calendar file and a name that tells it from any other", async () => {
  const { arrived, url } = await receiver();
  const outcome = await openMailer(url, FROM).send({ ...mail, attachment: ics });
  expect(outcome).toMatchObject({ how: "sent" });
  const [{ to, from, raw, mail: read }] = arrived as [(typeof arrived)[0]];
  expect([to, from]).toEqual([["mara@visitor.example"], "desk@clinic.example"]);
  expect(read.subject).toBe(mail.subject);
  expect(read.from).toMatchObject({ name: "Dusk Clinic", address: "desk@clinic.example" });
  expect(read.text?.trim()).toBe(mail.body.trim());
  expect(read.messageId).toBe("<0199c0de-0000-7000-8000-000000000001@clinic.example>");
  const [file] = read.attachments;
  expect(file).toMatchObject({ filename: "visit.ics", mimeType: "text/calendar" });
  expect(raw.toString().replaceAll("\r\n", "")).toContain(Buffer.from(ics).toString("base64"));
  expect(read.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
});

test("Spanish arrives with its accents, in the subject too", async () => {
  const { arrived, url } = await receiver();
  const spanish = {
    language: "es",
    subject: "¿Quién le llevará a casa?",
    body: "Su cita está reservada para mañana.\n",
  };
  await openMailer(url, FROM).send({ ...mail, ...spanish });
  expect(arrived[0]!.mail).toMatchObject({ subject: spanish.subject });
  expect(arrived[0]!.mail.text?.trim()).toBe(spanish.body.trim());
});

test("sent twice, a mail carries the same name both times", async () => {
  const { arrived, url } = await receiver();
  const mailer = openMailer(url, FROM);
  await mailer.send(mail);
  await mailer.send(mail);
  expect(new Set(arrived.map(({ mail: { messageId } }) => messageId)).size).toBe(1);
});

test("an address is one address, whatever it holds", async () => {
  const { arrived, url } = await receiver();
  await openMailer(url, FROM).send({ ...mail, recipient: "mara@visitor.example, all@visitor.example" });
  expect(arrived.flatMap(({ to }) => to)).not.toContain("all@visitor.example");
});

const outcomeOf = async (fault: MailFault) => {
  const { url, arrived } = await receiver({ fault: () => fault });
  return { outcome: await openMailer(url, FROM).send(mail), arrived };
};

test("a mailbox that does not exist is a failure for good; one that is busy is tried again, and the server goes on serving others", async () => {
  const gone = await outcomeOf({ rcpt: { code: 550, says: "no such mailbox" } });
  expect(gone.outcome).toMatchObject({ how: "failed", says: expect.stringContaining("no such mailbox") });
  const busy = await outcomeOf({ rcpt: { code: 450, says: "come back later" } });
  expect(busy.outcome).toMatchObject({ how: "again", down: false });
  expect([...gone.arrived, ...busy.arrived]).toEqual([]);
});

test("words refused after they were read are refused: for good with 554, for now with 451", async () => {
  expect((await outcomeOf({ data: { code: 554, says: "looks like spam" } })).outcome).toMatchObject({ how: "failed" });
  expect((await outcomeOf({ data: { code: 451, says: "disk full" } })).outcome).toMatchObject({
    how: "again",
    down: false,
  });
});

test("a server that is away took nothing, and would take nothing else now", async () => {
  const { url, close } = await receiveMail();
  await close();
  expect(await openMailer(url, FROM).send(mail)).toMatchObject({ how: "again", down: true });
});

test("a line cut after the words went out and before the answer leaves it unsure", async () => {
  const opened = await receiver({ fault: () => ({ afterData: cut }) });
  function cut() {
    for (const connection of opened.server.connections as Set<{ _socket: { destroy: () => void } }>)
      connection._socket.destroy();
  }
  expect(await openMailer(opened.url, FROM).send(mail)).toMatchObject({ how: "unsure" });
  expect(opened.arrived).toHaveLength(1);
});

test("a line cut before the words took nothing", async () => {
  const server = createServer((socket) => {
    socket.write("220 ready\r\n");
    socket.once("data", () => socket.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  expect(await openMailer(`smtp://127.0.0.1:${port}`, FROM).send(mail)).toMatchObject({ how: "again", down: true });
});

test("a wrong password is our fault and not the letter's: it waits", async () => {
  const { url, arrived } = await receiver({
    authOptional: false,
    onAuth: (_auth, _session, done) => done(new Error("wrong password")),
  });
  const known = url.replace("smtp://", "smtp://clinic:wrong@");
  expect(await openMailer(known, FROM).send(mail)).toMatchObject({ how: "again", down: true });
  expect(arrived).toEqual([]);
});

test("with the right password it goes out", async () => {
  const { url, arrived } = await receiver({
    authOptional: false,
    onAuth: ({ username, password }, _session, done) =>
      username === "clinic" && password === "p@ss word" ? done(null, { user: "clinic" }) : done(new Error("no")),
  });
  const known = url.replace("smtp://", "smtp://clinic:p%40ss%20word@");
  expect(await openMailer(known, FROM).send(mail)).toMatchObject({ how: "sent" });
  expect(arrived).toHaveLength(1);
});

test("a server whose certificate nobody vouches for gets nothing", async () => {
  const { url, arrived } = await receiver({ disabledCommands: [] });
  expect(await openMailer(url, FROM).send(mail)).toMatchObject({ how: "again", down: true });
  expect(arrived).toEqual([]);
});

test("an address that is none is said at the start, not at the first letter", () => {
  expect(() => openMailer("smtp://127.0.0.1:25", "the front desk")).toThrow("MAIL_FROM is no mail address");
  expect(() => openMailer("https://mail.example", FROM)).toThrow("SMTP_URL must begin with");
});
