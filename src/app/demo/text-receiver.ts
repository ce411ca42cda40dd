import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Instant } from "#science/units.ts";

/** A text message as it came. Newest first in the box. */
export type DemoText = { readonly at: Instant; readonly to: string; readonly body: string };

const MOST_KEPT = 300;
const LARGEST = 64_000;
const ACCOUNT = "AC00000000000000000000000000000000";
const TOKEN = "public, for the demonstration alone";

/** Texts to this number are refused, to show what happens then. */
export const REFUSED_NUMBER = "+12125550199";

/** Texts to this number are taken and never reach a telephone. */
export const LOST_NUMBER = "+12125550198";

/** A real HTTP server of the loopback that speaks as a provider of texts does, keeps what it gets and delivers nothing. */
export async function openTextReceiver(now: () => Instant) {
  const box: DemoText[] = [];
  let n = 0;
  const take = (form: URLSearchParams, response: ServerResponse) => {
    const [to, body] = [form.get("To") ?? "", form.get("Body") ?? ""];
    if (!/^\+[1-9]\d{6,14}$/.test(to) || to === REFUSED_NUMBER)
      return answer(response, 400, { code: 21_211, message: `Invalid 'To' Phone Number: ${to}`, status: 400 });
    const sid = `SM${to === LOST_NUMBER ? "1" : "0"}${String((n += 1)).padStart(31, "0")}`;
    if (to !== LOST_NUMBER) box.unshift({ at: now(), to, body });
    box.splice(MOST_KEPT);
    return answer(response, 201, { sid, status: "queued", to, body, error_code: null });
  };
  const server = createServer((request, response) => {
    void formOf(request).then(
      (form) => {
        if (!isAllowed(request)) return answer(response, 401, { code: 20_003, message: "Authenticate", status: 401 });
        return request.method === "GET" ? answer(response, 200, standingOf(request.url)) : take(form, response);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const settings = { baseUrl: `http://127.0.0.1:${port}`, account: ACCOUNT, token: TOKEN, from: "+12125550100" };
  return { box: box as readonly DemoText[], settings, close };
}

const MESSAGES = `/2010-04-01/Accounts/${ACCOUNT}/Messages`;

const standingOf = (url = "") =>
  url.startsWith(`${MESSAGES}/SM1`)
    ? { status: "undelivered", error_code: 30_003 }
    : { status: "delivered", error_code: null };

const isAllowed = ({ method, url = "", headers }: IncomingMessage): boolean =>
  (method === "POST" ? url === `${MESSAGES}.json` : method === "GET" && url.startsWith(`${MESSAGES}/`)) &&
  headers.authorization === `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString("base64")}`;

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST) break;
    chunks.push(chunk as Buffer);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}
