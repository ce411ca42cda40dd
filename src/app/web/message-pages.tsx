import { type AnyRootRoute, createRoute, useParams, useSearch } from "@tanstack/react-router";
import { type ComponentType, lazy, type ReactNode } from "react";
import { useMe } from "#workspace/me.ts";

const InboxPage = lazy(async () => ({ default: (await import("#followup/messages/Inbox.tsx")).Inbox }));
const ConversationPage = lazy(async () => ({
  default: (await import("#followup/messages/Conversation.tsx")).Conversation,
}));
const PatientPage = lazy(async () => ({
  default: (await import("#followup/messages/PatientMessages.tsx")).PatientMessages,
}));

type Frames = {
  readonly OnDesk: ComponentType<{ readonly title: string; readonly children: ReactNode }>;
  readonly OnChart: ComponentType<{ readonly children: ReactNode }>;
};

/** One conversation; another is another page, so that nothing half written is carried over. */
function One() {
  const { threadId = "" } = useParams({ strict: false });
  const me = useMe().data?.staffId;
  return me === undefined ? null : <ConversationPage key={threadId} threadId={threadId} me={me} />;
}

function OfPatient() {
  const { patientId = "" } = useParams({ strict: false });
  const asked: { readonly write?: unknown } = useSearch({ strict: false });
  const begins = asked.write === true;
  return <PatientPage key={`${patientId} ${begins}`} patientId={patientId} begins={begins} />;
}

/** Messages with patients: the inbox, one conversation, and a patient's in their chart. */
export function messagePages(root: AnyRootRoute, { OnDesk, OnChart }: Frames) {
  return [
    createRoute({
      getParentRoute: () => root,
      path: "/messages",
      component: () => (
        <OnDesk title="Messages">
          <InboxPage />
        </OnDesk>
      ),
    }),
    createRoute({
      getParentRoute: () => root,
      path: "/messages/$threadId",
      component: () => (
        <OnDesk title="Messages">
          <One />
        </OnDesk>
      ),
    }),
    createRoute({
      getParentRoute: () => root,
      path: "/patients/$patientId/messages",
      component: () => (
        <OnChart>
          <OfPatient />
        </OnChart>
      ),
    }),
  ];
}
