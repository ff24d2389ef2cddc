import type { TakeoverEnding } from '@frontdesk/domain';
import type { InboxThreadQuery } from '../../gql/types.ts';
import type { NameOf } from './use-people.ts';

export type Takeover = InboxThreadQuery['conversation']['takeovers'][number];

/** What happened to the conversation itself, between what was said. */
export interface ThreadEvent {
  key: string;
  at: string;
  memberId: string;
  /** null: it began. */
  ending: TakeoverEnding | null;
  note: string | null;
}

/** Each takeover begins, and mostly ends. */
export const eventsOf = (takeovers: readonly Takeover[]): ThreadEvent[] =>
  takeovers
    .flatMap(({ id, memberId, startedAt, endedAt, ending, note }) => {
      const begun = { key: `${id} begun`, at: startedAt, memberId, ending: null, note: null };
      return endedAt ? [begun, { key: `${id} ended`, at: endedAt, memberId, ending, note }] : [begun];
    })
    .toSorted((one, other) => one.at.localeCompare(other.at));

export function eventWords({ memberId, ending }: ThreadEvent, nameOf: NameOf): string {
  const name = nameOf(memberId);
  switch (ending) {
    case null:
      return `${name} took over`;
    case 'HANDED_BACK':
      return `${name} handed back to the agent`;
    case 'IDLE':
      return 'Nobody wrote for a while: back to the agent';
    case 'MEMBER_LEFT':
      return `${name} left: back to the agent`;
  }
}
