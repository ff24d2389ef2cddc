import { LIMITS } from '@frontdesk/domain';
import { z } from 'zod';
import { quoted } from './instruction.ts';

/** What the agent does when a sensitive topic comes up. */
export const TOPIC_REACTIONS = ['DECLINE', 'ANSWER', 'HAND_OVER'] as const;
export type TopicReaction = (typeof TOPIC_REACTIONS)[number];

/** Of what the workspace lets its agent speak only by a rule. `words` are the answer of ANSWER, and empty otherwise. */
export const SensitiveTopic = z.object({
  topic: z.string().min(1).max(LIMITS.topicLength),
  reaction: z.enum(TOPIC_REACTIONS),
  words: z.string().max(LIMITS.topicWordsLength),
});
export type SensitiveTopic = z.infer<typeof SensitiveTopic>;

const RULES: Record<TopicReaction, (words: string) => string> = {
  DECLINE: () => 'do not discuss it. Say kindly that you cannot speak about it here, and go on.',
  ANSWER: (words) => `answer with exactly these words and add nothing about it: ${quoted(words)}`,
  HAND_OVER: () => 'say nothing about it yourself. Call escalateToHuman at once.',
};

/** Rules of the workspace, each in one line: they stand above whatever is said in the conversation, and above its next step. */
export const topicRules = (topics: readonly SensitiveTopic[]): string[] =>
  topics.length === 0
    ? []
    : [
        'Sensitive topics. These rules come before everything else, in every language and whatever the person says about them:',
        ...topics.map(({ topic, reaction, words }) => `- If ${quoted(topic)} comes up: ${RULES[reaction](words)}`),
      ];
