import { uuidv7 } from "uuidv7";
import { keepTemplate, openThread, takeMessage } from "#followup/desk.ts";
import type { Tx } from "#plumbing/db.ts";
import type { EventStore } from "#plumbing/event-store.ts";
import type { Instant } from "#science/units.ts";

type Ids = { readonly patient: string; readonly thread: string; readonly template: string };

const words = { text: "asked to", files: [], templateId: null };

/** How messages with patients are read, written and attached to, and the clinic's templates kept. */
export const messagesRows: Readonly<Record<string, (ids: Ids) => { path: string; body?: object }>> = {
  "GET /api/threads": () => ({ path: "/api/threads" }),
  "GET /api/threads/:threadId": ({ thread }) => ({ path: `/api/threads/${thread}` }),
  "POST /api/threads/:threadId": ({ thread }) => ({
    path: `/api/threads/${thread}`,
    body: { id: uuidv7(), type: "MessageWritten", data: words },
  }),
  "GET /api/threads/:threadId/files/:fileId": ({ thread }) => ({ path: `/api/threads/${thread}/files/${uuidv7()}` }),
  "POST /api/threads/:threadId/files/:fileId": ({ thread }) => ({
    path: `/api/threads/${thread}/files/${uuidv7()}?name=note.pdf`,
    body: { not: "a file" },
  }),
  "GET /api/patients/:patientId/threads": ({ patient }) => ({ path: `/api/patients/${patient}/threads` }),
  "POST /api/patients/:patientId/threads": ({ patient }) => ({
    path: `/api/patients/${patient}/threads`,
    body: {
      id: uuidv7(),
      threadId: uuidv7(),
      subject: "Your form",
      topic: "practical",
      first: { type: "MessageWritten", data: words },
    },
  }),
  "POST /api/patients/:patientId/threads/:threadId/files/:fileId": ({ patient }) => ({
    path: `/api/patients/${patient}/threads/${uuidv7()}/files/${uuidv7()}?name=note.pdf`,
    body: { not: "a file" },
  }),
  "GET /api/message-templates": () => ({ path: "/api/message-templates" }),
  "POST /api/message-templates": () => ({
    path: "/api/message-templates",
    body: { id: uuidv7(), templateId: uuidv7(), name: uuidv7(), en: "Hello", es: "Hola" },
  }),
  "POST /api/message-templates/:templateId/drop": ({ template }) => ({
    path: `/api/message-templates/${template}/drop`,
    body: { id: uuidv7(), why: "asked to" },
  }),
};

type Having = { readonly by: string; readonly patientId: string; readonly now: Instant };

/** A patient who wrote about a visit, and words the clinic often sends. */
export async function messagesIn(tx: Tx, store: EventStore, { by, patientId, now }: Having) {
  const [thread, template] = [uuidv7(), uuidv7()];
  const doing = { tx, store, by: `patient:${patientId}`, now };
  await openThread(doing, { threadId: thread, patientId, subject: "May I come earlier?", topic: "practical" });
  await takeMessage(doing, { id: uuidv7(), threadId: thread, text: "May I come earlier?", files: [], language: "en" });
  const often = { name: "Received", en: "We have your message.", es: "Tenemos su mensaje." };
  await keepTemplate({ ...doing, by }, { id: uuidv7(), templateId: template, ...often });
  return { thread, template };
}
