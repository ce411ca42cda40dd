import { Autocomplete, Button, NumberInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Weekly } from "#clinic/events.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { send } from "#ui/ask.ts";
import { Row } from "#ui/Card.tsx";
import { missingOf, NewWayIn, NO_WAY_IN } from "#ui/NewWayIn.tsx";
import { Paper } from "#ui/Paper.tsx";
import type { Begun } from "#ui/proving.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { againstOf, saysAt } from "#ui/saving.tsx";
import { WeekHours } from "#ui/WeekHours.tsx";

const WEEK: Weekly = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: "08:00", to: "17:00" }));

const EMPTY = {
  clinic: "",
  phone: "",
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  infusionRooms: 2,
  consultingRooms: 1,
  hours: WEEK,
  name: "",
  credential: "MD",
  email: "",
  wayIn: NO_WAY_IN,
};
type Draft = typeof EMPTY;

const bodyOf = (word: string, { clinic, phone, zone, infusionRooms, consultingRooms, hours, ...who }: Draft) => {
  const { name, credential, email, wayIn } = who;
  const plan = { clinic, phone, zone, infusionRooms, consultingRooms, hours };
  return { word, plan, name, credential, email, password: wayIn.password, pin: wayIn.pin };
};

type Props = { readonly word: string; readonly onBegun: (begun: Begun) => void };

/** Everything the first set-up asks before the authenticator, on one sheet: what is wrong is said at its field. */
export function SetUpForm({ word, onBegun }: Props) {
  const [draft, setDraft] = useState(EMPTY);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<Draft>) => setDraft((known) => ({ ...known, ...change }));
  const missing = missingOf(draft.wayIn);
  const begin = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await send<Begun>("/api/set-up/begin", bodyOf(word, draft));
    setBusy(false);
    setRefusals(againstOf(answer));
    if (answer.kind === "ok") onBegun(answer.value);
  };
  const form = { draft, set, refusals };
  return (
    <Paper title="Set up your clinic">
      <form onSubmit={(event) => void begin(event)}>
        <ClinicPart {...form} />
        <h2>When it is open</h2>
        <WeekHours
          label="The week"
          weekly={draft.hours}
          onChange={(hours) => set({ hours: [...hours] })}
          none="closed"
        />
        <DirectorPart {...form} />
        <Refusals refusals={refusals} title="Not yet. What you entered is kept." />
        <p role="status">{missing}</p>
        <Button type="submit" size="lg" loading={busy} disabled={missing !== null}>
          On to the authenticator
        </Button>
      </form>
    </Paper>
  );
}

type PartProps = {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly refusals: readonly Refusal[];
};

const line = (
  field: "clinic" | "phone" | "name" | "credential" | "email",
  at: string,
  { draft, set, refusals }: PartProps,
) => ({
  size: "md" as const,
  value: draft[field],
  onChange: ({ currentTarget }: { currentTarget: { value: string } }) => set({ [field]: currentTarget.value }),
  error: saysAt(at, refusals),
});

function ClinicPart(form: PartProps) {
  const { draft, set, refusals } = form;
  const rooms = (field: "infusionRooms" | "consultingRooms", least: number) => ({
    size: "md" as const,
    min: least,
    max: 40,
    value: draft[field],
    onChange: (n: string | number) => set({ [field]: Number(n) }),
    error: saysAt(`plan.${field}`, refusals),
  });
  return (
    <>
      <h2>The clinic</h2>
      <TextInput label="Its name" required withAsterisk={false} {...line("clinic", "plan.clinic", form)} />
      <TextInput label="Its telephone, as patients call it" {...line("phone", "plan.phone", form)} />
      <Autocomplete
        label="Its time zone"
        data={Intl.supportedValuesOf("timeZone")}
        limit={20}
        size="md"
        required
        withAsterisk={false}
        value={draft.zone}
        onChange={(zone) => set({ zone })}
        error={saysAt("plan.zone", refusals)}
      />
      <Row>
        <NumberInput label="Treatment rooms" {...rooms("infusionRooms", 1)} />
        <NumberInput label="Consulting rooms" {...rooms("consultingRooms", 0)} />
      </Row>
    </>
  );
}

function DirectorPart(form: PartProps) {
  const { draft, set, refusals } = form;
  return (
    <>
      <h2>The medical director</h2>
      <p>
        Signs the protocol, changes the settings and invites the others. On duty whenever the clinic is open, until the
        rota says otherwise.
      </p>
      <Row>
        <TextInput label="Name" required withAsterisk={false} autoComplete="name" {...line("name", "name", form)} />
        <TextInput label="Credential" required withAsterisk={false} {...line("credential", "credential", form)} />
      </Row>
      <TextInput
        label="E-mail"
        type="email"
        required
        withAsterisk={false}
        autoComplete="email"
        {...line("email", "email", form)}
      />
      <NewWayIn value={draft.wayIn} onChange={(wayIn) => set({ wayIn })} refusals={refusals} />
    </>
  );
}
