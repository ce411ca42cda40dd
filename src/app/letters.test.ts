import { expect, test } from "vitest";
import { postOfficeFrom } from "./letters.ts";

const mail = { SMTP_URL: "smtps://mail.example", MAIL_FROM: "Dusk <desk@clinic.example>" };
const texts = { SMS_ACCOUNT: "AC1", SMS_TOKEN: "secret", SMS_FROM: "+12125550100" };

const ways = (env: Record<string, string>) => {
  const { mailer, texter } = postOfficeFrom(env);
  return [mailer !== null, texter !== null];
};

test("an installation that was told nothing sends nothing; each way opens by itself", () => {
  expect([ways({}), ways(mail), ways(texts), ways({ ...mail, ...texts })]).toEqual([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ]);
});

test("half a setting is said at the start, with what is missing", () => {
  expect(() => postOfficeFrom({ SMTP_URL: mail.SMTP_URL })).toThrow(
    "SMTP_URL, MAIL_FROM go together; missing: MAIL_FROM.",
  );
  expect(() => postOfficeFrom({ ...texts, SMS_TOKEN: "" })).toThrow("missing: SMS_TOKEN.");
});
