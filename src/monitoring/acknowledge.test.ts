import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { answerTo, tooLargeAnswer, verdictFor } from "./acknowledge.ts";
import { parse } from "./hl7.ts";

const at = { now: as<Instant>(Date.UTC(2026, 10, 24, 9, 30, 5)), controlId: "OURS1" };
const messageOf = (text: string) => parse(new TextEncoder().encode(text))[0] ?? null;
const withHeader = (type: string, modes = "") =>
  messageOf(`MSH|^~\\&|MON^0001^EUI-64|ICU|US|CLINIC|20261124||${type}|4\\F\\2|P|2.3.1|||${modes}\rPID|1`);
const linesOf = (answer: Uint8Array | null) => new TextDecoder().decode(answer ?? new Uint8Array()).split("\r");
const answered = (message: ReturnType<typeof messageOf>) => linesOf(answerTo(message, verdictFor(message), at));
const codeOf = (message: ReturnType<typeof messageOf>) => answered(message)[1]?.split("|")[1];

test.each([
  ["ORU^R01^ORU_R01", "AA"],
  ["ORU^R40", "AA"],
  ["ADT^A01", "AA"],
  ["ORM^O01", "AR"],
  ["QRY^A19", "AR"],
  ["RDE^O11", "AR"],
  ["", "AR"],
])("%s is answered %s in the original mode", (type, code) => {
  expect(codeOf(withHeader(type))).toBe(code);
});

test.each([
  ["AL|", "CA"],
  ["AL|NE", "CA"],
  ["NE|AL", "AA"],
  ["AL|AL", "AA"],
  ["|", "AA"],
])("MSH-15 and MSH-16 %s: answered %s", (modes, code) => {
  expect(codeOf(withHeader("ORU^R01", modes))).toBe(code);
});

test("the answer echoes the control id exactly, swaps sender and receiver whole, and has an id of its own", () => {
  const [header = "", msa] = answered(withHeader("ORU^R01^ORU_R01"));
  expect(header.split("|")).toEqual([
    "MSH",
    "^~\\&",
    "US",
    "CLINIC",
    "MON^0001^EUI-64",
    "ICU",
    "20261124093005+0000",
    "",
    "ACK^R01^ACK",
    "OURS1",
    "P",
    "2.3.1",
  ]);
  expect(msa).toBe("MSA|AA|4\\F\\2");
});

const from = (marks: string, sender: string, id: string) => messageOf(`MSH|${marks}|${sender}||||||ORU^R01|${id}`);

test.each(["A&B", "A^B", "A~B", "a\\Q9\\b", "\\E\\", "7 ", "  7", "1.2.840.10008/7", "id:[2]", "Ä1"])(
  "the control id '%s' comes back to the letter, or the monitor would send for ever",
  (id) => {
    for (const marks of ["^~\\&", "^~&", "^~\\&#"])
      expect(answered(from(marks, "MON&1^A~B", id))).toMatchObject([
        expect.stringContaining("||MON&1^A~B|"),
        `MSA|AA|${id}`,
        "",
      ]);
  },
);

test("a sender with separators of its own is answered with ours, and with its id in them", () => {
  const [header, msa] = answered(messageOf("MSH$%*\\@$MON%0001$ICU$$$$$ORU%R01$4|7^\\S\\$P$2.6"));
  expect(header).toContain("|||MON^0001|ICU|");
  expect(msa).toBe("MSA|AA|4\\F\\7\\S\\%");
});

test.each([
  ["after the sender: refused", "MSH|^~\\&|MON", "MSA|AR||No readable header"],
  ["before the control id: taken, with nothing to echo", "MSH|^~\\&|MON||||||ORU^R01", "MSA|AA|"],
])("a header that ends %s", (_, text, answer) => {
  expect(answered(messageOf(text))[1]).toBe(answer);
});

test("what could not be stored asks to be sent again", () => {
  expect(linesOf(answerTo(withHeader("ORU^R01"), "not-stored", at))[1]).toBe(
    "MSA|AE|4\\F\\2|Could not be stored, send again",
  );
});

test("an answer is never answered", () => {
  expect(verdictFor(withHeader("ACK^R01"))).toBe("no-answer");
  expect(answerTo(withHeader("ACK"), "no-answer", at)).toBeNull();
});

test("without a readable header the answer refuses, with nothing to echo", () => {
  expect(verdictFor(null)).toBe("unreadable");
  expect(answered(null)[1]).toBe("MSA|AR||No readable header");
  expect(linesOf(tooLargeAnswer(at.now, "OURS2"))[1]).toBe("MSA|AR||No readable header");
});

test("nothing a sender writes, in whichever field, can end our frame or begin a segment of ours", () => {
  const evil = "A\\X0B\\B\\X0D\\ZZZ\\X1C\\\\F\\\\.br\\Ä\u000b\u001c";
  for (const marks of ["|^~\\&|", "|^~@&|", "$^~\\&$"]) {
    const fields = [evil, evil, evil, evil, "20261124", "", `ORU^${evil}`, evil, evil, evil, "", "", "", ""];
    const answer = answerTo(messageOf(`MSH${marks}${fields.join(marks[0])}`), "accepted", at) ?? new Uint8Array();
    expect([...answer].filter((byte) => byte === 0x0b || byte === 0x1c || byte === 0x0a)).toEqual([]);
    const lines = linesOf(answer);
    expect(lines.map((line) => line.slice(0, 4))).toEqual(["MSH|", "MSA|", ""]);
    expect([lines[0]?.split("|").length, lines[1]?.split("|").length]).toEqual([12, 3]);
  }
});
