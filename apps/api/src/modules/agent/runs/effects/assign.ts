import { textOf } from '@frontdesk/agent/engine';
import type { Services } from '../../../../auth/context.ts';
import { isUuid } from '../../../../db/uuid.ts';
import { assignAsAgent } from '../../../messaging/conversations/index.ts';
import type { ConversationEffectInput } from './callbacks.ts';
import { type EffectOutcome, failed } from './effect.ts';

/**
 * Assigns the conversation to the member specified in the flow. The agent continues to reply. Fails with NOT_FOUND if
 * the member has left the workspace, and with INVALID if the value is not a member id.
 */
export async function assignMember(
  { database }: Pick<Services, 'database'>,
  { args, workspaceId, conversationId, by }: Omit<ConversationEffectInput, 'contactIdOf' | 'leadOf' | 'within'>,
): Promise<EffectOutcome> {
  const memberId = textOf(args['member'] ?? null);
  if (!isUuid(memberId)) return failed('INVALID');
  const member = await database
    .forWorkspace(workspaceId)
    .read((tx) => tx.member.findFirst({ where: { id: memberId }, select: { id: true } }));
  if (!member) return failed('NOT_FOUND');
  return {
    result: { ok: true, data: null },
    change: (tx) => assignAsAgent(tx, by, { conversationId, memberId }),
  };
}
