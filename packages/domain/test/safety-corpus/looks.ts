/** Categories of dangerous messages. `LOOK_ALIKES` are the ways in which a harmless message can look dangerous. */
export const DANGERS = [
  'self-harm',
  'violence',
  'medical emergency',
  'adverse reaction',
  'abuse',
  'legal threat',
] as const;
export const LOOK_ALIKES = ['idiom', 'question', 'past, denied or fictional', 'ordinary'] as const;
export const LOOKS = [...DANGERS, ...LOOK_ALIKES] as const;
export type Look = (typeof LOOKS)[number];

/** Test sentences of one language, by category. */
export type LookCorpus = Readonly<Record<Look, readonly string[]>>;

/** Test sentences by language. */
export type LookSet = Readonly<Record<'en' | 'de' | 'es' | 'pt', LookCorpus>>;

export const seriousOf = (set: LookSet): readonly string[] =>
  Object.values(set).flatMap((corpus) => DANGERS.flatMap((look) => corpus[look]));
export const harmlessOf = (set: LookSet): readonly string[] =>
  Object.values(set).flatMap((corpus) => LOOK_ALIKES.flatMap((look) => corpus[look]));
