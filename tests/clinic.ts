import { closeHouse, type House, openHouse, standByMonitors } from "../src/app/house.ts";
import { foundDemo } from "../src/app/demo/seed.ts";
import { openLog } from "../src/app/log.ts";
import { webApp } from "../src/app/server.ts";
import { demoPassword, demoStaff } from "../src/app/demo/people.ts";
import { codeNow } from "#plumbing/signin/logins.ts";
import { openSignin } from "#plumbing/signin/signin.ts";
import { as, type Instant } from "#science/units.ts";
import { Hono } from "hono";
import type { Signed } from "#plumbing/http.ts";
import { freshDatabase } from "./database.ts";

/** Where a walk serves the app: each worker at a port of its own, from TEST_PORT on where two runs share a machine. */
const FIRST_PORT = Number(process.env["TEST_PORT"] ?? 4900);
export const ORIGIN = `http://localhost:${FIRST_PORT + Number(process.env["VITEST_POOL_ID"] ?? 0)}`;

/** A whole house on a database of its own, with one demonstration clinic founded in it and nobody being treated yet. */
export async function openTestHouse(clock: { now: () => number } = { now: Date.now }, extra = new Hono<Signed>()) {
  const { adminUrl, secret } = await freshDatabase();
  const house: House = await openHouse({
    adminUrl,
    secret,
    now: () => as<Instant>(clock.now()),
    log: openLog(process.env["TEST_LOG"] ?? "silent", null),
  });
  const signin = openSignin({ signinUrl: house.urls.signin, secret, baseUrl: ORIGIN });
  const clinic = await foundDemo(house, signin, house.now());
  // A test asks for more pages in a minute than anybody reads; what the limit does has a test of its own.
  const app = webApp({ house, signin, baseUrl: ORIGIN, extra, pagesAMinute: Infinity });
  const close = async () => {
    await signin.close();
    await closeHouse(house);
  };
  return { house, signin, clinic, app, close, adminUrl, secret };
}

export type TestHouse = Awaited<ReturnType<typeof openTestHouse>>;

/** `body`: sent as JSON, or as it is where it is bytes. */
export type Asking = (
  path: string,
  body?: object,
  headers?: Record<string, string>,
) => Promise<{ status: number; body: unknown; text: string; headers: Headers }>;

/** Signs one of the demonstration's people in for real, and gives back how to ask as them. */
export async function signInAs(test: TestHouse, key: string, clinic = test.clinic): Promise<Asking> {
  const person = demoStaff.find((one) => one.key === key);
  const login = clinic.staff[key]?.login;
  if (person === undefined || login === undefined) throw new Error(`nobody is called ${key}`);
  const cookies = new Map<string, string>();
  const ask: Asking = async (path, body, headers = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const sent = body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
    const type = body instanceof Uint8Array ? "application/octet-stream" : "application/json";
    const request = new Request(`${ORIGIN}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { cookie, origin: ORIGIN, ...(body !== undefined && { "content-type": type }), ...headers },
      ...(body !== undefined && { body: sent }),
    });
    const response = await test.app.fetch(request);
    for (const set of response.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text.startsWith("{") ? (JSON.parse(text) as unknown) : text,
    };
  };
  const first = await ask("/api/auth/sign-in/email", { email: person.email, password: demoPassword });
  const second = await ask("/api/auth/two-factor/verify-totp", { code: await codeNow(login.totpSecret) });
  if (first.status !== 200 || second.status !== 200)
    throw new Error(`${key} could not sign in: ${first.text} ${second.text}`);
  return ask;
}

/** Opens the device listener of a test house on a free port of the loopback. */
export const openListener = (test: TestHouse) => standByMonitors(test.house, { host: "127.0.0.1", port: 0 });
