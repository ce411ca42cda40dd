import type { LetterWords } from "./words.ts";

/** What every letter says in English, at the reading level of US grade 6. */
export const en: LetterWords = {
  call: (phone) => (phone === "" ? "call us" : `call ${phone}`),
  callUs: (phone) => (phone === "" ? "call us" : `call us at ${phone}`),
  byVideo: "By video",
  calendar: "The attached file puts this visit in your calendar.",
  stop: "Reply STOP for no more texts.",
  change: (link, hours) =>
    `To look at this visit, move it or cancel it:\n${link}\nYou can do this yourself until ${hours} hours before. After that, please call us.`,
  changeLate: (link, callUs) => `To look at this visit:\n${link}\nTo move or cancel it now, please ${callUs}.`,
  changeText: (link, call) => `To change it: ${link} or ${call}.`,
  changeLateText: (link, call) => `To look at it: ${link} To change it, please ${call}.`,
  homeward:
    "You cannot drive after this visit. An adult needs to take you home. You can tell us who that is on the page below.",
  prepare: "Please follow what you were told about eating, drinking and your medicines before this visit.",
  joinAsk: (callUs) => `This visit is by video. Please ${callUs} and ask how to join.`,
  joinLink: (link) => `At the time of the visit, join by video here:\n${link}`,
  joinText: (link) => `Join by video: ${link}`,
  booked: {
    subject: (day) => `Your visit on ${day}`,
    opening: "Your visit is booked:",
    text: (when) => `your visit is booked for ${when}.`,
  },
  moved: {
    subject: (day) => `New time: your visit on ${day}`,
    opening: "Your visit has a new time. The old time is no longer yours.",
    text: (when) => `your visit has a new time: ${when}.`,
  },
  reminder: {
    subject: (day) => `Reminder: your visit on ${day}`,
    opening: "This is a reminder of your visit:",
    text: (when) => `a reminder of your visit on ${when}.`,
  },
  cancelled: {
    subject: (day) => `Cancelled: your visit on ${day}`,
    opening: "This visit is cancelled:",
    text: (when) => `your visit on ${when} is cancelled.`,
    again: (link, callUs) => `To book another time:\n${link}\nOr ${callUs}.`,
    againText: (link, call) => `To book another time: ${link} or ${call}.`,
  },
  code: {
    subject: "Your code",
    code: (code) => `Your code is ${code}`,
    link: (link) => `Or open this on the same device and in the same browser:\n${link}`,
    terms: (minutes) =>
      `Enter it on the page where you asked for it. It works once, for ${minutes} minutes. We will never ask you for it on the phone.`,
    notYou: "If you did not ask for a code, you do not need to do anything.",
    text: (code, minutes) =>
      `your code is ${code}. It works once, for ${minutes} minutes. We never ask for it on the phone.`,
  },
  received: {
    subject: "We have your message",
    thanks: "Thank you. We have your message, and a person here will read it and get back to you.",
    text: (phone) => `we have your message. A person will get back to you. You can also ${en.call(phone)}.`,
  },
  evening: {
    subject: (day) => `A few questions before your visit on ${day}`,
    ask: (when) => `Please answer a few short questions before your visit on ${when}:`,
    why: "It takes about one minute. Your answers help us get ready for you.",
    text: (when, link) => `please answer a few short questions before your visit on ${when}: ${link}`,
  },
  ridePlease: {
    subject: (day) => `Who takes you home on ${day}?`,
    need: (when) => `You cannot drive after your visit on ${when}. An adult needs to take you home.`,
    ask: (link) => `Please tell us that person's name and mobile number:\n${link}`,
    nobody: (callUs) => `If you have nobody who can, ${callUs}.`,
    text: (when, link, call) =>
      `who takes you home after your visit on ${when}? Please tell us here: ${link} or ${call}.`,
  },
  driver: {
    somebody: "Somebody",
    subject: (who, day) => `Can you take ${who} home on ${day}?`,
    named: (who) => `${who} gave us your name for the ride home:`,
    ask: (link) => `Please tell us whether you can:\n${link}`,
    trouble: (callUs) => `If something comes up, ${callUs}.`,
    text: (who, when, link) =>
      `${who} gave us your name for the ride home on ${when}. Please tell us whether you can: ${link}`,
  },
  ride: {
    somebody: "Your driver",
    subject: (day) => `Your ride home on ${day}`,
    says: (driver, when) => `${driver} will take you home after your visit on ${when}.`,
  },
  offer: {
    subject: (day) => `A time is free: ${day}`,
    opening: "A time has come free:",
    until: (until, link) => `We keep it for you until ${until}. To take it or leave it:\n${link}`,
    nothing: "If you do nothing, you stay on the list, and nothing you have booked is changed.",
    text: (when, until, link) => `a time has come free: ${when}. We keep it for you until ${until}: ${link}`,
  },
  forms: {
    subject: "Some questions for you",
    ask: "Before we see you, we have some questions for you. You can answer them on your phone, a few at a time:",
    how: "The page asks for this e-mail address, sends you a code, and asks for your birth date. You do not need a password.",
    rather: (callUs) => `If you would rather answer on the phone or at the clinic, ${callUs}.`,
    text: (link, callUs) =>
      `we have some questions for you: ${link} If you would rather answer on the phone, ${callUs}.`,
  },
  message: {
    subject: "You have a message",
    waits: "You have a message from us. Read it on your own pages:",
    text: (link) => `you have a message from us: ${link}`,
  },
  checkIn: {
    subject: "How are you?",
    ask: "We would like to know how you are. It takes about two minutes on your phone, one question at a time:",
    rather: (callUs) => `If you would rather talk, or if you feel worse, do not wait: ${callUs}.`,
    noMore: "You can turn these letters off on the same page.",
    text: (link, callUs) =>
      `how are you? Please tell us here, it takes two minutes: ${link} If you feel worse, ${callUs}.`,
  },
  passkey: {
    subject: "A new way to open your pages",
    made: "A face, a finger or a device code can now open your own pages, without a code from us. If you set this up, there is nothing to do.",
    notYou: (callUs) => `If it was not you, ${callUs} now. You can also take it away on your own pages:`,
    text: (callUs) => `a face, a finger or a device code can now open your own pages. Not you? Then ${callUs}.`,
  },
  invitation: {
    subject: "Your way in to Afterglow",
    says: (inviter, clinic) => `${inviter} has made a place for you in Afterglow at ${clinic}.`,
    open: (minutes, link) =>
      `Open this link within ${minutes} minutes and set your password, your PIN and your authenticator app:\n${link}`,
    once: "The link works once. If it has run out, ask for a new one on the page it opens.",
    text: (inviter, minutes, link) =>
      `${inviter} has made a place for you in Afterglow. This link works once, for ${minutes} minutes: ${link}`,
  },
  newWayIn: {
    subject: "Your new way in to Afterglow",
    says: (inviter, clinic) =>
      `${inviter} had a new way in to Afterglow at ${clinic} sent to you. Your old password, PIN and codes work no more.`,
    open: (minutes, link) => `Open this link within ${minutes} minutes and set them anew:\n${link}`,
    notYou: (clinic) => `Did you not ask for this? Tell ${clinic} at once.`,
    text: (inviter, minutes, link) =>
      `${inviter} had a new way in to Afterglow sent to you. This link works once, for ${minutes} minutes: ${link}`,
  },
};
