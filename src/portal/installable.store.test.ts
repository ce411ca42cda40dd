import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inClinic } from "#plumbing/db.ts";
import { demoPatients } from "../app/demo/people.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { born, reachedAt } from "../../tests/patient.ts";
import { codeTo, openVisitor, wordsOn } from "../../tests/visitor.ts";

let house: TestHouse;
const email = "legend@mail.example";
const { birthDate } = demoPatients.find(({ key }) => key === "legend")!;
beforeAll(async () => {
  house = await openTestHouse();
  await reachedAt(house, house.clinic.patients["legend"]!, email);
}, 60_000);
afterAll(() => house.close());

test("what a browser keeps for the home screen is the looks of the pages and the page for no connection, and nobody's page", async () => {
  const who = openVisitor(house);
  const worker = await who.get("/own-worker.js");
  const kept = JSON.parse(/const KEPT = (\[.*\]);/.exec(worker.text)?.[1] ?? "[]") as readonly string[];
  expect(kept.length).toBeGreaterThan(6);
  for (const path of kept) {
    expect(path).toMatch(/^\/site\/|^(\/es)?\/my\/offline$/);
    expect([path, (await who.get(path)).status]).toEqual([path, 200]);
  }
  // It puts by what stands in its list as it is set up, and nothing after.
  expect(worker.text).not.toMatch(/\.put\(|cache\.add\(/);
  expect(wordsOn(await who.get("/my/offline"))).toMatch(/no connection.*988/);
  expect((await who.get("/es/my/offline")).text).toContain("tel:");
  const manifest = JSON.parse((await who.get("/my/app.webmanifest")).text) as {
    start_url: string;
    icons: { src: string }[];
  };
  expect(manifest.start_url).toBe("/my");
  for (const { src } of manifest.icons) expect((await who.get(src)).headers.get("content-type")).toBe("image/png");
});

const linkTo = async () => {
  const { body } = await inClinic(house.house.db, house.clinic.clinicId, (tx) =>
    tx.q
      .selectFrom("letters")
      .select("body")
      .where("recipient", "=", email)
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow(),
  );
  return /\/my\/door\/code\/\d{6}/.exec(body)?.[0] ?? "";
};

test("the link in the code's mail opens the question for the birth date, in the browser that asked and in no other", async () => {
  const [who, scanner] = [openVisitor(house, "192.0.2.70"), openVisitor(house, "192.0.2.71")];
  await who.send(await who.get("/my/door"), "/my/door/code", { email });
  const link = await linkTo();
  expect(link).toContain(await codeTo(house, email));
  expect(wordsOn(await scanner.follow(await scanner.get(link)))).toContain("Enter the e-mail address");
  const page = await who.follow(await who.get(link));
  expect(wordsOn(page)).toContain("When were you born?");
  expect((await who.send(page, "/my/door/who", born(birthDate))).to).toBe("/my");
  // Used once, it opens nothing again.
  who.cookies.delete("afterglow-visitor");
  expect(wordsOn(await who.follow(await who.get(link)))).toContain("Enter the e-mail address");
  expect((await who.get(`/my/door/code/${uuidv7()}`)).to).toBe("/my/door");
});
