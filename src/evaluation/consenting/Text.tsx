import type { ReactNode } from "react";
import { type Block, blocksOf, type Run } from "../consent/markdown.ts";

const Runs = ({ runs }: { readonly runs: readonly Run[] }) =>
  runs.map(({ text, look }, n) => {
    const key = `${n} ${text}`;
    if (look === "plain") return <span key={key}>{text}</span>;
    return look === "strong" ? <strong key={key}>{text}</strong> : <em key={key}>{text}</em>;
  });

/** Points that follow each other stand in one list. */
function gathered(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind === "point" && last?.[0]?.kind === "point") last.push(block);
    else groups.push([block]);
  }
  return groups;
}

/** A part of a consent, as the patient reads it. */
export function Text({ markdown }: { readonly markdown: string }): ReactNode {
  return gathered(blocksOf(markdown)).map((group, n) => {
    const key = `${n} ${group.length}`;
    const [first] = group;
    if (first?.kind !== "point") return <p key={key}>{first !== undefined && <Runs runs={first.runs} />}</p>;
    return (
      <ul key={key}>
        {group.map(({ runs }) => (
          <li key={runs.map(({ text }) => text).join("")}>
            <Runs runs={runs} />
          </li>
        ))}
      </ul>
    );
  });
}
