import { Button } from "@mantine/core";
import styles from "./SiteTexts.module.css";
import type { TextVersion } from "./text-answers.ts";

const when = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short" });

/** Every version there was, the newest first. An old one is taken into the editor and published anew; none is ever lost. */
export function TextVersions({
  versions,
  onTake,
}: {
  readonly versions: readonly TextVersion[];
  readonly onTake: ((version: TextVersion) => void) | null;
}) {
  return (
    <details className={styles.versions}>
      <summary>Versions: {versions.length}</summary>
      <ol>
        {versions.map((one) => (
          <li key={one.version}>
            <div>
              <b>{one.version === 0 ? "As delivered" : `Version ${one.version}`}</b>
              <span>
                {one.publishedAt !== null && ` · ${when.format(one.publishedAt)}`}
                {one.by !== null && ` · ${one.by}`}
              </span>
              <details>
                <summary>Read it: {one.title}</summary>
                <pre>{one.markdown}</pre>
              </details>
            </div>
            {onTake !== null && (
              <Button variant="default" onClick={() => onTake(one)}>
                Take into the editor
              </Button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
