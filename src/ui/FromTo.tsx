type Span = { readonly from: string; readonly to: string };

type Props = {
  /** What it belongs to, such as "Monday". */
  readonly label: string;
  readonly span: Span;
  readonly onChange: (changed: Partial<Span>) => void;
};

/** From when to when by the wall clock. The end of a day is typed as midnight: no clock shows 24:00. */
export const FromTo = ({ label, span, onChange }: Props) => (
  <>
    <input
      type="time"
      aria-label={`${label} from`}
      value={span.from}
      onChange={({ target }) => onChange({ from: target.value })}
    />
    <span aria-hidden="true">–</span>
    <input
      type="time"
      aria-label={`${label} to`}
      value={span.to === "24:00" ? "00:00" : span.to}
      onChange={({ target }) => onChange({ to: target.value })}
    />
  </>
);
