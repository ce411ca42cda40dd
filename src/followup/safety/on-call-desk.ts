import { isAllowed, type Permission } from "#people/events.ts";
import { staffList } from "#people/read.ts";
import { load, lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { isMailAddress } from "#science/mail-address.ts";
import { dialled } from "#booking/events.ts";
import type { OnCallFact } from "./facts.ts";
import { onCallStream } from "./on-call-store.ts";
import type { Doing } from "./store.ts";

type Data<T extends OnCallFact["type"]> = Extract<OnCallFact, { type: T }>["data"];
type Undated = { [F in OnCallFact as F["type"]]: Pick<F, "id" | "type" | "data"> }[OnCallFact["type"]];

const no = (rule: string, says: string, satisfy: string, field?: string): Refusal => ({
  rule,
  says,
  satisfy,
  ...(field !== undefined && { field }),
});

async function add({ tx, store, by, now }: Doing, fact: Undated): Promise<readonly Refusal[]> {
  await lockChain(tx);
  const stream = onCallStream(tx);
  const { length } = await load(tx, stream);
  await store.append(tx, stream, length, { ...fact, at: now, by });
  return [];
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Who is called in which hours of the week. Over midnight where a stretch ends before it begins. */
export async function setOnCall(doing: Doing, id: string, data: Data<"OnCallSet">): Promise<readonly Refusal[]> {
  const bad = data.weekly.find(({ from, to }) => !TIME.test(from) || !(TIME.test(to) || to === "24:00"));
  if (bad !== undefined)
    return [no("time", `${bad.from} to ${bad.to} is no time of a day.`, "Enter hours and minutes.", "weekly")];
  const people = await notAble(
    doing,
    data.weekly.flatMap(({ staffIds }) => staffIds),
  );
  return people ?? add(doing, { id, type: "OnCallSet", data });
}

const MOST_DAYS = 62;

/** Others than the week says, from one moment to another. */
export async function swapOnCall(doing: Doing, id: string, data: Data<"OnCallSwapped">): Promise<readonly Refusal[]> {
  const { fromAt, toAt, staffIds } = data;
  if (toAt <= fromAt)
    return [no("swap-time", "It ends before it begins.", "Enter an end after the beginning.", "toAt")];
  if (toAt - fromAt > MOST_DAYS * 86_400_000)
    return [no("swap-time", `That is more than ${MOST_DAYS} days.`, "Change the week itself instead.", "toAt")];
  if (staffIds.length === 0)
    return [no("swap-people", "Nobody is named.", "Name who is called instead, in their order.", "staffIds")];
  return (await notAble(doing, staffIds)) ?? add(doing, { id, type: "OnCallSwapped", data });
}

export const withdrawSwap = (
  doing: Doing,
  id: string,
  data: Data<"OnCallSwapWithdrawn">,
): Promise<readonly Refusal[]> => add(doing, { id, type: "OnCallSwapWithdrawn", data });

/** Where somebody is reached at any hour. Empty takes a way away; the screen warns of whoever has fewer than two. */
export async function setPageWay(doing: Doing, id: string, data: Data<"PageWaySet">): Promise<readonly Refusal[]> {
  const mobile = data.mobile.trim() === "" ? "" : dialled(data.mobile);
  if (mobile === null)
    return [
      no("mobile", `“${data.mobile}” is no number a text could be sent to.`, "Enter it with its area code.", "mobile"),
    ];
  if (data.email !== "" && !isMailAddress(data.email))
    return [no("email", `“${data.email}” is no mail address.`, "Enter it as in name@clinic.example.", "email")];
  const people = await notAble(doing, [data.staffId], "be-here");
  return people ?? add(doing, { id, type: "PageWaySet", data: { ...data, mobile } });
}

/** Only whoever may answer is called. */
async function notAble(
  { tx }: Doing,
  staffIds: readonly string[],
  permission: Permission = "answer-safety",
): Promise<readonly Refusal[] | null> {
  const able = new Set(
    (await staffList(tx)).filter(({ active, roles }) => active && isAllowed(roles, permission)).map(({ id }) => id),
  );
  return staffIds.every((id) => able.has(id))
    ? null
    : [
        no(
          "cannot-answer",
          "Somebody named cannot answer an alert, or works here no more.",
          "Choose nurses and prescribers.",
          "staffIds",
        ),
      ];
}
