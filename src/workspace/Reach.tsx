import { callTo, shownPhone } from "#ui/telephone.ts";
import styles from "./week/Panel.module.css";

const SPEAKS = { en: "English", es: "Spanish" } as const;

type Reached = {
  readonly mobile: string | null;
  readonly email: string | null;
  readonly language: "en" | "es";
  readonly texts?: boolean;
};

/** How somebody is reached, each way to be used with one press; and what they speak. */
export function Reach({ reach: { mobile, email, language, texts } }: { readonly reach: Reached }) {
  return (
    <>
      <p className={styles.reach}>
        {mobile !== null && <a href={callTo(mobile)}>{shownPhone(mobile)}</a>}
        {email !== null && <a href={`mailto:${email}`}>{email}</a>}
      </p>
      <p>
        {SPEAKS[language]}
        {texts === undefined ? "" : TEXTS[texts ? "yes" : "no"]}
      </p>
    </>
  );
}

const TEXTS = { yes: " · text messages welcome", no: " · no text messages" } as const;
