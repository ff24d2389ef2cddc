/** Categories of the test sentences. The authors of the sentences did not use the phrases of the templates. */
export const CATEGORIES = [
  'self-harm',
  'violence',
  'medical emergency',
  'adverse reaction',
  'abuse',
  'legal threat',
  'harmless',
] as const;
export type Category = (typeof CATEGORIES)[number];

export type Corpus = Readonly<Record<Category, readonly string[]>>;
