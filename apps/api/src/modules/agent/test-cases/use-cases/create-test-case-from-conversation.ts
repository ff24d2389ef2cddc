import { normalizeName, TEST_LIMITS } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { findAgentId } from '../../configuration/index.ts';
import { replaceDetails } from '../replace-details.ts';
import { type ExpectationInput, validateTestCase } from '../test-case.validation.ts';
import { addTestCase } from './test-cases.ts';

interface FromConversation {
  readonly conversationId: string;
  readonly agentId: string | null;
  readonly name: string;
  readonly expectations: readonly ExpectationInput[];
}

/**
 * Creates a test case whose script consists of the contact's latest messages in a conversation. The contact's name,
 * email addresses and phone numbers are replaced by examples. Refused if the contact wrote no text.
 */
export const createTestCaseFromConversation = (ctx: WorkspaceContext, input: FromConversation) =>
  ctx.db.write(async (tx) => {
    const { conversationId: id } = input;
    const found = await tx.conversation.findFirst({ where: { id }, include: { contact: { select: { name: true } } } });
    const { contact } = authorize(ctx, 'read', 'Conversation', found);
    const messages = await tx.message.findMany({
      where: { conversationId: id, direction: 'IN' },
      orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
      take: TEST_LIMITS.messages,
      select: { body: true },
    });
    const script = messages
      .toReversed()
      .map(({ body }) => replaceDetails(body, contact.name).slice(0, TEST_LIMITS.messageLength))
      .filter((text) => text.trim() !== '');
    if (script.length === 0) return refused('TEST_CONVERSATION_EMPTY', 'conversationId');
    const columns = validateTestCase({
      name: normalizeName(input.name) ?? '',
      kind: 'SCRIPT',
      isGreeted: false,
      messages: script,
      maxTurns: script.length,
      expectations: input.expectations,
    });
    if (isRefused(columns)) return columns;
    return addTestCase(tx, ctx, await findAgentId(tx, input.agentId), columns);
  });
