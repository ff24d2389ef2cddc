import type { TopicReaction } from '@frontdesk/agent';
import { t } from '@lingui/core/macro';
import type { Topic } from './use-voice-settings.ts';

export const REACTIONS: Record<TopicReaction, { readonly title: string; readonly words: string }> = {
  DECLINE: { title: t`Decline`, words: t`Says it cannot discuss the topic and continues.` },
  ANSWER: { title: t`Fixed answer`, words: t`Replies with your exact text.` },
  HAND_OVER: { title: t`Hand off to a human`, words: t`Passes the conversation to your team without answering.` },
};

export const reactionOf = ({ reaction, words }: Topic): string =>
  reaction === 'ANSWER' ? t`Answers: “${words}”` : REACTIONS[reaction].title;
