import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import { Asked, Card, Row } from "#ui/Card.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import styles from "./ClinicSettings.module.css";
import { ProfilePeople } from "./ProfilePeople.tsx";
import type { Profile } from "./places.ts";
import { type Settings, useSettings } from "./settings-data.ts";

/** What the clinic says of itself to the public: its name, how it is reached, its colours, its people. */
export const ClinicSettings = () => (
  <Asked query={useSettings()} what="the settings">
    {(settings) => <ProfileForm settings={settings} />}
  </Asked>
);

const LINES = ["name", "phone", "email", "street", "town", "host"] as const;
type LineField = (typeof LINES)[number];

const words: Readonly<Record<LineField, readonly [label: string, hint: string]>> = {
  name: ["Name", "As the pages, letters and calendars say it"],
  phone: ["Telephone", "On every page, beside the crisis line"],
  email: ["E-mail", "Where patients may write"],
  street: ["Street", ""],
  town: ["Town, state and code", ""],
  host: ["Address of the pages", "Such as www.example.org; empty for any"],
};

function ProfileForm({ settings: { profile, saved, mayChange } }: { readonly settings: Settings }) {
  const [draft, setDraft] = useState(profile);
  const saving = useSaving("/api/settings/profile", ["settings", "me"], { after: saved.profile });
  const set = (change: Partial<Profile>) => setDraft((known) => ({ ...known, ...change }));
  const form = { draft, set, refusals: saving.refusals, disabled: !mayChange };
  return (
    <>
      <Card title="The clinic" says="What the public pages, the letters and the calendars say. Changes show at once.">
        <Row>
          {LINES.map((field) => (
            <OneLine key={field} field={field} {...form} />
          ))}
        </Row>
        <Languages {...form} />
      </Card>
      <Brand {...form} />
      <ProfilePeople people={draft.people} onChange={(people) => set({ people })} disabled={!mayChange} />
      {mayChange ? (
        <SaveBar saving={saving} hide={hasPlace} onPress={() => void saving.save({ profile: draft })}>
          Save the clinic
        </SaveBar>
      ) : (
        <p>The owner or the medical director changes this.</p>
      )}
    </>
  );
}

const PLACES: ReadonlySet<string> = new Set([...LINES, "brand.amber", "brand.rust", "brand.plum"]);
const hasPlace = ({ field }: Refusal) => PLACES.has(field ?? "");

type FormProps = {
  readonly draft: Profile;
  readonly set: (change: Partial<Profile>) => void;
  readonly refusals: readonly Refusal[];
  readonly disabled: boolean;
};

function OneLine({ field, draft, set, refusals, disabled }: FormProps & { readonly field: LineField }) {
  const [label, hint] = words[field];
  const kept = (text: string) => (field === "host" && text.trim() === "" ? null : text);
  return (
    <TextInput
      label={label}
      {...(hint !== "" && { description: hint })}
      inputWrapperOrder={["label", "input", "description", "error"]}
      size="md"
      value={draft[field] ?? ""}
      onChange={({ currentTarget }) => set({ [field]: kept(currentTarget.value) })}
      error={saysAt(field, refusals)}
      disabled={disabled}
    />
  );
}

const TONGUES = [
  ["en", "English"],
  ["es", "Spanish"],
] as const;

const Languages = ({ draft: { languages }, set, disabled }: FormProps) => (
  <fieldset className={styles.group} disabled={disabled}>
    <legend>Languages of the pages and letters</legend>
    {TONGUES.map(([language, label]) => (
      <Checkbox
        key={language}
        size="md"
        label={label}
        checked={languages.includes(language)}
        onChange={({ currentTarget: { checked } }) =>
          set({
            languages: TONGUES.map(([one]) => one).filter((one) =>
              one === language ? checked : languages.includes(one),
            ),
          })
        }
      />
    ))}
  </fieldset>
);

const COLOURS = [
  ["amber", "First light"],
  ["rust", "Buttons and links"],
  ["plum", "Late light"],
] as const;

function Brand({ draft: { brand, name }, set, refusals, disabled }: FormProps) {
  return (
    <Card
      title="Colours"
      says="The sky of the public pages, from above to below. Words on buttons turn dark where white ones could not be read, and links are darkened until they can be."
    >
      <div className={styles.brand}>
        <div
          className={styles.sky}
          aria-hidden="true"
          style={{ background: `linear-gradient(180deg, ${brand.amber}, ${brand.rust} 55%, ${brand.plum})` }}
        >
          {name}
        </div>
        <Row>
          {COLOURS.map(([which, label]) => (
            <div key={which} className={styles.colour}>
              <TextInput
                label={label}
                size="md"
                value={brand[which]}
                onChange={({ currentTarget }) => set({ brand: { ...brand, [which]: currentTarget.value } })}
                error={saysAt(`brand.${which}`, refusals)}
                disabled={disabled}
              />
              <input
                type="color"
                aria-label={`Choose: ${label}`}
                value={/^#[0-9a-f]{6}$/i.test(brand[which]) ? brand[which] : "#000000"}
                onChange={({ target }) => set({ brand: { ...brand, [which]: target.value } })}
                disabled={disabled}
              />
            </div>
          ))}
        </Row>
      </div>
    </Card>
  );
}
