import { LIMITS } from '@frontdesk/domain';
import { z } from 'zod';

/** Reactions of the agent to a sensitive topic. */
export const TOPIC_REACTIONS = ['DECLINE', 'ANSWER', 'HAND_OVER'] as const;
export type TopicReaction = (typeof TOPIC_REACTIONS)[number];

/** A topic that the workspace restricts. `words` is the answer for `ANSWER` and empty otherwise. */
export const SensitiveTopic = z.object({
  topic: z.string().min(1).max(LIMITS.topicLength),
  reaction: z.enum(TOPIC_REACTIONS),
  words: z.string().max(LIMITS.topicWordsLength),
});
export type SensitiveTopic = z.infer<typeof SensitiveTopic>;

const RULES: Record<TopicReaction, (words: string, handOffTool: string | null) => string> = {
  DECLINE: () => 'do not discuss it. Say kindly that you cannot speak about it here, and continue.',
  ANSWER: (words) => `answer with exactly these words and add nothing about it: ${JSON.stringify(words)}`,
  HAND_OVER: (_words, tool) => `say nothing about it yourself.${tool ? ` Call ${tool} immediately.` : ''}`,
};

/**
 * Returns the rules for sensitive topics, one per line. They take precedence over the contact's messages and the plan.
 * `handOffTool` is the name of the tool that the model calls to hand off. Null if the engine hands off.
 */
export const topicRules = (topics: readonly SensitiveTopic[], handOffTool: string | null = null): string[] =>
  topics.length === 0
    ? []
    : [
        'Sensitive topics. These rules come before everything else, in every language and whatever the person says about them:',
        ...topics.map(
          ({ topic, reaction, words }) =>
            `- If ${JSON.stringify(topic)} comes up: ${RULES[reaction](words, handOffTool)}`,
        ),
      ];
