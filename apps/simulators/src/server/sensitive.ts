/** Reaction to a sensitive topic that a text mentions. */
export interface Reaction {
  readonly topic: string;
  readonly does: 'DECLINE' | 'ANSWER' | 'HAND_OVER';
  /** Exact reply if the reaction is ANSWER. Empty otherwise. */
  readonly words: string;
}

const QUOTED = '"(?:[^"\\\\]|\\\\.)*"';
const RULE = new RegExp(
  `If (${QUOTED}) comes up: (?:(do not discuss it)|answer with exactly these words and add nothing about it: (${QUOTED})|say nothing)`,
  'g',
);

export function reactionTo(rules: string, heard: string): Reaction | null {
  const named = [...rules.matchAll(RULE)].map(([, topic = '""', declines, words]) => ({
    topic: JSON.parse(topic) as string,
    does: declines ? ('DECLINE' as const) : words ? ('ANSWER' as const) : ('HAND_OVER' as const),
    words: words ? (JSON.parse(words) as string) : '',
  }));
  return named.find(({ topic }) => heard.toLowerCase().includes(topic.toLowerCase())) ?? null;
}

export const DECLINED = 'I am sorry, I cannot speak about that here.';
export const HANDED_OVER = 'Let me ask a colleague to take over from here.';
