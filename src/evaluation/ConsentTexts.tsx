import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fetched } from "#ui/ask.ts";
import { Asked, Card, Line, Lines } from "#ui/Card.tsx";
import type { ConsentTextsView, TextInForce } from "./consent/text-routes.ts";
import styles from "./consenting/Consenting.module.css";
import { TextDraft } from "./consenting/TextDraft.tsx";

const kindNames = { treatment: "Treatment with ketamine", telehealth: "Video visits", finance: "Payment" } as const;
const tongueNames = { en: "English", es: "Español" } as const;
const keyOf = ({ kind, language }: Pick<TextInForce, "kind" | "language">) => `${kind} ${language}`;
const nameOf = ({ kind, language }: Pick<TextInForce, "kind" | "language">) =>
  `${kindNames[kind]} · ${tongueNames[language]}`;

/** The clinic's consent texts: the medical director writes them, and publishes the next version. */
export function ConsentTexts() {
  const query = useQuery({
    queryKey: ["consent-texts"],
    queryFn: () => fetched<ConsentTextsView>("/api/settings/consent-texts"),
  });
  return (
    <Asked query={query} what="the consent texts">
      {(view) => <Texts view={view} />}
    </Asked>
  );
}

function Texts({ view }: { readonly view: ConsentTextsView }) {
  const { texts, versions, signed, mayPublish } = view;
  const [which, setWhich] = useState("treatment en");
  const open = texts.find((one) => keyOf(one) === which);
  const published = versions.filter((one) => keyOf(one) === which);
  return (
    <div className={styles.page}>
      <Card title="Consent texts" says="What patients read, part by part, before they sign.">
        <NativeSelect
          size="md"
          label="Text"
          data={texts.map((one) => ({ value: keyOf(one), label: nameOf(one) }))}
          value={which}
          onChange={({ currentTarget }) => setWhich(currentTarget.value)}
        />
        {!mayPublish && <p>Only the medical director publishes them.</p>}
        {open?.text === null && <p>The clinic has no such text yet.</p>}
        {published.length === 0 && open?.text !== null && (
          <p>As delivered. Have your medical director and your lawyer read it before real patients do.</p>
        )}
        <Lines>
          {published.map(({ version, publishedAt, publishedBy, contentHash }) => (
            <Line key={version}>
              <b>Version {version}</b>
              <small>
                {new Date(publishedAt).toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short" })},{" "}
                {publishedBy}
              </small>
              <small>SHA-256 {contentHash}</small>
            </Line>
          ))}
        </Lines>
      </Card>
      {open !== undefined && (
        <TextDraft key={which} which={open} signed={signed[which] ?? 0} mayPublish={mayPublish} name={nameOf(open)} />
      )}
    </div>
  );
}
