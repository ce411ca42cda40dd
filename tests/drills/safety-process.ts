import { openMailer } from "#plumbing/mail.ts";
import { openTexter } from "#plumbing/sms.ts";
import { as, type Instant } from "#science/units.ts";
import { openHouse } from "../../src/app/house.ts";
import { openLog } from "../../src/app/log.ts";
import { startPager } from "../../src/app/pager.ts";
import { ORIGIN } from "../clinic.ts";

/** Whoever carries pages, as a process of its own, for drills that kill it. Says "ready" once it runs. */
const { smtpUrl, texts, ...settings } = JSON.parse(process.argv[2] ?? "{}") as {
  adminUrl: string;
  secret: string;
  smtpUrl: string;
  texts: Parameters<typeof openTexter>[0];
};
const house = await openHouse({ ...settings, now: () => as<Instant>(Date.now()), log: openLog("silent", null) });
startPager(house, { mailer: openMailer(smtpUrl, "desk@clinic.example"), texter: openTexter(texts) }, ORIGIN);
process.stdout.write("ready\n");
