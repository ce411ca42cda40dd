import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { Asked, Card, Line, Lines } from "#ui/Card.tsx";
import { Field } from "#ui/Field.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import styles from "./Messages.module.css";
import type { Template } from "./templates.ts";
import { useTemplates } from "./thread-data.ts";

const REREAD = ["message-templates"] as const;

/** Words the clinic often sends to patients, in each language. */
export function Templates() {
  const [open, setOpen] = useState<string | null>(null);
  const [fresh, setFresh] = useState(uuidv7);
  return (
    <Asked query={useTemplates()} what="the templates">
      {({ templates }) => (
        <Card
          title="Words often sent"
          says="They begin a message and can be changed there. “{name}” becomes the patient’s first name. No drug and no illness belongs in them: others may read over a shoulder."
        >
          <Lines>
            {templates.map((one) => (
              <Line
                key={one.id}
                aside={
                  <button
                    type="button"
                    className={styles.plain}
                    aria-expanded={open === one.id}
                    onClick={() => setOpen(open === one.id ? null : one.id)}
                  >
                    {open === one.id ? "Close" : `Change “${one.name}”`}
                  </button>
                }
                under={open === one.id && <Editing template={one} onDone={() => setOpen(null)} />}
              >
                <b>{one.name}</b>
                <small>{one.en}</small>
              </Line>
            ))}
          </Lines>
          {templates.length === 0 && <p className={styles.quiet}>There are none yet.</p>}
          <Editing key={fresh} template={{ id: fresh, name: "", en: "", es: "" }} onDone={() => setFresh(uuidv7())} />
        </Card>
      )}
    </Asked>
  );
}

function Editing({ template, onDone }: { readonly template: Template; readonly onDone: () => void }) {
  const isNew = template.name === "";
  const saving = useSaving("/api/message-templates", REREAD);
  const [{ name, en, es }, set] = useState(template);
  const save = async () => {
    const words = { name: name.trim(), en: en.trim(), es: es.trim() };
    if (await saving.save({ templateId: template.id, ...words })) onDone();
  };
  const change = (part: Partial<Template>) => set({ id: template.id, name, en, es, ...part });
  const isWhole = [name, en, es].every((words) => words.trim() !== "");
  return (
    <div className={styles.form}>
      <h3>{isNew ? "One more" : "Change it"}</h3>
      <Field
        label="What it is called"
        value={name}
        onChange={(words) => change({ name: words })}
        says={saysAt("name", saving.refusals)}
      />
      <Field label="In English" lines={4} value={en} onChange={(words) => change({ en: words })} />
      <Field label="In Spanish" lines={4} value={es} onChange={(words) => change({ es: words })} />
      <SaveBar saving={saving} disabled={!isWhole} onPress={() => void save()} hide={({ field }) => field === "name"}>
        {isNew ? "Add it" : "Save"}
      </SaveBar>
      {!isNew && <Dropping templateId={template.id} />}
    </div>
  );
}

function Dropping({ templateId }: { readonly templateId: string }) {
  const saving = useSaving(`/api/message-templates/${templateId}/drop`, REREAD);
  const [why, setWhy] = useState("");
  return (
    <>
      <Field label="Take it off the list: why" value={why} onChange={setWhy} />
      <SaveBar saving={saving} disabled={why.trim() === ""} onPress={() => void saving.save({ why: why.trim() })}>
        Take it off
      </SaveBar>
    </>
  );
}
