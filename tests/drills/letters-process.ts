import { openDb } from "#plumbing/db.ts";
import { sendDue } from "#plumbing/letter-sending.ts";
import { type Mailer, openMailer } from "#plumbing/mail.ts";
import { as, type Instant } from "#science/units.ts";

/** A sender of letters as a process of its own, which dies without a word at the moment it is told to. */
const { appUrl, smtpUrl, dies } = JSON.parse(process.argv[2] ?? "{}") as {
  appUrl: string;
  smtpUrl: string;
  dies: "between claim and send" | "between send and record";
};
const real = openMailer(smtpUrl, "desk@clinic.example");
const die = () => process.kill(process.pid, "SIGKILL");
const mailer: Mailer = {
  send: async (mail) => {
    if (dies === "between claim and send") die();
    const outcome = await real.send(mail);
    die();
    return outcome;
  },
};
await sendDue({
  db: openDb(appUrl),
  mailer,
  texter: null,
  now: () => as<Instant>(Date.now()),
  note: () => undefined,
});
