import { recipientConversationId } from '../modules/campaigns/campaigns/index.ts';
import type { Edge } from './edge.ts';
import { idIs, many, one } from './edge-joins.ts';

/** Fields that link campaigns, their recipients and other types, by type and field name. */
export const CAMPAIGN_EDGES: Readonly<Record<string, Readonly<Record<string, Edge>>>> = {
  Campaign: {
    recipients: many(
      'CampaignRecipient',
      { id: 'campaignId' },
      'updatedAt',
      'Recipients of the campaign, latest change first. Recipients whose contact the viewer cannot read are omitted.',
    ),
  },
  CampaignRecipient: {
    campaign: one('Campaign', 'campaignId', 'Campaign of the recipient.'),
    contact: one('Contact', 'contactId', 'Contact of the recipient.'),
    conversation: one(
      'Conversation',
      idIs(recipientConversationId),
      'Conversation that contains the message. Null if no message was created.',
    ),
  },
};
