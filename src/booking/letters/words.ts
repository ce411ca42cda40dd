/** The day, and the hour where it is said, as the reader's language writes them. */
type Said = {
  readonly subject: (day: string) => string;
  readonly opening: string;
  readonly text: (when: string) => string;
};

/**
 * Everything the letters say in one language. What stands where is the layout's; here are only words. `when` is a day and an hour,
 * `call` "call (212) 555-0100" in the middle of a sentence, and where the clinic gave no number "call us".
 */
export type LetterWords = {
  readonly call: (phone: string) => string;
  readonly callUs: (phone: string) => string;
  readonly byVideo: string;
  readonly calendar: string;
  readonly stop: string;
  /** On the page a visit is moved and cancelled until the cut-off; after that a person does it. */
  readonly change: (link: string, cutoffHours: number) => string;
  readonly changeLate: (link: string, callUs: string) => string;
  readonly changeText: (link: string, call: string) => string;
  readonly changeLateText: (link: string, call: string) => string;
  readonly homeward: string;
  readonly prepare: string;
  readonly joinAsk: (callUs: string) => string;
  readonly joinLink: (link: string) => string;
  readonly joinText: (link: string) => string;
  readonly booked: Said;
  readonly moved: Said;
  readonly reminder: Said;
  readonly cancelled: Said & {
    readonly again: (link: string, callUs: string) => string;
    readonly againText: (link: string, call: string) => string;
  };
  readonly code: {
    readonly subject: string;
    readonly code: (code: string) => string;
    readonly link: (link: string) => string;
    readonly terms: (minutes: number) => string;
    readonly notYou: string;
    readonly text: (code: string, minutes: number) => string;
  };
  readonly received: { readonly subject: string; readonly thanks: string; readonly text: (phone: string) => string };
  readonly evening: {
    readonly subject: (day: string) => string;
    readonly ask: (when: string) => string;
    readonly why: string;
    readonly text: (when: string, link: string) => string;
  };
  readonly ridePlease: {
    readonly subject: (day: string) => string;
    readonly need: (when: string) => string;
    readonly ask: (link: string) => string;
    readonly nobody: (callUs: string) => string;
    readonly text: (when: string, link: string, call: string) => string;
  };
  readonly driver: {
    readonly somebody: string;
    readonly subject: (who: string, day: string) => string;
    readonly named: (who: string) => string;
    readonly ask: (link: string) => string;
    readonly trouble: (callUs: string) => string;
    readonly text: (who: string, when: string, link: string) => string;
  };
  readonly ride: {
    readonly somebody: string;
    readonly subject: (day: string) => string;
    readonly says: (driver: string, when: string) => string;
  };
  readonly offer: {
    readonly subject: (day: string) => string;
    readonly opening: string;
    readonly until: (until: string, link: string) => string;
    readonly nothing: string;
    readonly text: (when: string, until: string, link: string) => string;
  };
  readonly checkIn: {
    readonly subject: string;
    readonly ask: string;
    readonly rather: (callUs: string) => string;
    readonly noMore: string;
    readonly text: (link: string, callUs: string) => string;
  };
  readonly forms: {
    readonly subject: string;
    readonly ask: string;
    readonly how: string;
    readonly rather: (callUs: string) => string;
    readonly text: (link: string, callUs: string) => string;
  };
  readonly message: {
    readonly subject: string;
    readonly waits: string;
    readonly text: (link: string) => string;
  };
  readonly passkey: {
    readonly subject: string;
    readonly made: string;
    readonly notYou: (callUs: string) => string;
    readonly text: (callUs: string) => string;
  };
  readonly invitation: {
    readonly subject: string;
    readonly says: (inviter: string, clinic: string) => string;
    readonly open: (minutes: number, link: string) => string;
    readonly once: string;
    readonly text: (inviter: string, minutes: number, link: string) => string;
  };
  readonly newWayIn: {
    readonly subject: string;
    readonly says: (inviter: string, clinic: string) => string;
    readonly open: (minutes: number, link: string) => string;
    readonly notYou: (clinic: string) => string;
    readonly text: (inviter: string, minutes: number, link: string) => string;
  };
};
