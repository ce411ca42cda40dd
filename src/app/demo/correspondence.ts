/** What patients and the clinic of the demonstration wrote to each other. Everybody is made up. */

type Who = "patient" | "alvarez" | "whitfield" | "reyes" | "park";

/** `later`: minutes after what was said before. */
export type Said =
  | {
      readonly does: "writes" | "reads" | "calls" | "settles";
      readonly by: Who;
      readonly later: number;
      readonly text: string;
    }
  | {
      readonly does: "hands-over";
      readonly by: Who;
      readonly to: Who;
      readonly later: number;
      readonly text: string;
    };

export type Correspondence = {
  readonly whose: string;
  /** So many working days ago, at an hour of the clinic's clock; 0: so many minutes before now. */
  readonly begins:
    | { readonly daysAgo: 0; readonly minutesAgo: number }
    | { readonly daysAgo: 1 | 2 | 3 | 4 | 5 | 6; readonly clock: string };
  readonly subject: string;
  readonly topic: "practical" | "health";
  readonly language?: "es";
  readonly said: readonly Said[];
};

const writes = (by: Who, later: number, text: string): Said => ({ does: "writes", by, later, text });
const reads = (by: Who, later: number): Said => ({ does: "reads", by, later, text: "" });

export const correspondence: readonly Correspondence[] = [
  {
    whose: "fable",
    begins: { daysAgo: 1, clock: "15:10" },
    subject: "Lorazepam on the morning of my visit",
    topic: "health",
    said: [
      writes(
        "patient",
        0,
        "Lorazepam on the morning of my visit\nLast time I left it out and slept badly. Should I leave it out again tomorrow?",
      ),
      reads("alvarez", 35),
      {
        does: "hands-over",
        by: "alvarez",
        to: "reyes",
        later: 2,
        text: "Takes 0.5 mg at night. Asks whether to skip it before the next one; your decision.",
      },
    ],
  },
  {
    whose: "legend",
    begins: { daysAgo: 3, clock: "09:20" },
    subject: "Headache on the day after",
    topic: "health",
    said: [
      writes("patient", 0, "Headache on the day after\nIt began in the evening. May I take acetaminophen?"),
      writes(
        "alvarez",
        50,
        "Hello Per,\n\nYes, as the label says. If it is the worst headache of your life, or you see or speak badly, call 911.\n\nDoes it get better?",
      ),
      reads("patient", 30),
      writes("patient", 5, "It is gone already, thank you!"),
      { does: "settles", by: "alvarez", later: 40, text: "Better; only thanks." },
    ],
  },
  {
    whose: "novella",
    begins: { daysAgo: 0, minutesAgo: 95 },
    subject: "Receipt for my employer",
    topic: "practical",
    said: [
      writes("patient", 0, "Receipt for my employer\nCan I have one for November, without what the visits were for?"),
    ],
  },
  {
    whose: "sonnet",
    begins: { daysAgo: 2, clock: "16:40" },
    subject: "Who may drive me home?",
    topic: "practical",
    said: [
      writes("patient", 0, "Who may drive me home?\nMy sister cannot. Is a taxi enough?"),
      {
        does: "calls",
        by: "park",
        later: 20,
        text: "A taxi alone is not enough; her neighbor comes along and stays until evening. Entered as her ride.",
      },
      { does: "settles", by: "park", later: 1, text: "Ride named: the neighbor." },
    ],
  },
  {
    whose: "nocturne",
    begins: { daysAgo: 1, clock: "11:05" },
    subject: "What to bring to the first infusion",
    topic: "practical",
    said: [
      writes("patient", 0, "What to bring to the first infusion?"),
      writes(
        "park",
        25,
        "Hello,\n\nyour ID, the list of your medicines, and something warm to wear. Who takes you home comes in with you.\n\nJo Park",
      ),
    ],
  },
  {
    whose: "cadenza",
    begins: { daysAgo: 0, minutesAgo: 40 },
    subject: "My old records",
    topic: "health",
    said: [
      writes(
        "patient",
        0,
        "My old records\nMy former doctor sent them on paper. Shall I bring them or send photos here?",
      ),
    ],
  },
  {
    whose: "serenade",
    begins: { daysAgo: 2, clock: "10:15" },
    subject: "Dormí mal después de la visita",
    topic: "health",
    language: "es",
    said: [
      writes("patient", 0, "Dormí mal después de la visita\nDos noches. ¿Es normal? Hoy ya estoy mejor."),
      writes(
        "whitfield",
        120,
        "Hola:\n\nPuede pasar en los primeros días. Escríbanos si no mejora en dos noches más o si se siente peor.\n\nSam Whitfield",
      ),
      reads("patient", 60),
    ],
  },
  {
    whose: "toccata",
    begins: { daysAgo: 4, clock: "14:00" },
    subject: "Moving house in March",
    topic: "practical",
    said: [
      {
        does: "calls",
        by: "park",
        later: 0,
        text: "Moves to another town in March and wants to go on coming. New address follows.",
      },
    ],
  },
];

export const templates = [
  {
    name: "We have your message",
    en: "Hello {name},\n\nthank you. We have your message and write to you as soon as we have looked into it.",
    es: "Hola, {name}:\n\nGracias. Tenemos su mensaje y le escribimos en cuanto lo hayamos revisado.",
  },
  {
    name: "Before your visit",
    en: "Hello {name},\n\nplease follow what you were told about eating and drinking before your visit, and bring somebody who takes you home.",
    es: "Hola, {name}:\n\nPor favor, siga lo que le dijimos sobre comer y beber antes de su cita y venga con alguien que le lleve a casa.",
  },
  {
    name: "Please call us",
    en: "Hello {name},\n\nthis is better talked about than written. Please call us when it suits you in our opening hours.",
    es: "Hola, {name}:\n\nEsto es mejor hablarlo que escribirlo. Por favor, llámenos cuando le convenga en horas de oficina.",
  },
] as const;
