import { handoffSentence, type TakeoverEndReason } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { InboxThreadQuery } from '../../gql/types.ts';
import type { NameOf } from './use-people.ts';

type Conversation = InboxThreadQuery['conversation'];
export type ThreadNote = Conversation['notes']['nodes'][number];

/** Events of a conversation other than messages. */
export type ThreadItem = Pick<Conversation, 'takeovers' | 'handoffs' | 'ratings' | 'notes'>;

/** An event that is shown between messages. */
export interface ThreadEvent {
  key: string;
  at: string;
  /** Id of the member who took over or wrote the private note. Null for a handoff by the agent and for a rating. */
  memberId: string | null;
  /** Reason why the takeover ended. Null for the start of a takeover, and for a handoff by the agent. */
  endReason: TakeoverEndReason | null;
  note: string | null;
  /** Rating of the contact from 1 to 5. Absent for other events. */
  score?: number;
  /** Private note of a member. Absent for other events. */
  privateNote?: ThreadNote;
}

/** Returns the starts and ends of takeovers, all handoffs, ratings and private notes, in chronological order. */
export const eventsOf = (happened: ThreadItem): ThreadEvent[] =>
  [...takeoversOf(happened), ...handoffsOf(happened), ...ratingsOf(happened), ...notesOf(happened)].toSorted(
    (one, other) => one.at.localeCompare(other.at),
  );

const takeoversOf = ({ takeovers }: ThreadItem): ThreadEvent[] =>
  takeovers.nodes.flatMap(({ id, memberId, startedAt, endedAt, endReason, note }) => {
    const begun = { key: `${id} begun`, at: startedAt, memberId, endReason: null, note: null };
    return endedAt ? [begun, { key: `${id} ended`, at: endedAt, memberId, endReason, note }] : [begun];
  });

const handoffsOf = ({ handoffs }: ThreadItem): ThreadEvent[] =>
  handoffs.nodes.map((handoff) => ({
    key: handoff.id,
    at: handoff.occurredAt,
    memberId: null,
    endReason: null,
    note: handoffSentence(handoff),
  }));

const ratingsOf = ({ ratings }: ThreadItem): ThreadEvent[] =>
  ratings.nodes.flatMap(({ id, ratedAt, score, comment }) =>
    ratedAt === null || score === null
      ? []
      : [{ key: id, at: ratedAt, memberId: null, endReason: null, note: comment?.body ?? null, score }],
  );

const notesOf = ({ notes }: ThreadItem): ThreadEvent[] =>
  notes.nodes.map((note) => ({
    key: note.id,
    at: note.createdAt,
    memberId: note.memberId,
    endReason: null,
    note: null,
    privateNote: note,
  }));

export function eventText({ memberId, endReason, score }: ThreadEvent, nameOf: NameOf): string {
  if (score !== undefined) return t`The contact gave a rating of ${score} of 5`;
  if (memberId === null) return t`The AI agent asked for a human`;
  const name = nameOf(memberId);
  switch (endReason) {
    case null:
      return t`${name} took over`;
    case 'HANDED_BACK':
      return t`${name} returned the conversation to AI`;
    case 'IDLE':
      return t`Returned to AI after inactivity`;
    case 'RESOLVED':
      return t`Resolved, and returned to AI`;
    case 'MEMBER_LEFT':
      return t`Returned to AI because ${name} left the workspace`;
  }
}
