import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fetched } from "#ui/ask.ts";
import { Asked } from "#ui/Card.tsx";
import { type Draft, TextEditor } from "./TextEditor.tsx";
import styles from "./SiteTexts.module.css";
import { type Listed, pageNames, tongueNames, type WhichText } from "./text-answers.ts";

const keyOf = ({ slug, language }: WhichText) => `${slug} ${language}`;

/** The clinic's words on its public pages, each page in each language. What was begun on one page waits while another is open. */
export const SiteTexts = () => (
  <Asked
    query={useQuery({ queryKey: ["site-texts"], queryFn: () => fetched<Listed>("/api/site/texts") })}
    what="the pages"
  >
    {(listed) => <PagesAndEditor listed={listed} />}
  </Asked>
);

function PagesAndEditor({ listed }: { readonly listed: Listed }) {
  const [open, setOpen] = useState<WhichText>({ slug: "home", language: "en" });
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const key = keyOf(open);
  const keep = (draft: Draft | null) =>
    setDrafts((known) => {
      const others = [...known].filter(([one]) => one !== key);
      return new Map(draft === null ? others : [...others, [key, draft]]);
    });
  return (
    <div className={styles.two}>
      <Pages listed={listed} open={open} onOpen={setOpen} isBegun={(which) => drafts.has(keyOf(which))} />
      <TextEditor key={key} which={open} draft={drafts.get(key) ?? null} onDraft={keep} mayChange={listed.mayChange} />
    </div>
  );
}

function Pages({
  listed,
  open,
  onOpen,
  isBegun,
}: {
  readonly listed: Listed;
  readonly open: WhichText;
  readonly onOpen: (which: WhichText) => void;
  readonly isBegun: (which: WhichText) => boolean;
}) {
  return (
    <nav className={styles.pages} aria-label="Pages">
      <p className={styles.what}>
        The pages start with words written from published sources. Have your medical director read them before real
        patients do.
      </p>
      <ul>
        {listed.texts.map(({ slug, language, version }) => (
          <li key={`${slug} ${language}`}>
            <button
              type="button"
              aria-current={slug === open.slug && language === open.language ? "page" : undefined}
              onClick={() => onOpen({ slug, language })}
            >
              <span>
                {pageNames[slug]} <small>{tongueNames[language]}</small>
              </span>
              <small>
                {isBegun({ slug, language }) && "Begun · "}
                {version === 0 ? "As delivered" : `Version ${version}`}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
