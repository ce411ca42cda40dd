import type { Context } from "hono";
import { z } from "zod";
import type { WaitingRow } from "#booking/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { type Asking, nothingHere, onTo, provenBy, publicly } from "./asking.ts";
import { mineAt, type Visit } from "./visits-mine.ts";

/** For the person who proved the address the visit belongs to; to the door for a stranger; nothing there for anybody else. */
export function withVisit(
  c: Context<Signed>,
  work: (asking: Asking, visit: Visit) => Response | Promise<Response>,
): Promise<Response> {
  const id = z.uuid().safeParse(c.req.param("visitId"));
  return publicly(c, id.success ? `appointment:${id.data}` : null, async (asking) => {
    const address = await provenBy(asking);
    if (address === null) return onTo(asking, id.success ? `/visits?to=${id.data}` : "/visits");
    const { visits } = await mineAt(asking.tx, address, asking.now);
    const visit = visits.find((one) => id.success && one.id === id.data);
    if (visit === undefined || visit.state === "held" || visit.state === "released") return nothingHere(asking);
    return about(await work(asking, visit), visit);
  });
}

/** The same for an entry of the wait-list. One that is taken or left is looked for among the visits. */
export function withWaiting(
  c: Context<Signed>,
  work: (asking: Asking, one: WaitingRow) => Response | Promise<Response>,
): Promise<Response> {
  const id = z.uuid().safeParse(c.req.param("waitingId"));
  return publicly(c, id.success ? `waiting:${id.data}` : null, async (asking) => {
    const address = await provenBy(asking);
    if (address === null) return onTo(asking, "/visits");
    const { waiting } = await mineAt(asking.tx, address, asking.now);
    const one = waiting.find((row) => id.success && row.id === id.data);
    return one === undefined ? onTo(asking, "/visits") : about(await work(asking, one), one);
  });
}

const about = (response: Response, { patientId }: { readonly patientId: string | null }) =>
  patientId === null ? response : { response, patientId };
