import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fetched } from "#ui/ask.ts";
import { Asked, Card } from "#ui/Card.tsx";
import { Choice, Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { SignBar } from "#ui/SignBar.tsx";
import { dayWords } from "../checkins/words.ts";
import { languageWords } from "../messages/words.ts";
import styles from "./CareLetters.module.css";
import { reasonWords } from "./rules/occasions.ts";
import type { CareView, ShownLetter } from "./view.ts";

const REREAD = ["care", "board", "tasks"] as const;

/** Letters to those who treat the patient elsewhere: drafted from the record, signed by a physician, sent only with a release. */
export function CareLetters({ patientId }: { readonly patientId: string }) {
  const query = useQuery({
    queryKey: ["care", patientId],
    queryFn: () => fetched<CareView>(`/api/patients/${patientId}/care`),
  });
  return (
    <Asked query={query} what="the letters">
      {(view) => (
        <Card
          title="Letters to colleagues"
          says="To the patient’s own psychiatrist and primary care after infusions 1, 3 and 6, and on a red flag."
        >
          {view.letters.length === 0 && <p>No letter so far.</p>}
          {view.withheld.map((says) => (
            <p key={says} className={styles.withheld}>
              {says}
            </p>
          ))}
          {view.letters.map((letter) => (
            <Letter key={letter.id} view={view} letter={letter} />
          ))}
          {view.may.keep && view.people.length > 0 && <AskFor view={view} />}
        </Card>
      )}
    </Asked>
  );
}

const STATE = { drafted: "to be signed", signed: "signed, to be sent", sent: "sent", dropped: "dropped" } as const;

type Of = { readonly view: CareView; readonly letter: ShownLetter };

const Letter = ({ view, letter }: Of) => (
  <details className={styles.letter} open={letter.state === "drafted" || letter.state === "signed"}>
    <summary>
      <b>{letter.to}</b> · {reasonWords(letter)} · {STATE[letter.state]}
    </summary>
    {letter.state === "drafted" && view.may.sign ? (
      <Draft key={letter.language} view={view} letter={letter} />
    ) : (
      <p className={styles.text}>{letter.text}</p>
    )}
    <Ends view={view} letter={letter} />
  </details>
);

function Ends({ view, letter: { id, state, signed, sent, dropped } }: Of) {
  return (
    <>
      {signed !== null && (
        <p>
          Signed by {signed.printedName}, {dayWords(signed.at, view.zone)}.
        </p>
      )}
      {(state === "signed" || state === "sent") && (
        <a className={styles.paper} href={`/api/patients/${view.patientId}/care-letters/${id}`} download>
          Print it
        </a>
      )}
      {sent !== null && (
        <p>
          Sent {SENT[sent.how]}, {dayWords(sent.at, view.zone)}.
        </p>
      )}
      {dropped !== null && (
        <p>
          Dropped, {dayWords(dropped.at, view.zone)}: {dropped.why}
        </p>
      )}
      {state === "signed" && view.may.keep && <Sent view={view} letterId={id} />}
    </>
  );
}

const SENT = { fax: "by fax", post: "by post", "by-hand": "by hand", "secure-mail": "by secure mail" } as const;
const HOW = [
  { value: "fax", label: "Fax" },
  { value: "post", label: "Post" },
  { value: "by-hand", label: "By hand" },
  { value: "secure-mail", label: "Secure mail" },
] as const;

function Sent({ view, letterId }: { readonly view: CareView; readonly letterId: string }) {
  const [how, setHow] = useState<(typeof HOW)[number]["value"] | null>(null);
  const saving = useSaving(`/api/patients/${view.patientId}/care-letters/${letterId}/sent`, REREAD);
  return (
    <>
      <Choice label="How it was sent" options={HOW} value={how} onChange={setHow} />
      <SaveBar saving={saving} onPress={() => void saving.save({ how })} disabled={how === null}>
        It is sent
      </SaveBar>
    </>
  );
}

/** What stands on the screen is what is signed. */
function Draft({ view, letter }: Of) {
  const [text, setText] = useState(letter.text);
  const path = `/api/patients/${view.patientId}/care-letters/${letter.id}`;
  const [signing, editing] = [useSaving(`${path}/sign`, REREAD), useSaving(`${path}/edit`, REREAD)];
  return (
    <>
      <InLanguage path={path} language={letter.language} />
      <Field label="The letter" value={text} onChange={setText} lines={18} says={saysAt("text", signing.refusals)} />
      <SaveBar saving={editing} onPress={() => void editing.save({ text })} disabled={text === letter.text}>
        Keep the words
      </SaveBar>
      <SignBar
        saving={signing}
        label="Sign the letter"
        ownFields={["text"]}
        isReady={text.trim() !== ""}
        onSign={(pin) => void signing.save({ text }, pin)}
      />
      <Drop path={`${path}/drop`} />
    </>
  );
}

/** The language it is in, and the way to the other one: made anew from the record, without what was changed by hand. */
function InLanguage({ path, language }: { readonly path: string; readonly language: ShownLetter["language"] }) {
  const other = language === "en" ? "es" : "en";
  const saving = useSaving(`${path}/language`, REREAD);
  return (
    <>
      <div className={styles.language}>
        <span>In {languageWords[language]}.</span>
        <Button
          size="md"
          variant="default"
          loading={saving.state === "saving"}
          onClick={() => void saving.save({ language: other })}
        >
          Write it anew in {languageWords[other]}
        </Button>
      </div>
      <Refusals refusals={saving.refusals} title="Not written" />
    </>
  );
}

function Drop({ path }: { readonly path: string }) {
  const [why, setWhy] = useState("");
  const saving = useSaving(path, REREAD);
  return (
    <details>
      <summary>Do not send it</summary>
      <Field label="Why it is not sent" value={why} onChange={setWhy} />
      <SaveBar saving={saving} onPress={() => void saving.save({ why })} disabled={why.trim() === ""}>
        Drop the letter
      </SaveBar>
    </details>
  );
}

/** A letter that nothing but a person asks for. */
function AskFor({ view }: { readonly view: CareView }) {
  const saving = useSaving(`/api/patients/${view.patientId}/care-letters`, REREAD);
  return (
    <div className={styles.ask}>
      {view.people.map(({ personId, to }) =>
        (["en", "es"] as const).map((language) => (
          <Button
            key={`${personId} ${language}`}
            size="md"
            variant="default"
            loading={saving.state === "saving"}
            onClick={() => void saving.save({ personId, language })}
          >
            Write to {to}
            {language === "es" && ", in Spanish"}
          </Button>
        )),
      )}
    </div>
  );
}
