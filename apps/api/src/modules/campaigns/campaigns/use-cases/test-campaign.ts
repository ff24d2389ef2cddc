import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueSend } from '../../../../events/outbox.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { lockCampaign } from '../campaigns.repository.ts';
import { renderMessage, sendCampaignMessage } from '../render-message.ts';
import { checkReadiness } from './start-campaign.ts';

export interface TestCampaign {
  readonly id: string;
  readonly contactId: string;
}

/** Sends the message to one contact as a test. Tests are not part of the campaign's statistics. */
export const testCampaign = (ctx: WorkspaceContext, { id, contactId }: TestCampaign) =>
  ctx.db.write(async (tx) => {
    const campaign = authorize(ctx, 'run', 'Campaign', await lockCampaign(tx, id));
    const refusal = await checkReadiness(tx, campaign);
    if (refusal) return refusal;
    const contact = await tx.contact.findFirst({
      where: { id: contactId },
      include: { optOut: true, conversations: { select: { assigneeId: true } } },
    });
    authorize(ctx, 'read', 'Contact', contact);
    if (!contact) throw notFound();
    if (contact.blockedAt) return refused('CONTACT_BLOCKED', 'contactId');
    if (contact.optOut) return refused('CONTACT_OPTED_OUT', 'contactId');
    if (!(await isSendingEnabled(tx))) return refused('WORKSPACE_PAUSED', 'id');
    const message = await renderMessage(tx, campaign, contact);
    if (!message) return refused('TEMPLATE_VARIABLES_INVALID', 'contactId');
    const messageId = await sendCampaignMessage(tx, ctx, { contactId, message, testOf: id });
    await enqueueSend(tx, { workspaceId: ctx.workspace.id, messageId });
    return { type: 'CampaignTested', campaign: byId(id), messageId } as const;
  });
