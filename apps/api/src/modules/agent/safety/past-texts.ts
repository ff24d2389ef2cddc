import type { Tx } from '../../../db/tenant-db.ts';
import type { TrialPosition } from './trial-cursor.ts';

export interface PastTextRange {
  readonly since: Date;
  /** Whether the caller can read messages, and calls. */
  readonly messages: boolean;
  readonly utterances: boolean;
  /** Whether numbers and email addresses are masked. */
  readonly isMasked: boolean;
}

export interface PastText {
  readonly id: string;
  readonly at: Date;
  readonly text: string;
  /** Null for an utterance. */
  readonly conversationId: string | null;
  /** Null for a message. */
  readonly callId: string | null;
}

/** Number of texts of contacts in the range, up to a maximum. */
export async function countPastTexts(tx: Tx, { since, messages, utterances }: PastTextRange, most: number) {
  const [row] = await tx.sql<{ count: number }>`
    select count(*)::int as count from (
      (select from messages where ${messages}::boolean and direction = 'IN' and sent_at >= ${since} limit ${most})
      union all
      (select from transcript_turns where ${utterances}::boolean and role = 'CONTACT' and at >= ${since} limit ${most})
      limit ${most}) texts`;
  return row?.count ?? 0;
}

/** Texts of contacts before a position, newest first. */
export async function pastTexts(
  tx: Tx,
  { since, messages, utterances, isMasked }: PastTextRange,
  before: TrialPosition | null,
  take: number,
): Promise<readonly PastText[]> {
  const [at, id] = [before?.at ?? null, before?.id ?? null];
  return tx.sql<PastText>`
    select id, at, conversation_id as "conversationId", call_id as "callId",
      case when ${isMasked}::boolean then app.mask_text(text) else text end as text
    from (
      (select id, sent_at as at, body as text, conversation_id, null::uuid as call_id from messages
        where ${messages}::boolean and direction = 'IN' and sent_at >= ${since}
          and (${at}::timestamptz is null or (sent_at, id) < (${at}::timestamptz, ${id}::uuid))
        order by sent_at desc, id desc limit ${take})
      union all
      (select id, at, text, null::uuid, call_id from transcript_turns
        where ${utterances}::boolean and role = 'CONTACT' and at >= ${since}
          and (${at}::timestamptz is null or (at, id) < (${at}::timestamptz, ${id}::uuid))
        order by at desc, id desc limit ${take})
    ) texts order by at desc, id desc limit ${take}`;
}
