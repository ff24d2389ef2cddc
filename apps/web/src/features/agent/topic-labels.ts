import type { TopicReaction } from '@frontdesk/agent';
import type { Topic } from './use-voice-settings.ts';

export const REACTIONS: Record<TopicReaction, { readonly title: string; readonly words: string }> = {
  DECLINE: { title: 'Decline', words: 'Says it cannot discuss the topic and continues.' },
  ANSWER: { title: 'Fixed answer', words: 'Replies with your exact text.' },
  HAND_OVER: { title: 'Hand off to a human', words: 'Passes the conversation to your team without answering.' },
};

export const reactionOf = ({ reaction, words }: Topic): string =>
  reaction === 'ANSWER' ? `Answers: “${words}”` : REACTIONS[reaction].title;
