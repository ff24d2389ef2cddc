import type { TopicReaction } from '@frontdesk/agent';
import type { Outcome } from '@frontdesk/agent/engine';
import { t } from '@lingui/core/macro';
import type { DraftedQuestion } from './use-agent.ts';
import type { Topic } from './use-voice-settings.ts';

export const TYPE_TITLES: Record<DraftedQuestion['type'], string> = {
  TEXT: t`Text`,
  NUMBER: t`Number`,
  CHOICE: t`Single choice`,
  YES_NO: t`Yes/No`,
  EMAIL: t`Email address`,
  DATE: t`Date`,
};

/**
 * Returns an unused key made from the question's text: up to 30 lower-case letters a to z, digits and underscores, and
 * a number if the key is taken. Uses `question` if the text has no letter from a to z.
 */
export function keyFor(words: string, taken: readonly string[]): string {
  const letters = words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '');
  const base = letters.slice(0, 30).replace(/_+$/, '') || 'question';
  let key = base;
  for (let count = 2; taken.includes(key); count++) key = `${base}_${count}`;
  return key;
}

export const OUTCOME_TITLES: Record<Outcome, string> = {
  BOOKED: t`Booked`,
  RESCHEDULED: t`Rescheduled`,
  CANCELLED: t`Canceled`,
  KEPT: t`Appointment unchanged`,
  QUALIFIED: t`Qualified`,
  UNQUALIFIED: t`Unqualified`,
  ANSWERED: t`Answered`,
  UNANSWERED: t`Unanswered`,
  MESSAGE_TAKEN: t`Message taken`,
  CALLBACK_SET: t`Callback scheduled`,
  HANDED_OFF: t`Handed off`,
  OPTED_OUT: t`Opted out`,
  ABANDONED: t`Abandoned`,
};

export const REACTIONS: Record<TopicReaction, { readonly title: string; readonly words: string }> = {
  DECLINE: { title: t`Decline`, words: t`States that it cannot discuss the topic, then continues.` },
  ANSWER: { title: t`Fixed answer`, words: t`Replies with your exact text.` },
  HAND_OVER: { title: t`Hand off to a human`, words: t`Passes the conversation to your team without answering.` },
};

export const reactionOf = ({ reaction, words }: Topic): string =>
  reaction === 'ANSWER' ? t`Fixed answer: “${words}”` : REACTIONS[reaction].title;
