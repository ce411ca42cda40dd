import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fetched } from "#ui/ask.ts";
import { Asked, Card, Row } from "#ui/Card.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { YourPin } from "#ui/YourPin.tsx";
import type { ConsentSection, UnderstandingQuestion } from "../consent/facts.ts";
import type { ConsentView } from "../consent/view.ts";
import styles from "./Consenting.module.css";
import { Text } from "./Text.tsx";

const REREAD = ["consents", "consent"];

const words = {
  en: {
    title: "Going through the consent together",
    part: (n: number, of: number) => `Part ${n} of ${of}`,
    question: (n: number, of: number) => `Question ${n} of ${of}`,
    read: "I have read this",
    notQuite: "Not quite.",
    sign: "The patient signs",
    says: "I have read every part, my questions were answered, and I agree.",
    name: "Patient's first and last name, typed by the patient",
    interpreter: "Interpreter, where there was one",
    copyTo: "Where the copy goes",
    done: "I sign this consent",
  },
  es: {
    title: "Leer juntos el consentimiento",
    part: (n: number, of: number) => `Parte ${n} de ${of}`,
    question: (n: number, of: number) => `Pregunta ${n} de ${of}`,
    read: "He leído esto",
    notQuite: "No exactamente.",
    sign: "Firma de la persona",
    says: "He leído todas las partes, respondieron mis preguntas y estoy de acuerdo.",
    name: "Nombre y apellido, escritos por la persona",
    interpreter: "Intérprete, si hubo",
    copyTo: "Adónde va la copia",
    done: "Firmo este consentimiento",
  },
} as const;

type Of = { readonly view: ConsentView; readonly path: string };

/** Part by part, question by question, on the clinic's tablet; what was read on the phone is not read again. */
export function GoThrough({ patientId, consentId }: { readonly patientId: string; readonly consentId: string }) {
  const path = `/api/patients/${patientId}/consents/${consentId}`;
  const query = useQuery({ queryKey: ["consent", consentId], queryFn: () => fetched<ConsentView>(path) });
  return (
    <Asked query={query} what="the consent">
      {(view) => <Step view={view} path={path} />}
    </Asked>
  );
}

function Step({ view, path }: Of) {
  const { consent, text } = view;
  const section = text.sections.find(({ id }) => consent.acknowledged[id] === undefined);
  const question = text.questions.find(({ id }) => consent.understood[id]?.isRight !== true);
  if (section !== undefined) return <Part key={section.id} view={view} path={path} section={section} />;
  if (question !== undefined) return <Question key={question.id} view={view} path={path} question={question} />;
  return <Sign view={view} path={path} />;
}

function Part({ view: { consent, text }, path, section }: Of & { readonly section: ConsentSection }) {
  const said = words[consent.language];
  const saving = useSaving(`${path}/sections`, REREAD);
  const nth = text.sections.indexOf(section) + 1;
  return (
    <Card title={said.title} says={said.part(nth, text.sections.length)}>
      <div className={styles.text} lang={consent.language}>
        <h3>{section.title}</h3>
        <Text markdown={section.markdown} />
      </div>
      <SaveBar saving={saving} onPress={() => void saving.save({ section: section.id })}>
        {said.read}
      </SaveBar>
    </Card>
  );
}

function Question({ view: { consent, text }, path, question }: Of & { readonly question: UnderstandingQuestion }) {
  const said = words[consent.language];
  const saving = useSaving(`${path}/answers`, REREAD);
  const nth = text.questions.indexOf(question) + 1;
  const isWrong = consent.understood[question.id]?.isRight === false;
  return (
    <Card title={said.title} says={said.question(nth, text.questions.length)}>
      <div className={styles.text} lang={consent.language}>
        <h3>{question.asks}</h3>
        {isWrong && (
          <p role="alert">
            <strong>{said.notQuite}</strong> {question.because}
          </p>
        )}
        <div className={styles.answers}>
          {question.choices.map(({ id, says }) => (
            <button key={id} type="button" onClick={() => void saving.save({ question: question.id, choice: id })}>
              {says}
            </button>
          ))}
        </div>
      </div>
      <Refusals refusals={saving.refusals} />
    </Card>
  );
}

type Typed = { readonly printedName: string; readonly interpreter: string; readonly copyTo: string };

function Sign({ view: { consent, patient }, path }: Of) {
  const said = words[consent.language];
  const [typed, setTyped] = useState<Typed>({ printedName: "", interpreter: "", copyTo: "" });
  const [pin, setPin] = useState("");
  const saving = useSaving(`${path}/signature`, REREAD);
  const field = (name: keyof Typed, label: string) => (
    <TextInput
      size="md"
      label={label}
      value={typed[name]}
      onChange={({ currentTarget }) => setTyped({ ...typed, [name]: currentTarget.value })}
      error={saysAt(name, saving.refusals)}
    />
  );
  return (
    <Card title={said.sign} says={said.says}>
      <Row>
        {field("printedName", said.name)}
        {field("interpreter", said.interpreter)}
        {field("copyTo", said.copyTo)}
      </Row>
      <p>
        Staff: with your PIN you say that you looked at this person&apos;s papers, and that it is {patient.name}, born{" "}
        {patient.birthDate}.
      </p>
      <YourPin pin={pin} onChange={setPin} says={saysAt("pin", saving.refusals)} />
      <SaveBar
        saving={saving}
        hide={(refusal) => refusal.field !== undefined}
        disabled={pin.length !== 6 || typed.printedName.trim().length < 3}
        onPress={() => void saving.save({ ...typed, contentHash: consent.contentHash }, pin)}
      >
        {said.done}
      </SaveBar>
    </Card>
  );
}
