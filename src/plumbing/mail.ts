import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";

/**
 * What became of one try. again: surely not taken, and worth another try; `down` when nothing would be taken now, whatever it is.
 * failed: refused for good. unsure: it may have been taken, and nobody can say.
 */
export type Outcome =
  | { readonly how: "sent"; readonly provider: string }
  | { readonly how: "again"; readonly says: string; readonly down: boolean }
  | { readonly how: "failed"; readonly says: string }
  | { readonly how: "unsure"; readonly says: string };

export type Mail = {
  readonly id: string;
  readonly language: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly attachment: string | null;
};

export type Mailer = { readonly send: (mail: Mail) => Promise<Outcome> };

// Patience for each step, and for all of them together: well under the time after which a letter counts as cut off.
const CONNECT_MS = 10_000;
const STEP_MS = 45_000;
const WHOLE_MS = 120_000;

/**
 * Sends mail through the SMTP server of `url` ("smtps://user:password@mail.example:465", or "smtp://" where TLS is begun on the way).
 * TLS is required of any server but this machine's own, unless the address says "?tls=optional". One connection for each mail:
 * a pool would send a mail again by itself after losing its connection, and nobody would know.
 */
export function openMailer(url: string, from: string): Mailer {
  const server = serverOf(url);
  const sender = addressOf(from);
  return { send: (mail) => converse(server, sender, mail) };
}

type Sender = { readonly header: string; readonly address: string; readonly domain: string };

/** "Dusk Clinic <front-desk@clinic.example>", or the address alone. */
function addressOf(header: string): Sender {
  const address = /<([^<>\s]+)>\s*$/.exec(header)?.[1] ?? header.trim();
  const domain = address.split("@")[1];
  if (domain === undefined || domain === "") throw new Error(`MAIL_FROM is no mail address: ${header}`);
  return { header, address, domain };
}

/** The name by which a mail is known everywhere: the same however often it is sent, so that a copy can be told. */
const messageIdOf = (id: string, { domain }: Sender): string => `<${id}@${domain}>`;

type Server = ReturnType<typeof serverOf>;

function serverOf(url: string) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  if (protocol !== "smtp:" && protocol !== "smtps:") throw new Error("SMTP_URL must begin with smtp:// or smtps://");
  const secure = protocol === "smtps:";
  const near = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  const credentials = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return {
    host: hostname.replaceAll(/[[\]]/g, ""),
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !near && searchParams.get("tls") !== "optional",
    credentials: username === "" ? null : credentials,
  };
}

async function converse(server: Server, sender: Sender, mail: Mail): Promise<Outcome> {
  const raw = await compose(sender, mail);
  const { credentials, ...place } = server;
  const patience = { connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: STEP_MS };
  const connection = new SMTPConnection({ ...place, ...patience, dnsTimeout: CONNECT_MS });
  // Read by the connection only after the server has said "354, go on": from then on a lost line leaves us unsure.
  const talk = { dataBegan: false };
  const message = once(raw, () => (talk.dataBegan = true));
  const steps = async () => {
    await connected(connection);
    if (credentials !== null) await loggedIn(connection, credentials);
    return sent(connection, { from: sender.address, to: [mail.recipient] }, message);
  };
  const late = setTimeout(() => connection.emit("error", new Error("the mail server took too long")), WHOLE_MS);
  try {
    const answer = await Promise.race([steps(), broken(connection)]);
    return { how: "sent", provider: answer.slice(0, 200) };
  } catch (error) {
    return judged(error as SmtpError, talk.dataBegan);
  } finally {
    clearTimeout(late);
    connection.close();
  }
}

function compose({ header, domain, address }: Sender, mail: Mail): Promise<Buffer> {
  const { id, language, recipient, subject, body, attachment } = mail;
  const method = /^METHOD:(\w+)/m.exec(attachment ?? "")?.[1];
  const calendar = {
    filename: language === "es" ? "cita.ics" : "visit.ics",
    contentType: `text/calendar; charset=utf-8${method === undefined ? "" : `; method=${method}`}`,
    content: Buffer.from(attachment ?? ""),
    // Byte for byte: a calendar's lines end in CRLF, and mail on its way changes the ends of plain lines.
    contentTransferEncoding: "base64",
  };
  const letter = new MailComposer({
    from: header,
    to: { name: "", address: recipient },
    subject,
    text: body,
    messageId: messageIdOf(id, { header, domain, address }),
    // So that no machine answers this one.
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": language },
    attachments: attachment === null ? [] : [calendar],
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return letter.compile().build();
}

const once = (raw: Buffer, begun: () => void) =>
  new Readable({
    read() {
      begun();
      this.push(raw);
      this.push(null);
    },
  });

const broken = (connection: SMTPConnection) =>
  new Promise<never>((_, reject) => connection.on("error", (error: Error) => reject(error)));

const connected = (connection: SMTPConnection) =>
  new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error ? reject(error) : resolve()));
  });

const loggedIn = (connection: SMTPConnection, credentials: { user: string; pass: string }) =>
  new Promise<void>((resolve, reject) => {
    connection.login({ credentials }, (error) => (error ? reject(error) : resolve()));
  });

const sent = (connection: SMTPConnection, envelope: { from: string; to: string[] }, message: Readable) =>
  new Promise<string>((resolve, reject) => {
    connection.send(envelope, message, (error, info) => (error ? reject(error) : resolve(info.response)));
  });

type SmtpError = Error & {
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
  readonly code?: string;
  readonly originalCode?: string;
};

/** Steps at which the server refuses this very letter; at any other it refuses us, and would refuse every letter. */
const ABOUT_LETTER = new Set(["RCPT TO", "DATA"]);

function judged(error: SmtpError, dataBegan: boolean): Outcome {
  const { responseCode, command } = error;
  const says = wordsOf(error).slice(0, 300);
  const ofLetter = ABOUT_LETTER.has(command ?? "");
  if (responseCode === undefined && dataBegan) return { how: "unsure", says };
  if (responseCode !== undefined && responseCode >= 500 && ofLetter) return { how: "failed", says };
  return { how: "again", says, down: !ofLetter };
}

/** The server's own words, where it said any. */
function wordsOf({ response, originalCode, code, message }: SmtpError): string {
  if (response !== undefined) return `The mail server answered: ${response}`;
  return `The mail server could not be talked to (${originalCode ?? code ?? message}).`;
}
