import { Button, NumberInput } from "@mantine/core";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { Asked, Card } from "#ui/Card.tsx";
import { SaidFields } from "#ui/SaidFields.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import styles from "./ClinicSettings.module.css";
import type { Prices } from "./places.ts";
import { type Settings, useSettings } from "./settings-data.ts";

/** What people who pay themselves are charged, and the rules for cancelling, as the public page shows them. */
export const PriceSettings = () => (
  <Asked query={useSettings()} what="the prices">
    {(settings) => <PriceForm settings={settings} />}
  </Asked>
);

type Item = Prices["items"][number];
const nothing = (): Item => ({ id: uuidv7(), name: { en: "", es: "" }, usd: 0, note: { en: "", es: "" } });

function PriceForm({ settings: { prices, saved, mayChange } }: { readonly settings: Settings }) {
  const [draft, setDraft] = useState(prices);
  const saving = useSaving("/api/settings/prices", ["settings"], { after: saved.prices });
  const setItems = (items: readonly Item[]) => setDraft((known) => ({ ...known, items }));
  const put = (id: string, item: Item | null) =>
    setItems(draft.items.flatMap((one) => (one.id === id ? (item === null ? [] : [item]) : [one])));
  return (
    <Card title="Prices" says="In US dollars, as the public page shows them. Empty: the page says to ask.">
      {draft.items.map((item, n) => (
        <PriceItem
          key={item.id}
          item={item}
          onChange={(next) => put(item.id, next)}
          disabled={!mayChange}
          says={saysAt(`items.${n}.usd`, saving.refusals)}
        />
      ))}
      {mayChange && (
        <div>
          <Button variant="default" size="md" onClick={() => setItems([...draft.items, nothing()])}>
            Add a price
          </Button>
        </div>
      )}
      <SaidFields
        label="Rules for moving and cancelling"
        said={draft.rules}
        onChange={(rules) => setDraft((known) => ({ ...known, rules }))}
        disabled={!mayChange}
        lines={3}
      />
      {mayChange && (
        <SaveBar saving={saving} onPress={() => void saving.save({ prices: draft })}>
          Save the prices
        </SaveBar>
      )}
    </Card>
  );
}

type ItemProps = {
  readonly item: Item;
  readonly onChange: (item: Item | null) => void;
  readonly disabled: boolean;
  readonly says: string | undefined;
};

const PriceItem = ({ item, onChange, disabled, says }: ItemProps) => (
  <div className={styles.person}>
    <SaidFields
      label="What it is for"
      said={item.name}
      onChange={(name) => onChange({ ...item, name })}
      disabled={disabled}
    />
    <NumberInput
      label="Price in US dollars"
      size="md"
      min={0}
      decimalScale={2}
      prefix="$"
      thousandSeparator=","
      value={item.usd}
      onChange={(usd) => onChange({ ...item, usd: Number(usd) })}
      disabled={disabled}
      error={says}
      maw={260}
    />
    <SaidFields
      label="Note"
      said={item.note}
      onChange={(note) => onChange({ ...item, note })}
      disabled={disabled}
      lines={1}
    />
    {!disabled && (
      <Button variant="subtle" size="md" onClick={() => onChange(null)}>
        Remove {item.name.en === "" ? "this price" : item.name.en}
      </Button>
    )}
  </div>
);
