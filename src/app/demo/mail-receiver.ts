import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { Instant } from "#science/units.ts";

/** A mail as it came over the wire. Newest first in the box. */
export type DemoMail = {
  readonly n: number;
  readonly at: Instant;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly language: string;
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly type: string; readonly content: string }[];
};

const MOST_KEPT = 300;
const LARGEST = 2_000_000;

/** Mail to these addresses bounces, to show what happens then. */
export const BOUNCES = "bounce.example";

/** A real SMTP server of the loopback, which keeps what it gets and delivers nothing. */
export async function openMailReceiver(now: () => Instant) {
  const box: DemoMail[] = [];
  const keep = keepIn(box, now);
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    size: LARGEST,
    onRcptTo: ({ address }, _session, done) =>
      done(address.endsWith(`@${BOUNCES}`) ? refusal("no such mailbox") : null),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = envelope.rcptTo.map(({ address }) => address).join(", ");
        void keep(Buffer.concat(chunks), to)
          .catch(() => undefined)
          .finally(() => done());
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { box: box as readonly DemoMail[], url: `smtp://127.0.0.1:${port}`, close };
}

/** Reads a mail off the wire and puts it on top of the box. */
function keepIn(box: DemoMail[], now: () => Instant) {
  let n = 0;
  return async (raw: Buffer, to: string): Promise<void> => {
    const { from, subject, text, headers, attachments } = await PostalMime.parse(raw, { attachmentEncoding: "utf8" });
    n += 1;
    box.unshift({
      n,
      at: now(),
      to,
      from: from?.address ?? "",
      subject: subject ?? "",
      language: headers.find(({ key }) => key === "content-language")?.value ?? "en",
      text: text ?? "",
      files: attachments.map(({ filename, mimeType, content }) => ({
        name: filename ?? "file",
        type: mimeType,
        content: typeof content === "string" ? content : "",
      })),
    });
    box.splice(MOST_KEPT);
  };
}

const refusal = (says: string) => Object.assign(new Error(says), { responseCode: 550 });
