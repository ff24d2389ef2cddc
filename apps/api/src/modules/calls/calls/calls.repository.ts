import type {
  Call,
  Escalation,
  Operator,
  OperatorAction,
  Prisma,
  ToolInvocation,
  TranscriptTurn,
} from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type ActionRow = OperatorAction;
export type InvocationRow = ToolInvocation;

/** A call with the blocked and opt-out state of its contact and the name of the member who is in the call. */
export type CallRow = Call & {
  readonly blocked: boolean;
  readonly optedOut: boolean;
  readonly holderName: string | null;
};

const MORE = `,
  exists (select from contacts c where c.workspace_id = calls.workspace_id and c.id = contact_id and c.blocked_at is not null) as blocked,
  exists (select from opt_outs o where o.workspace_id = calls.workspace_id and o.contact_id = calls.contact_id) as "optedOut",
  (select u.name from members m join users u on u.id = m.user_id
    where m.workspace_id = calls.workspace_id and m.id = held_by_id) as "holderName"`;

/**
 * Locks a call until the end of the transaction, so that changes by members, provider events and jobs are processed one
 * at a time. Returns null if the call does not exist.
 */
export const lockCall = (tx: Tx, id: string) => lockRow<CallRow>(tx, 'Call', id, MORE);
export const lockAction = (tx: Tx, id: string) => lockRow<ActionRow>(tx, 'OperatorAction', id);
export const lockEscalation = (tx: Tx, id: string) => lockRow<Escalation>(tx, 'Escalation', id);
export const lockInvocation = (tx: Tx, id: string) => lockRow<ToolInvocation>(tx, 'ToolInvocation', id);
export const lockOperator = (tx: Tx, id: string) => lockRow<Operator>(tx, 'Operator', id);

/** Returns up to `take` of the contact's utterances in the call, newest first, excluding the given utterance. */
export async function earlierUtterances(tx: Tx, { callId, id }: Pick<TranscriptTurn, 'callId' | 'id'>, take: number) {
  const before = await tx.transcriptTurn.findMany({
    where: { callId, role: 'CONTACT', id: { not: id } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take,
    select: { text: true },
  });
  return before.map(({ text }) => text);
}

/**
 * Finds a call by the provider's id or, if the call has no provider id yet, by the reference from the dial request.
 * Does not lock the call. Returns null if there is no such call.
 */
export async function callIdOf(tx: Tx, providerId: string, reference: string | null): Promise<string | null> {
  const named = await tx.call.findFirst({ where: { providerId }, select: { id: true } });
  if (named || !reference || !UUID.test(reference)) return named?.id ?? null;
  // The call has no provider id yet: the response to the dial request was lost, or it arrives after this event.
  const ours = await tx.call.findFirst({ where: { id: reference, providerId: null }, select: { id: true } });
  return ours?.id ?? null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Updates a call and increments its version. */
export const changeCall = (tx: Tx, id: string, data: Prisma.CallUncheckedUpdateManyInput) =>
  tx.call.updateMany({ where: { id }, data: { ...data, version: { increment: 1 } } });
