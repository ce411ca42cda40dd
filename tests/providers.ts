import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail as it came over the wire, with the addresses of its envelope. */
export type Arrived = {
  readonly to: readonly string[];
  readonly from: string;
  readonly raw: Buffer;
  readonly mail: Email;
};

/** What the receiver does with the next mail. `afterData` is called when all of it has come and nothing is answered yet. */
export type MailFault = {
  readonly rcpt?: { readonly code: number; readonly says: string };
  readonly data?: { readonly code: number; readonly says: string };
  readonly afterData?: () => void;
};

/** A real SMTP server on the loopback that keeps what it gets. `fault` is asked for every mail. */
export async function receiveMail(
  options: SMTPServerOptions & { readonly port?: number; readonly fault?: () => MailFault } = {},
) {
  const { port = 0, fault = (): MailFault => ({}), ...rest } = options;
  const arrived: Arrived[] = [];
  const keep = async ({ raw, ...envelope }: Omit<Arrived, "mail">, answer: () => void) => {
    arrived.push({ ...envelope, raw, mail: await PostalMime.parse(raw) });
    answer();
  };
  const refused = ({ code, says }: { code: number; says: string }) =>
    Object.assign(new Error(says), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onRcptTo: (_address, _session, done) => {
      const { rcpt } = fault();
      done(rcpt === undefined ? null : refused(rcpt));
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { data, afterData } = fault();
        if (data !== undefined) return done(refused(data));
        const to = envelope.rcptTo.map(({ address }) => address);
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        void keep({ to, from, raw: Buffer.concat(chunks) }, afterData ?? done);
      });
    },
    ...rest,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(port, "127.0.0.1", resolve);
  });
  const at = (server.server.address() as AddressInfo).port;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { arrived, port: at, url: `smtp://127.0.0.1:${at}`, server, close };
}

/** A text as the provider took it. */
export type ArrivedText = { readonly to: string; readonly from: string; readonly body: string; readonly sid: string };

type Answer = (text: ArrivedText, response: ServerResponse, request: IncomingMessage) => void;

export const taken: Answer = ({ sid, to }, response) => {
  response.writeHead(201, { "content-type": "application/json" });
  response.end(JSON.stringify({ sid, status: "queued", to, error_code: null }));
};

export const refusedText =
  (status: number, code: number, message: string): Answer =>
  (_text, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ code, message, status }));
  };

/** A real HTTP server on the loopback that speaks the API Twilio made common and keeps what it gets. */
export async function receiveTexts({
  port = 0,
  answer = () => taken,
  standing = () => ({ status: "delivered", error_code: null }),
}: {
  port?: number;
  answer?: () => Answer;
  /** What the provider says when it is asked after a text. */
  standing?: (sid: string) => { readonly status: string; readonly error_code: number | null };
} = {}) {
  const arrived: ArrivedText[] = [];
  const [account, token] = ["AC00000000000000000000000000000000", "only for tests"];
  const expected = `Basic ${Buffer.from(`${account}:${token}`).toString("base64")}`;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const [, sid] = /^\/2010-04-01\/Accounts\/\w+\/Messages\/(\w+)\.json$/.exec(request.url ?? "") ?? [];
      if (request.method === "GET" && sid !== undefined && request.headers.authorization === expected)
        return void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(standing(sid)));
      const isPost = request.method === "POST" && request.url === `/2010-04-01/Accounts/${account}/Messages.json`;
      if (!isPost)
        return refusedText(404, 20404, "The requested resource was not found")({} as never, response, request);
      if (request.headers.authorization !== expected)
        return refusedText(401, 20003, "Authenticate")({} as never, response, request);
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      const [to, from, body] = ["To", "From", "Body"].map((name) => form.get(name) ?? "") as [string, string, string];
      const text = { to, from, body, sid: `SM${String(arrived.length + 1).padStart(32, "0")}` };
      const answering = answer();
      if (answering === taken) arrived.push(text);
      answering(text, response, request);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(port, "127.0.0.1", resolve);
  });
  const at = (server.address() as AddressInfo).port;
  const settings = { baseUrl: `http://127.0.0.1:${at}`, account, token, from: "+12125550100" };
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { arrived, port: at, settings, server, close };
}
