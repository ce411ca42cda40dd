import { Button, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { fetched, send } from "#ui/ask.ts";
import { Asked, Card } from "#ui/Card.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { useSaving } from "#ui/saving.tsx";
import styles from "./SiteTexts.module.css";
import { pageNames, type TextVersion, tongueNames, type WhichText } from "./text-answers.ts";
import { TextVersions } from "./TextVersions.tsx";

/** Words begun and not yet published, and the version they were begun on. */
export type Draft = { readonly title: string; readonly markdown: string; readonly basedOn: number };

type Versions = { readonly versions: readonly TextVersion[] };

type EditorProps = {
  readonly which: WhichText;
  readonly draft: Draft | null;
  readonly onDraft: (draft: Draft | null) => void;
  readonly mayChange: boolean;
};

/** One page's words in one language: written, looked at, published; and every version before. */
export function TextEditor(props: EditorProps) {
  const { slug, language } = props.which;
  const query = useQuery({
    queryKey: ["site-text", slug, language],
    queryFn: () => fetched<Versions>(`/api/site/text?slug=${slug}&language=${language}`),
  });
  return (
    <Asked query={query} what="the page">
      {({ versions }) => <Editor {...props} versions={versions} />}
    </Asked>
  );
}

function Editor({ which, draft, onDraft, mayChange, versions }: EditorProps & Versions) {
  const [newest] = versions;
  if (newest === undefined) return null;
  const shown = draft ?? { title: newest.title, markdown: newest.markdown, basedOn: newest.version };
  const set = (change: Partial<Draft>) => onDraft({ ...shown, ...change });
  const take = ({ title, markdown }: TextVersion) => onDraft({ title, markdown, basedOn: newest.version });
  return (
    <Card title={`${pageNames[which.slug]}, ${tongueNames[which.language]}`}>
      <div className={styles.editor}>
        <TextInput
          label="Title"
          size="md"
          value={shown.title}
          onChange={({ currentTarget }) => set({ title: currentTarget.value })}
          disabled={!mayChange}
        />
        <Words markdown={shown.markdown} onChange={(markdown) => set({ markdown })} disabled={!mayChange} />
        {mayChange ? (
          <Publish which={which} draft={draft} newest={newest} onDraft={onDraft} />
        ) : (
          <p className={styles.what}>The owner or the medical director changes this.</p>
        )}
        <TextVersions versions={versions} onTake={mayChange ? take : null} />
      </div>
    </Card>
  );
}

function Words({
  markdown,
  onChange,
  disabled,
}: {
  readonly markdown: string;
  readonly onChange: (markdown: string) => void;
  readonly disabled: boolean;
}) {
  const [looking, setLooking] = useState(false);
  return (
    <>
      <div className={styles.modes} role="group" aria-label="Write or look">
        <Button variant={looking ? "default" : "filled"} aria-pressed={!looking} onClick={() => setLooking(false)}>
          Write
        </Button>
        <Button variant={looking ? "filled" : "default"} aria-pressed={looking} onClick={() => setLooking(true)}>
          Look at it
        </Button>
      </div>
      {looking ? (
        <Look markdown={markdown} />
      ) : (
        <Textarea
          label="Words"
          description="Markdown: a blank line parts paragraphs, ## begins a section, - a list, **bold**, [words](/cost) a link. On the start page, ### begins a step."
          size="md"
          autosize
          minRows={14}
          maxRows={30}
          value={markdown}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          disabled={disabled}
        />
      )}
    </>
  );
}

/** As the page will show it. Made by the server, which lets no HTML of anybody's through. */
function Look({ markdown }: { readonly markdown: string }) {
  const { data } = useQuery({
    queryKey: ["site-look", markdown],
    queryFn: async () => {
      const answer = await send<{ html: string }>("/api/site/look", { markdown });
      return answer.kind === "ok" ? answer.value.html : null;
    },
  });
  if (data === undefined) return <p className={styles.what}>Drawing the page…</p>;
  if (data === null) return <p className={styles.what}>It could not be drawn. Your text is kept.</p>;
  return <div className={styles.look} dangerouslySetInnerHTML={{ __html: data }} />;
}

type PublishProps = {
  readonly which: WhichText;
  readonly draft: Draft | null;
  readonly newest: TextVersion;
  readonly onDraft: (draft: Draft | null) => void;
};

function Publish({ which, draft, newest, onDraft }: PublishProps) {
  const queries = useQueryClient();
  const { save, refusals, state } = useSaving("/api/site/texts", ["site-texts", "site-text"]);
  const publish = async (words: Draft) => {
    if (await save({ ...which, ...words })) onDraft(null);
    else await queries.invalidateQueries({ queryKey: ["site-text"] });
  };
  if (draft === null)
    return (
      <p className={styles.what} role="status">
        {state === "saved" ? "Published. " : ""}What stands here is what the page says.
      </p>
    );
  const isBehind = draft.basedOn !== newest.version;
  return (
    <>
      <Refusals refusals={refusals} title="Not published. Your text is kept." />
      <div className={styles.bar}>
        <Button size="md" onClick={() => void publish(draft)} disabled={isBehind} loading={state === "saving"}>
          Publish
        </Button>
        {isBehind && (
          <Button size="md" variant="default" onClick={() => onDraft({ ...draft, basedOn: newest.version })}>
            I have read version {newest.version}; mine replaces it
          </Button>
        )}
        <Button size="md" variant="default" onClick={() => onDraft(null)}>
          Throw my changes away
        </Button>
        <span role="status">Not published yet.</span>
      </div>
    </>
  );
}
