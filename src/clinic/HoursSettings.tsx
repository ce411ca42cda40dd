import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Refusal } from "#plumbing/facts.ts";
import { Asked, Card, Line, Lines, Row } from "#ui/Card.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { WeekHours } from "#ui/WeekHours.tsx";
import type { Closure } from "./places.ts";
import { type Settings, useSettings } from "./settings-data.ts";

/** When the clinic is open, and the days on which it is not. What is booked already stays booked: it is for a person to move. */
export const HoursSettings = () => (
  <Asked query={useSettings()} what="the opening hours">
    {(settings) => (
      <>
        <OpeningHours settings={settings} />
        <Closures settings={settings} />
      </>
    )}
  </Asked>
);

type Props = { readonly settings: Settings };

function OpeningHours({ settings: { site, hours, saved, mayChange } }: Props) {
  const [weekly, setWeekly] = useState(hours);
  const saving = useSaving("/api/settings/hours", ["settings", "me"], { after: saved.hours });
  return (
    <Card
      title="Opening hours"
      says={`By the clocks of ${site.zone.replaceAll("_", " ")}. Nothing is offered outside of them. What is booked already stays booked.`}
    >
      <WeekHours label="The week" weekly={weekly} onChange={setWeekly} disabled={!mayChange} none="closed" />
      {mayChange && (
        <SaveBar saving={saving} onPress={() => void saving.save({ siteId: site.id, weekly })}>
          Save the hours
        </SaveBar>
      )}
    </Card>
  );
}

function Closures({ settings: { site, closures, mayChange } }: Props) {
  const removing = useSaving("/api/settings/closures/remove", ["settings"]);
  return (
    <Card title="Holidays and closed days" says="On these days nothing is offered, whatever the week says.">
      {closures.length === 0 && <p>No closed days are entered.</p>}
      <Lines>
        {closures.map(({ closureId, firstDay, lastDay, why }) => (
          <Line
            key={closureId}
            aside={
              mayChange && (
                <Button
                  variant="default"
                  size="md"
                  aria-label={`Take back: ${daysOf(firstDay, lastDay)}`}
                  onClick={() => void removing.save({ closureId })}
                >
                  Take back
                </Button>
              )
            }
          >
            <b>{daysOf(firstDay, lastDay)}</b>
            <small>{why}</small>
          </Line>
        ))}
      </Lines>
      {mayChange && <NewClosure siteId={site.id} />}
    </Card>
  );
}

const daysOf = (first: string, last: string) => (first === last ? first : `${first} to ${last}`);

const EMPTY = { firstDay: "", lastDay: "", why: "" };
const FIELDS = new Set(["firstDay", "lastDay"]);
const hasPlace = ({ field }: Refusal) => FIELDS.has(field ?? "");

function NewClosure({ siteId }: { readonly siteId: string }) {
  const [draft, setDraft] = useState(EMPTY);
  const [closureId, setClosureId] = useState(uuidv7);
  const saving = useSaving("/api/settings/closures", ["settings"], { ownId: true });
  const set = (change: Partial<typeof EMPTY>) => setDraft((known) => ({ ...known, ...change }));
  const add = async () => {
    const lastDay = draft.lastDay === "" ? draft.firstDay : draft.lastDay;
    const closure: Closure = { ...draft, lastDay, closureId, siteId };
    if (!(await saving.save(closure))) return;
    setDraft(EMPTY);
    setClosureId(uuidv7());
  };
  const day = (field: "firstDay" | "lastDay") => ({
    type: "date" as const,
    size: "md" as const,
    value: draft[field],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => set({ [field]: currentTarget.value }),
    error: saysAt(field, saving.refusals),
  });
  return (
    <>
      <Row>
        <TextInput label="First day" {...day("firstDay")} />
        <TextInput label="Last day" description="Empty: one day" {...day("lastDay")} inputWrapperOrder={ORDER} />
        <TextInput
          label="Why"
          size="md"
          value={draft.why}
          onChange={({ currentTarget }) => set({ why: currentTarget.value })}
        />
      </Row>
      <SaveBar saving={saving} hide={hasPlace} onPress={() => void add()} disabled={draft.firstDay === ""}>
        Add the closed days
      </SaveBar>
    </>
  );
}

const ORDER: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];
