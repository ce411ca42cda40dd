/** The pages whose words the clinic may change, in the order of the journey. */
export const slugs = [
  "home",
  "how-it-works",
  "is-it-for-me",
  "your-visit",
  "safety",
  "history",
  "cost",
  "questions",
] as const;

export type Slug = (typeof slugs)[number];

export const isSlug = (name: string): name is Slug => (slugs as readonly string[]).includes(name);
