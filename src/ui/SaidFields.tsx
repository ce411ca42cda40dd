import { Textarea, TextInput } from "@mantine/core";
import { Row } from "./Card.tsx";

type Language = "en" | "es";
type Said = Readonly<Record<Language, string>>;

const TONGUES: readonly (readonly [Language, string])[] = [
  ["en", "in English"],
  ["es", "in Spanish"],
];

/** The same words in both languages, side by side, so that neither is forgotten. */
export function SaidFields({
  label,
  said,
  onChange,
  disabled = false,
  lines,
}: {
  readonly label: string;
  readonly said: Said;
  readonly onChange: (said: Said) => void;
  readonly disabled?: boolean;
  readonly lines?: number;
}) {
  return (
    <Row>
      {TONGUES.map(([language, tongue]) => {
        const shared = {
          label: `${label}, ${tongue}`,
          size: "md" as const,
          lang: language,
          value: said[language],
          disabled,
        };
        const put = (text: string) => onChange({ ...said, [language]: text });
        return lines === undefined ? (
          <TextInput key={language} {...shared} onChange={({ currentTarget }) => put(currentTarget.value)} />
        ) : (
          <Textarea
            key={language}
            {...shared}
            autosize
            minRows={lines}
            onChange={({ currentTarget }) => put(currentTarget.value)}
          />
        );
      })}
    </Row>
  );
}
