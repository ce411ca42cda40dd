import { sql } from "kysely";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import { type AppointmentRow, appointmentsOf } from "./appointment-rows.ts";
import { type EnquiryRow, enquiriesOf } from "./enquiry-rows.ts";

/** What a percent sign or an underscore means to the database, it does not mean to who types it. */
const literally = (typed: string) => typed.replaceAll(/[\\%_]/g, String.raw`\$&`);

const wordsOf = (typed: string): readonly string[] =>
  typed
    .split(/[\s,]+/)
    .filter((word) => word !== "")
    .slice(0, 6);

/** The name of an enquirer or patient holds this word at the beginning of one of its own. */
const named = (column: string, word: string) => {
  const start = `${literally(word)}%`;
  return sql<boolean>`(${sql.ref(column)} ilike ${start} or ${sql.ref(column)} ilike ${`% ${start}`})`;
};

/** Telephone numbers are typed with and without spaces and brackets. */
const digitsIn = (word: string) => word.replaceAll(/\D/g, "");

function reached(word: string) {
  const byMail = sql<boolean>`coalesce(email ilike ${`${literally(word)}%`}, false)`;
  const digits = digitsIn(word);
  if (digits.length < 3) return byMail;
  return sql<boolean>`(${byMail} or coalesce(regexp_replace(mobile, '\D', '', 'g') like ${`%${digits}%`}, false))`;
}

/** Enquiries whose name, address or telephone number is meant by what was typed, the newest first. */
export async function enquiriesFound(tx: Tx, typed: string, most: number): Promise<readonly EnquiryRow[]> {
  return enquiriesOf(tx, (rows) =>
    rows
      .where((is) => is.and(wordsOf(typed).map((word) => is.or([named("name", word), reached(word)]))))
      .where("stage", "!=", "patient")
      .clearOrderBy()
      .orderBy("made_at", "desc")
      .limit(most),
  );
}

type Finding = { readonly query: string; readonly now: Instant; readonly most: number };

/** Appointments that are still to come or going on, of people whose name is meant by what was typed, the next first. */
export async function appointmentsFound(tx: Tx, { query, now, most }: Finding): Promise<readonly AppointmentRow[]> {
  return appointmentsOf(tx, (rows) =>
    rows
      .where("end_at", ">", new Date(now))
      .where("state", "in", ["booked", "arrived"])
      .where((is) =>
        is.and(
          wordsOf(query).map((word) =>
            is.or([named("enquiries.name", word), named("family", word), named("given", word)]),
          ),
        ),
      )
      .limit(most),
  );
}
