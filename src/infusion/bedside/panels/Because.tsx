import { Choice, Field } from "#ui/Field.tsx";
import { latest } from "../../fold/infusion.ts";
import { adviceFor } from "../../rules/thresholds.ts";
import { type Cockpit, useCockpit } from "../cockpit.ts";
import { readingContextOf } from "../reading-context.ts";
import { triggersOf } from "../triggers.ts";

/** Why a medicine is ordered: in words, and the symptom, alarm or numbers it answers, by their id. */
export type Cause = { readonly because: string; readonly triggerId: string | null };

export const noCause: Cause = { because: "", triggerId: null };

const OTHER = "other";

/** What stands in the chart or on the monitor and may be the reason, one touch each; the words can still be changed. */
export function Because({ cause, onChange }: { readonly cause: Cause; readonly onChange: (cause: Cause) => void }) {
  const cockpit = useCockpit();
  const { because, triggerId } = cause;
  const triggers = triggersOf(cockpit.infusion, cockpit.device, adviceNow(cockpit));
  const wordsOf = (id: string | null) => triggers.find((one) => one.id === id)?.says ?? "";
  const choose = (id: string) => {
    const isOwn = because.trim() !== "" && because !== wordsOf(triggerId);
    onChange({ because: isOwn ? because : wordsOf(id), triggerId: id === OTHER ? null : id });
  };
  return (
    <>
      {triggers.length > 0 && (
        <Choice
          label="What it answers"
          columns={2}
          options={[
            ...triggers.map(({ id, says }) => ({ value: id, label: says })),
            { value: OTHER, label: "Something else" },
          ]}
          value={triggerId ?? (because === "" ? null : OTHER)}
          onChange={choose}
        />
      )}
      <Field label="Because of" value={because} onChange={(words) => onChange({ because: words, triggerId })} />
    </>
  );
}

function adviceNow(cockpit: Cockpit) {
  const last = latest(cockpit.infusion.done.VitalsCharted);
  if (last === null) return [];
  const { values, symptomatic } = last.data;
  return adviceFor(values, readingContextOf(cockpit, symptomatic, last.at), cockpit.context.protocol);
}
