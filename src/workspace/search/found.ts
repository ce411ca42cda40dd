/** One thing the search offers: what it is called, what it is, and where it leads in the app. */
export type Found = {
  readonly id: string;
  readonly group: "Patients" | "Enquiries" | "Appointments" | "Actions";
  readonly name: string;
  readonly note: string;
  readonly to: string;
};

type Action = Found & { readonly needs: string; readonly words: string };

const action = (id: string, name: string, to: string, needs: string, words = ""): Action => ({
  id,
  group: "Actions",
  name,
  note: "",
  to,
  needs,
  words,
});

const actions: readonly Action[] = [
  action("today", "Today", "/", "see-board", "board rooms chairs needs a person"),
  action("schedule", "Schedule", "/schedule", "see-schedule", "week calendar appointments"),
  action("book", "Book an appointment", "/schedule?book=new", "book", "new visit time"),
  action("enquiries", "Enquiries", "/enquiries", "see-enquiries", "pipeline leads"),
  action("new-enquiry", "New enquiry", "/enquiries?new=yes", "answer-enquiry", "telephone call walk in"),
  action("letters", "Letters", "/letters", "see-letters", "mail texts failed reminders"),
  action("settings", "Settings", "/settings", "see-settings", "hours rota prices staff"),
  action("hours", "Opening hours and closed days", "/settings/hours", "change-settings", "settings holiday open"),
  action(
    "people",
    "People, rota and leave",
    "/settings/people",
    "see-settings",
    "settings staff colleagues invite shift",
  ),
  action("booking", "Booking rules", "/settings/booking", "change-settings", "settings types lengths notice"),
  action("discrepancies", "Discrepancies", "/discrepancies", "see-patient", "explain record"),
  action("quarantine", "Quarantine", "/quarantine", "see-quarantine", "monitor messages held back"),
];

const plain = (text: string) => text.normalize("NFC").toLocaleLowerCase("en");

/** The actions these permissions open whose name or words hold every word typed; all of them while nothing is typed. */
export function actionsFor(query: string, permissions: readonly string[]): readonly Found[] {
  const typed = plain(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  return actions
    .filter(({ needs }) => permissions.includes(needs))
    .filter(({ name, words }) => typed.every((word) => plain(`${name} ${words}`).includes(word)))
    .map(({ id, group, name, note, to }) => ({ id, group, name, note, to }));
}

/** The next choice after a key, round the ends; null for a key that moves nothing. `count` is how many are listed. */
export function stepBy(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at - 1 + count) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
