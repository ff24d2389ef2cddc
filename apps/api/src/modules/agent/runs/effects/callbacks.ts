import { type Dict, instantOf, type Json, textOf } from '@frontdesk/agent/engine';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notify } from '../../../../events/notify.ts';
import { enqueueCallbackRequest } from '../../../../events/outbox.ts';
import { hoursAt } from '../../business-hours/index.ts';
import { eligibleMembers } from '../../escalation/index.ts';
import { type EffectInput, type EffectOutcome, failed } from './effect.ts';

/**
 * Returns the start of the requested time window, or `now` if the window has already started. Returns null if the
 * window is not a valid time.
 */
export async function callbackTime(tx: Tx, { window = null }: Dict<Json>, now: Date): Promise<Date | null> {
  const [start = ''] = textOf(window).split('/');
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(start)) return null;
  const { timezone } = await tx.workspace.findFirstOrThrow({ select: { timezone: true } });
  return new Date(Math.max(Date.parse(instantOf(start, timezone)), now.getTime()));
}

/**
 * Schedules a callback by a member: at the requested time, the conversation is handed off. Refuses times outside
 * business hours.
 */
export async function scheduleCallback(
  services: Services,
  { args, workspaceId, conversationId }: ConversationEffectInput,
): Promise<EffectOutcome> {
  const found = await services.database.forWorkspace(workspaceId).read(async (tx) => {
    const at = await callbackTime(tx, args, services.clock());
    const { phoneConfigId } = await tx.conversation.findFirstOrThrow({
      where: { id: conversationId },
      select: { phoneConfigId: true },
    });
    return at && { at, isOpen: (await hoursAt(tx, at, phoneConfigId)).open };
  });
  if (!found) return failed('INVALID');
  if (!found.isOpen) return failed('NOT_ALLOWED');
  return {
    result: { ok: true, data: null },
    change: (tx) => enqueueCallbackRequest(tx, { workspaceId, conversationId }, found.at),
  };
}

export interface ConversationEffectInput extends EffectInput {
  readonly conversationId: string;
}

/** Notifies the team that the contact left a message. The message itself is part of the conversation. */
export async function leaveMessage(
  services: Services,
  { by, conversationId }: ConversationEffectInput,
): Promise<EffectOutcome> {
  return {
    result: { ok: true, data: null },
    change: async (tx) => {
      const members = await eligibleMembers(tx, { conversationId }, services.clock());
      await notify(tx, by, { kind: 'CONVERSATION_WAITING', to: members.map(({ id }) => id), conversationId });
    },
  };
}
