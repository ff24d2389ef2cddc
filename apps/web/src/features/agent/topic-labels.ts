import type { TopicReaction } from '@frontdesk/agent';
import type { Topic } from './use-voice-settings.ts';

export const REACTIONS: Record<TopicReaction, { readonly title: string; readonly words: string }> = {
  DECLINE: { title: 'Does not discuss it', words: 'Says kindly that it cannot speak about it here, and goes on.' },
  ANSWER: { title: 'Answers with your words', words: 'Word by word, and nothing else about it.' },
  HAND_OVER: { title: 'Asks for a person', words: 'Says nothing about it, and hands over to your team at once.' },
};

export const reactionOf = ({ reaction, words }: Topic): string =>
  reaction === 'ANSWER' ? `Answers: “${words}”` : REACTIONS[reaction].title;
