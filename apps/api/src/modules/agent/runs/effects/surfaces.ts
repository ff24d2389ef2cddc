import { textOf } from '@frontdesk/agent/engine';
import type { SurfaceContent } from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';
import { isUuid } from '../../../../db/uuid.ts';
import { isWindowClosed } from '../../../messaging/conversations/index.ts';
import { answerNamesOf, findCheckRefusal, findSendableForm } from '../../../messaging/surfaces/index.ts';
import type { ConversationEffectInput } from './callbacks.ts';
import { type EffectOutcome, failed } from './effect.ts';

/**
 * Selects the form version that the reply contains. The link is created together with the message, so a repeated effect
 * does not send a second link. Fails with NOT_FOUND if the form is archived or not published, with NOT_ALLOWED if the
 * contact has opted out, and with OUT_OF_RULES if the reply window is closed or the second check of the form is not
 * possible for the contact.
 */
export async function sendForm(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  { args, workspaceId, conversationId }: Pick<ConversationEffectInput, 'args' | 'workspaceId' | 'conversationId'>,
): Promise<EffectOutcome> {
  const templateId = textOf(args['form'] ?? null);
  if (!isUuid(templateId)) return failed('INVALID');
  return database.forWorkspace(workspaceId).read(async (tx): Promise<EffectOutcome> => {
    const conversation = await tx.conversation.findFirstOrThrow({ where: { id: conversationId } });
    const { contactId } = conversation;
    if (await tx.optOut.findFirst({ where: { contactId }, select: { id: true } })) return failed('NOT_ALLOWED');
    if (isWindowClosed(conversation, clock())) return failed('OUT_OF_RULES');
    const version = await findSendableForm(tx, templateId);
    if (!version) return failed('NOT_FOUND');
    const content = version.content as unknown as SurfaceContent;
    if (await findCheckRefusal(tx, content, { contactId, sender: 'AGENT', now: clock() }))
      return failed('OUT_OF_RULES');
    return { result: { ok: true, data: { version: version.id, slots: answerNamesOf(version) } } };
  });
}
