import type { Templates, VisitFacts } from "./facts.ts";
import { dayOfLetter, greetedName, shortDay, timeOf, wholeTime } from "./when.ts";

const dayOf = ({ zone, startAt }: VisitFacts) => dayOfLetter("en", zone, startAt);
const short = ({ zone, startAt }: VisitFacts) => `${shortDay("en", zone, startAt)}, ${timeOf("en", zone, startAt)}`;

const visitLines = ({ name, zone, startAt, video }: VisitFacts, { street, town }: { street: string; town: string }) =>
  [
    `  ${name.en}`,
    `  ${wholeTime("en", zone, startAt)}`,
    video ? "  By video" : `  ${[street, town].filter((part) => part !== "").join(", ")}`,
  ]
    .filter((line) => line.trim() !== "")
    .join("\n");

const changing = ({ link, cutoffHours, selfService }: VisitFacts, phone: string) =>
  selfService
    ? `To look at this visit, move it or cancel it:\n${link}\nYou can do this yourself until ${cutoffHours} hours before. After that, please call us.`
    : `To look at this visit:\n${link}\nTo move or cancel it now, please ${callUs(phone)}.`;

const homeward = ({ escort }: VisitFacts): readonly string[] =>
  escort
    ? [
        "You cannot drive after this visit. An adult needs to take you home. On the same page you can tell us who that is.",
      ]
    : [];

/** For a text message: the page changes it until the cut-off, after that only a person does. */
const changeText = ({ link, selfService }: VisitFacts, phone: string): string =>
  selfService
    ? `To change it: ${link} or ${call(phone)}.`
    : `To look at it: ${link} To change it, please ${call(phone)}.`;

/** How one joins by video: the link, or whom to ask. */
const joining = ({ video, videoLink }: VisitFacts, phone: string): readonly string[] => {
  if (!video) return [];
  return videoLink === null
    ? [`This visit is by video. Please ${callUs(phone)} and ask how to join.`]
    : [`At the time of the visit, join by video here:\n${videoLink}`];
};

const joinText = ({ video, videoLink }: VisitFacts): string =>
  video && videoLink !== null ? ` Join by video: ${videoLink}` : "";

const CALENDAR = "The attached file puts this visit in your calendar.";

const reminder: Templates["reminder-7d"] = ({ clinic, visit }) => ({
  subject: `Reminder: your visit on ${dayOf(visit)}`,
  paragraphs: [
    "This is a reminder of your visit:",
    visitLines(visit, clinic),
    ...joining(visit, clinic.phone),
    ...homeward(visit),
    changing(visit, clinic.phone),
  ],
  text: `${clinic.name}: a reminder of your visit on ${short(visit)}. ${changeText(visit, clinic.phone)}${joinText(visit)} Reply STOP for no more texts.`,
});

const call = (phone: string) => (phone === "" ? "call us" : `call ${phone}`);
const callUs = (phone: string) => (phone === "" ? "call us" : `call us at ${phone}`);

/** Every letter in English, at the reading level of US grade 6. */
export const en: Templates = {
  code: ({ clinic, code, minutes }) => ({
    subject: "Your code",
    paragraphs: [
      `Your code is ${code}`,
      `It works once, for ${minutes} minutes. We will never ask you for it on the phone.`,
      "If you did not ask for a code, you do not need to do anything.",
    ],
    text: `${clinic.name}: your code is ${code}. It works once, for ${minutes} minutes. We never ask for it on the phone.`,
  }),
  "enquiry-received": ({ clinic }) => ({
    subject: "We have your message",
    paragraphs: ["Thank you. We have your message, and a person here will read it and get back to you."],
    text: `${clinic.name}: we have your message. A person will get back to you. You can also ${call(clinic.phone)}.`,
  }),
  booked: ({ clinic, visit }) => ({
    subject: `Your visit on ${dayOf(visit)}`,
    paragraphs: [
      "Your visit is booked:",
      visitLines(visit, clinic),
      ...joining(visit, clinic.phone),
      ...homeward(visit),
      changing(visit, clinic.phone),
      CALENDAR,
    ],
    text: `${clinic.name}: your visit is booked for ${short(visit)}. ${changeText(visit, clinic.phone)}${joinText(visit)} Reply STOP for no more texts.`,
  }),
  moved: ({ clinic, visit }) => ({
    subject: `New time: your visit on ${dayOf(visit)}`,
    paragraphs: [
      "Your visit has a new time. The old time no longer holds.",
      visitLines(visit, clinic),
      ...joining(visit, clinic.phone),
      ...homeward(visit),
      changing(visit, clinic.phone),
      CALENDAR,
    ],
    text: `${clinic.name}: your visit has a new time: ${short(visit)}. ${changeText(visit, clinic.phone)}${joinText(visit)}`,
  }),
  cancelled: ({ clinic, visit }) => ({
    subject: `Cancelled: your visit on ${dayOf(visit)}`,
    paragraphs: [
      "This visit is cancelled:",
      visitLines(visit, clinic),
      `To book another time:\n${visit.link}\nOr ${callUs(clinic.phone)}.`,
    ],
    text: `${clinic.name}: your visit on ${short(visit)} is cancelled. To book another time: ${visit.link} or ${call(clinic.phone)}.`,
  }),
  "reminder-7d": reminder,
  "reminder-48h": reminder,
  "reminder-24h": (facts) => {
    const { clinic } = facts;
    const visit = { ...facts.visit, selfService: facts.visit.selfService && facts.visit.cutoffHours < 24 };
    const prepare = "Please follow what you were told about eating, drinking and your medicines before this visit.";
    return {
      ...reminder({ ...facts, visit }),
      paragraphs: [
        "This is a reminder of your visit:",
        visitLines(visit, clinic),
        ...(visit.escort ? [prepare] : []),
        ...joining(visit, clinic.phone),
        ...homeward(visit),
        changing(visit, clinic.phone),
      ],
    };
  },
  "evening-questions": ({ clinic, visit }) => ({
    subject: `A few questions before your visit on ${dayOf(visit)}`,
    paragraphs: [
      `Please answer a few short questions before your visit on ${wholeTime("en", visit.zone, visit.startAt)}:`,
      visit.link,
      "It takes about one minute. Your answers help us get ready for you.",
    ],
    text: `${clinic.name}: please answer a few short questions before your visit on ${short(visit)}: ${visit.link}`,
  }),
  "ride-please": ({ clinic, visit }) => ({
    subject: `Who takes you home on ${dayOf(visit)}?`,
    paragraphs: [
      `You cannot drive after your visit on ${wholeTime("en", visit.zone, visit.startAt)}. An adult needs to take you home.`,
      `Please tell us that person's name and mobile number:\n${visit.link}`,
      `If you have nobody who can, ${callUs(clinic.phone)}.`,
    ],
    text: `${clinic.name}: who takes you home after your visit on ${short(visit)}? Please tell us here: ${visit.link} or ${call(clinic.phone)}.`,
  }),
  "ride-ask-driver": ({ clinic, visit, patient, link }) => {
    const who = greetedName(patient) || "Somebody";
    const place = [clinic.street, clinic.town].filter((part) => part !== "").join(", ");
    const when = `${dayOf(visit)}, at about ${timeOf("en", visit.zone, visit.endAt)}`;
    return {
      subject: `Can you take ${who} home on ${dayOf(visit)}?`,
      paragraphs: [
        `${who} gave us your name for the ride home:`,
        `  ${when}${place === "" ? "" : `\n  ${place}`}`,
        `Please tell us whether you can:\n${link}`,
        `If something comes up, ${callUs(clinic.phone)}.`,
      ],
      text: `${clinic.name}: ${who} gave us your name for the ride home on ${when}. Please tell us whether you can: ${link}`,
    };
  },
  "ride-confirmed": ({ clinic, visit, driver }) => ({
    subject: `Your ride home on ${dayOf(visit)}`,
    paragraphs: [`${driver} will take you home after your visit on ${wholeTime("en", visit.zone, visit.startAt)}.`],
    text: `${clinic.name}: ${driver} will take you home after your visit on ${short(visit)}.`,
  }),
  "wait-offer": ({ clinic, visit, until, link }) => ({
    subject: `A time is free: ${dayOf(visit)}`,
    paragraphs: [
      "A time has come free:",
      visitLines(visit, clinic),
      `We keep it for you until ${wholeTime("en", visit.zone, until)}. To take it or leave it:\n${link}`,
      "If you do nothing, you stay on the list, and nothing you have booked is changed.",
    ],
    text: `${clinic.name}: a time has come free: ${short(visit)}. We keep it for you until ${shortDay("en", visit.zone, until)}, ${timeOf("en", visit.zone, until)}: ${link}`,
  }),
  forms: ({ clinic, link }) => ({
    subject: "Some questions for you",
    paragraphs: [
      "Before we see you, we have some questions for you. You can answer them on your phone, a few at a time:",
      link,
      "The page asks for this e-mail address, sends you a code, and asks for your birth date. You do not need a password.",
      `If you would rather answer on the phone or at the clinic, ${callUs(clinic.phone)}.`,
    ],
    text: `${clinic.name}: we have some questions for you: ${link} You can also ${call(clinic.phone)}.`,
  }),
  invitation: ({ clinic, inviter, link, minutes }) => ({
    subject: "Your way in to Afterglow",
    paragraphs: [
      `${inviter} has made a place for you in Afterglow at ${clinic.name}.`,
      `Open this link within ${minutes} minutes and set your password, your PIN and your authenticator app:\n${link}`,
      "The link works once. If it has run out, ask for a new one on the page it opens.",
    ],
    text: `${clinic.name}: ${inviter} has made a place for you in Afterglow. This link works once, for ${minutes} minutes: ${link}`,
  }),
};
