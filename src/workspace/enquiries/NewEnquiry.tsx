import { Button, Group, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import { Choice, Field, Tick } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { useMe } from "../me.ts";
import { useOrder } from "../week/data.ts";

type Props = { readonly opened: boolean; readonly onClose: () => void; readonly onMade: (id: string) => void };

/** Somebody who calls or walks in: who, how they are reached, what they wish. */
export function NewEnquiry({ opened, onClose, onMade }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="New enquiry"
      centered
      size={520}
      lockScroll={false}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {opened && <Form onMade={onMade} />}
    </Modal>
  );
}

const EMPTY = { name: "", mobile: "", email: "", wish: "", texts: false };
type Fields = typeof EMPTY;

const SOURCES = [
  { value: "telephone", label: "Telephone" },
  { value: "walk-in", label: "At the desk" },
  { value: "referral", label: "Referral" },
] as const;
const LANGUAGES = [
  { value: "en", label: "English" },
  { value: "es", label: "Spanish" },
] as const;

type Source = "telephone" | "walk-in" | "referral";

function Form({ onMade }: Pick<Props, "onMade">) {
  const [fields, setFields] = useState(EMPTY);
  const [source, setSource] = useState<Source>("telephone");
  const [language, setLanguage] = useState<"en" | "es">("en");
  const zone = useMe().data?.clinic.zone ?? "UTC";
  const { order, id, refusals, busy } = useOrder();
  const set = (change: Partial<Fields>) => setFields((known) => ({ ...known, ...change }));
  const keep = async () => {
    const { name, mobile, email, wish, texts } = fields;
    const reach = { mobile: orNone(mobile), email: orNone(email) };
    if (await order("/api/enquiries", { name, ...reach, wish, texts, source, language, zone })) onMade(id);
  };
  return (
    <Stack gap="md">
      <Field label="Name" value={fields.name} onChange={(name) => set({ name })} />
      <Field label="Telephone" type="tel" value={fields.mobile} onChange={(mobile) => set({ mobile })} />
      <Field label="E-mail" type="email" value={fields.email} onChange={(email) => set({ email })} />
      <Tick label="Text messages are welcome" checked={fields.texts} onChange={(texts) => set({ texts })} />
      <Field label="What they wish" lines={3} value={fields.wish} onChange={(wish) => set({ wish })} />
      <Choice label="How they asked" options={SOURCES} value={source} onChange={setSource} columns={3} />
      <Choice label="They speak" options={LANGUAGES} value={language} onChange={setLanguage} columns={2} />
      <Refusals refusals={refusals} title="Not kept yet. What you entered is still here." />
      <Group justify="flex-end">
        <Button size="md" loading={busy} disabled={fields.name.trim() === ""} onClick={() => void keep()}>
          Keep the enquiry
        </Button>
      </Group>
    </Stack>
  );
}

const orNone = (text: string): string | null => (text.trim() === "" ? null : text.trim());
