/**
 * Everyone in the demonstration clinic. All of them are made up: their family names are words for a story,
 * their record numbers begin with DEMO, and their passwords are public.
 */
export const demoStaff = [
  {
    key: "alvarez",
    name: "Nora Alvarez",
    credential: "RN",
    roles: ["nurse"],
    email: "nurse@demo.example",
    pin: "482615",
  },
  {
    key: "whitfield",
    name: "Sam Whitfield",
    credential: "RN",
    roles: ["nurse"],
    email: "nurse2@demo.example",
    pin: "735902",
  },
  {
    key: "reyes",
    name: "Ines Reyes",
    credential: "MD",
    roles: ["prescriber", "medical-director"],
    email: "doctor@demo.example",
    pin: "619480",
  },
  {
    key: "park",
    name: "Jo Park",
    credential: "front desk",
    roles: ["front-desk"],
    email: "desk@demo.example",
    pin: "204857",
  },
  {
    key: "vale",
    name: "Robin Vale",
    credential: "owner",
    roles: ["owner"],
    email: "owner@demo.example",
    pin: "951736",
  },
] as const;

export const demoPassword = "a calm and public demo word";

export type DemoPatient = {
  readonly key: string;
  readonly mrn: string;
  readonly family: string;
  readonly given: string;
  readonly birthDate: string;
  readonly sex: "female" | "male";
  readonly heightCm: number;
  readonly weightKg: number;
  readonly allergies: readonly string[];
  readonly mobile: string;
};

export const demoPatients = [
  {
    key: "fable",
    mrn: "DEMO-10482",
    family: "Fable",
    given: "Adaeze",
    birthDate: "1985-03-14",
    sex: "female",
    heightCm: 168,
    weightKg: 72.4,
    allergies: ["latex"],
    mobile: "+15555550101",
  },
  {
    key: "legend",
    mrn: "DEMO-10377",
    family: "Legend",
    given: "Per",
    birthDate: "1968-11-02",
    sex: "male",
    heightCm: 181,
    weightKg: 82,
    allergies: [],
    mobile: "+15555550102",
  },
  {
    key: "novella",
    mrn: "DEMO-10519",
    family: "Novella",
    given: "Bruno",
    birthDate: "1991-07-23",
    sex: "male",
    heightCm: 179,
    weightKg: 89,
    allergies: ["penicillin"],
    mobile: "+15555550103",
  },
  {
    key: "sonnet",
    mrn: "DEMO-10204",
    family: "Sonnet",
    given: "Samira",
    birthDate: "1977-05-30",
    sex: "female",
    heightCm: 163,
    weightKg: 64.8,
    allergies: [],
    mobile: "+15555550104",
  },
] as const satisfies readonly DemoPatient[];

export const demoDevices = [
  { room: 1, vendor: "philips", deviceId: "EfficiaCM-0001", label: "Philips monitor, room 1", bed: "ROOM1" },
  { room: 2, vendor: "mindray", deviceId: "00A0370098000002", label: "Mindray monitor, room 2", bed: "ROOM2" },
  { room: 3, vendor: "ge", deviceId: "080019FFFE000003", label: "GE monitor, room 3", bed: "ROOM3" },
  { room: 4, vendor: "mindray", deviceId: "00A0370098000004", label: "Mindray monitor, room 4", bed: "ROOM4" },
] as const;
