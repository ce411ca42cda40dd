import type { Fact, Tri } from "#plumbing/facts.ts";
import type { Centimetres } from "#science/units.ts";

export type Role = "owner" | "medical-director" | "prescriber" | "nurse" | "front-desk";

/** What a person may do. Routes ask for one of these; nothing else opens a door. */
export type Permission =
  | "be-here"
  | "see-board"
  | "see-names"
  | "see-patient"
  | "register-patient"
  | "see-vitals"
  | "open-visit"
  | "chart"
  | "order"
  | "check-dose"
  | "sign"
  | "resolve"
  | "acknowledge-alarm"
  | "see-quarantine"
  | "resolve-quarantine"
  | "see-schedule"
  | "book"
  | "see-enquiries"
  | "answer-enquiry"
  | "do-tasks"
  | "see-letters"
  | "see-settings"
  | "change-settings"
  | "invite-staff"
  | "sign-protocol"
  | "send-forms"
  | "record-history"
  | "evaluate"
  | "take-consent"
  | "publish-consent"
  | "see-course"
  | "plan-course"
  | "see-messages"
  | "see-health-messages"
  | "write-message"
  | "see-safety"
  | "answer-safety"
  | "drill-safety"
  | "set-on-call"
  | "see-followup"
  | "keep-followup"
  | "write-care-letter"
  | "end-care"
  | "see-outcomes"
  | "export-outcomes";

const everyone: readonly Role[] = ["owner", "medical-director", "prescriber", "nurse", "front-desk"];
const clinical: readonly Role[] = ["medical-director", "prescriber", "nurse"];
const deskAndClinical: readonly Role[] = ["medical-director", "prescriber", "nurse", "front-desk"];
const physicians: readonly Role[] = ["medical-director", "prescriber"];

/** Who may do what. An owner without a clinical role sees that rooms are busy, and no patient's illness or drug. */
export const whoMay: Readonly<Record<Permission, readonly Role[]>> = {
  "be-here": everyone,
  "see-board": everyone,
  "see-names": deskAndClinical,
  "see-patient": clinical,
  "register-patient": deskAndClinical,
  "see-vitals": clinical,
  "open-visit": clinical,
  chart: clinical,
  order: physicians,
  "check-dose": clinical,
  sign: physicians,
  resolve: clinical,
  "acknowledge-alarm": clinical,
  "see-quarantine": clinical,
  "resolve-quarantine": clinical,
  "see-schedule": deskAndClinical,
  book: deskAndClinical,
  "see-enquiries": deskAndClinical,
  "answer-enquiry": deskAndClinical,
  "do-tasks": deskAndClinical,
  "see-letters": deskAndClinical,
  "see-settings": everyone,
  "change-settings": ["owner", "medical-director"],
  "invite-staff": ["owner", "medical-director"],
  "sign-protocol": ["medical-director"],
  "send-forms": deskAndClinical,
  "record-history": clinical,
  evaluate: physicians,
  "take-consent": clinical,
  "publish-consent": ["medical-director"],
  "see-course": clinical,
  "plan-course": physicians,
  "see-messages": deskAndClinical,
  "see-health-messages": clinical,
  "write-message": deskAndClinical,
  "see-safety": clinical,
  "answer-safety": clinical,
  "drill-safety": ["medical-director"],
  "set-on-call": ["owner", "medical-director"],
  "see-followup": clinical,
  "keep-followup": clinical,
  "write-care-letter": physicians,
  "end-care": physicians,
  "see-outcomes": everyone,
  "export-outcomes": ["owner", "medical-director"],
};

/** May someone with these roles do this? A role we do not know opens nothing. */
export const isAllowed = (roles: readonly string[], permission: Permission): boolean =>
  whoMay[permission].some((role) => roles.includes(role));

/** Everything these roles open, for the screens to know which buttons make sense. The server asks again each time. */
export const permissionsOf = (roles: readonly string[]): readonly Permission[] =>
  (Object.keys(whoMay) as Permission[]).filter((permission) => isAllowed(roles, permission));

/** Stream "staff:<id>". Somebody invited is not staff until they joined. */
export type StaffFact =
  | Fact<
      "StaffInvited",
      { readonly name: string; readonly credential: string; readonly roles: readonly Role[]; readonly email: string }
    >
  | Fact<"InvitationWithdrawn", { readonly invitationId: string }>
  | Fact<
      "StaffJoined",
      { readonly userId: string; readonly name: string; readonly credential: string; readonly roles: readonly Role[] }
    >
  | Fact<"WayInReset", { readonly why: string; readonly email: string }>
  | Fact<"WayInMade", { readonly userId: string }>
  | Fact<"RolesChanged", { readonly roles: readonly Role[] }>
  | Fact<"StaffLeft", { readonly why: string }>;

/** Stream "patient:<id>". Allergies nobody asked about are not "none". */
export type PatientFact =
  | Fact<
      "PatientRegistered",
      {
        readonly mrn: string;
        readonly family: string;
        readonly given: string;
        /** "1985-03-14" */
        readonly birthDate: string;
        readonly sex: "female" | "male" | "unknown";
        readonly heightCm: Centimetres | null;
        /** A path under /api to the photo, or null. */
        readonly photo: string | null;
        readonly fictitious: boolean;
      }
    >
  | Fact<"AllergiesRecorded", { readonly allergies: readonly string[] }>
  | Fact<"ContactRecorded", PatientContact>
  | Fact<"DetailsRecorded", PatientDetails>
  | Fact<"CirclePersonRecorded", CirclePerson>
  | Fact<"CirclePersonRemoved", { readonly personId: string; readonly why: string }>
  /** They said that they have nobody of this kind: "no psychiatrist" is an answer, a gap is not. */
  | Fact<"CircleRoleEmpty", { readonly role: CircleRole }>
  /** The patient lets one person see parts of their own pages; it takes the place of what was granted before. */
  | Fact<"AccessGranted", AccessGrant>
  | Fact<"AccessEnded", { readonly personId: string }>
  | Fact<"IdentityPhotoReceived", { readonly fileId: string; readonly mime: string; readonly contentHash: string }>;

/** What a patient told of themselves; an empty text was not asked, or not answered. */
export type PatientDetails = {
  readonly calledName: string;
  readonly pronouns: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly canBecomePregnant: Tri;
};

/** The parts of a patient's own pages that a care partner can be let see; each is granted by a yes of its own. */
export const GRANTED_PARTS = ["next-visit", "reminders", "how-it-goes"] as const;
export type GrantedPart = (typeof GRANTED_PARTS)[number];

export type AccessGrant = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly parts: readonly GrantedPart[];
};

export type CircleRole = "escort" | "emergency" | "psychiatrist" | "primary-care" | "therapist" | "care-partner";

/** Somebody around a patient. `release`: may we speak and write to them; unknown is no permission. */
export type CirclePerson = {
  readonly personId: string;
  readonly role: CircleRole;
  readonly name: string;
  readonly practice: string;
  readonly mobile: string;
  readonly email: string;
  readonly fax: string;
  readonly release: Tri;
  /** "2026-11-02", the day the release was signed or refused; empty where nobody asked. */
  readonly releasedOn: string;
};

/** How a patient wants to be reached. `texts`: said yes to text messages. */
export type PatientContact = {
  readonly email: string | null;
  readonly mobile: string | null;
  readonly language: "en" | "es";
  /** The zone the patient lives by, for quiet hours. */
  readonly zone: string;
  readonly texts: boolean;
  /** Their own quiet hours, "21:00" to "08:00", in place of the clinic's; null: the clinic's. Left out: as it was before. */
  readonly quiet?: QuietHours | null;
};

export type QuietHours = { readonly from: string; readonly to: string };
