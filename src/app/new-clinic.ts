import { createInterface } from "node:readline";
import { uuidv7 } from "uuidv7";
import { inClinic } from "#plumbing/db.ts";
import { startDatabase } from "#plumbing/embedded-db.ts";
import { installationSecret } from "#plumbing/secrets.ts";
import { createLogin, type Login } from "#plumbing/signin/logins.ts";
import { openSignin, type Signin } from "#plumbing/signin/signin.ts";
import { isZone } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import { foundClinic } from "./founding.ts";
import { closeHouse, type House, openHouse } from "./house.ts";
import { openLog } from "./log.ts";

type Answers = {
  readonly clinic: string;
  readonly zone: string;
  readonly rooms: number;
  readonly name: string;
  readonly credential: string;
  readonly email: string;
  readonly password: string;
  readonly pin: string;
};

const QUESTIONS: Readonly<Record<keyof Answers, string>> = {
  clinic: "The clinic's name",
  zone: "Its time zone, such as America/New_York",
  rooms: "How many infusion rooms",
  name: "The medical director's name",
  credential: "Their credential, such as MD",
  email: "Their e-mail",
  password: "A password of 15 characters or more",
  pin: "A PIN of six digits",
};

/** Sets up a real clinic from the command line: place, rooms, and the medical director's way in. Asks; takes no demonstration data. */
export async function newClinic({
  dataDir,
  say,
}: {
  readonly dataDir: string;
  readonly say: (line: string) => void;
}): Promise<void> {
  const answers = await askAll();
  const database = await startDatabase({ dataDir, url: process.env["DATABASE_URL"] });
  const secret = await installationSecret(dataDir, process.env["AFTERGLOW_SECRET"]);
  const now = () => as<Instant>(Date.now());
  const house = await openHouse({ adminUrl: database.url, secret, now, log: openLog("warn", null) });
  const baseUrl = process.env["BASE_URL"] ?? "http://localhost:4300";
  const signin = openSignin({ signinUrl: house.urls.signin, secret, baseUrl });
  try {
    const { totpUri } = await found(house, signin, answers);
    say(`Done. Enter this in an authenticator app now; it is not shown again:\n  ${totpUri}`);
    say("No infusion starts until the medical director has signed a protocol.");
  } finally {
    await signin.close();
    await closeHouse(house);
    await database.stop();
  }
}

async function found({ db, store, now }: House, signin: Signin, answers: Answers): Promise<Login> {
  const [clinicId, staffId] = [uuidv7(), uuidv7()];
  const { clinic, zone, rooms, email, password, pin, name, credential } = answers;
  const login = await createLogin(signin, { email, password, pin, clinicId, staffId, name });
  await inClinic(db, clinicId, (tx) =>
    foundClinic(
      { tx, store, by: "system", at: now() },
      { clinic, phone: "", zone, infusionRooms: rooms, consultingRooms: 0, hours: [] },
      { staffId, userId: login.userId, name, credential },
    ),
  );
  return login;
}

async function askAll(): Promise<Answers> {
  const input = createInterface({ input: process.stdin });
  const lines = input[Symbol.asyncIterator]();
  const given = {} as Record<keyof Answers, string>;
  for (const [key, question] of Object.entries(QUESTIONS) as [keyof Answers, string][]) {
    process.stdout.write(`${question}: `);
    const line = await lines.next();
    given[key] = line.done === true ? "" : line.value.trim();
  }
  input.close();
  return checked(given);
}

function checked(given: Record<keyof Answers, string>): Answers {
  const rooms = Number(given.rooms);
  if (!Number.isInteger(rooms) || rooms < 1 || rooms > 40)
    throw new Error("The number of rooms must be a whole number from 1 to 40.");
  if (!isZone(given.zone)) throw new Error("That time zone is not known. Use a name such as America/New_York.");
  const empty = Object.entries(given).find(([, answer]) => answer === "");
  if (empty !== undefined) throw new Error("Every question needs an answer. Nothing was set up.");
  return { ...given, rooms };
}
