/** What can go wrong with a monitor, each to be switched on and off while it runs. */
export const faults = {
  "probe-off": "the oximeter's probe is off the finger",
  silence: "connected, but sends nothing",
  unplugged: "the connection is cut and not made again",
  "wrong-patient": "another patient is entered at the monitor",
  duplicate: "every message goes out twice, byte for byte",
  late: "every message is held back before it goes out, with the times it was made",
  "clock-off": "the monitor's clock is wrong",
  garbage: "before every message a frame that is none",
  demo: "the monitor is in demonstration mode",
  split: "the bytes come in small pieces",
} as const;

export type Fault = keyof typeof faults;

export const isFault = (word: string): word is Fault => Object.hasOwn(faults, word);
