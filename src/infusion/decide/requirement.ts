/** One thing that must be so before the drug runs. The screen shows them all; the start is refused while one is open. */
export type Requirement = {
  readonly id: string;
  readonly title: string;
  readonly met: boolean;
  readonly says: string;
  readonly satisfy: string;
};

export const need = (id: string, title: string, met: boolean, says: string, satisfy: string): Requirement => ({
  id,
  title,
  met,
  says: met ? "Done." : says,
  satisfy,
});
