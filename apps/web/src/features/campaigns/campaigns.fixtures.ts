import { RECIPIENT_ELIGIBILITIES, type RecipientEligibility } from '@frontdesk/domain';
import { CampaignAudienceDocument } from '../../gql/campaign-audience.ts';
import { CampaignChoicesDocument } from '../../gql/campaign-choices.ts';
import { CampaignPageDocument } from '../../gql/campaign-page.ts';
import { CampaignPreviewDocument } from '../../gql/campaign-preview.ts';
import { CampaignRecipientsDocument } from '../../gql/campaign-recipients.ts';
import { CampaignsPageDocument } from '../../gql/campaigns-page.ts';
import { UpdateCampaignDocument } from '../../gql/update-campaign.ts';
import { answer } from '../../testing/answers.ts';
import type { Campaign } from './use-campaign.ts';
import type { Recipient } from './use-recipients.ts';

export const ALLOWED = { __typename: 'PermissionCheck' as const, allowed: true, reason: null };
export const FORBIDDEN = {
  __typename: 'PermissionCheck' as const,
  allowed: false,
  reason: 'You may not run campaigns.',
};
const PAGE = { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null };

const TEMPLATE = {
  __typename: 'WhatsAppTemplate' as const,
  id: 'template-1',
  name: 'appointment_reminder',
  language: 'en',
  category: 'UTILITY' as const,
  status: 'APPROVED' as const,
  header: null,
  headerFile: null,
  body: 'Hello {{1}}, until {{2}}.',
  footer: null,
  buttons: [],
  variables: ['1', '2'],
};

/** Creates a campaign. By default the campaign is a draft that is ready to send. */
export const buildCampaign = (over: Partial<Campaign> = {}): Campaign & { createdAt: string } => ({
  __typename: 'Campaign',
  id: 'campaign-1',
  name: 'Spring offer',
  status: 'DRAFT',
  template: TEMPLATE,
  templateCategory: over.status && over.status !== 'DRAFT' ? ('UTILITY' as const) : null,
  variables: [
    { __typename: 'CampaignVariable', name: '1', source: 'CONTACT_FIRST_NAME', text: '' },
    { __typename: 'CampaignVariable', name: '2', source: 'TEXT', text: 'Friday' },
  ],
  filter: { __typename: 'CampaignAudience', search: '', tags: ['spring'], reachability: [], consented: null },
  contactIds: [],
  consentRequired: true,
  messagedWithinDays: null,
  startsAt: null,
  timeZoneMode: 'WORKSPACE',
  quietFrom: null,
  quietUntil: null,
  ratePerMinute: 600,
  createdByName: 'Ada Lovelace',
  createdAt: '2026-11-21T09:00:00.000Z',
  startedByName: null,
  startedAt: null,
  finishedAt: null,
  pauseReason: null,
  failure: null,
  isBlockedByWorkspacePause: false,
  total: 0,
  waiting: 0,
  unconfirmed: 0,
  resendableCount: 0,
  sent: 0,
  delivered: 0,
  read: 0,
  replied: 0,
  failed: 0,
  skipped: 0,
  lastMinute: 0,
  viewerCan: { __typename: 'CampaignPermissions', update: ALLOWED, delete: ALLOWED, run: ALLOWED },
  ...over,
});

export const campaignsPage = (campaigns: ReturnType<typeof buildCampaign>[], total = campaigns.length) =>
  answer(CampaignsPageDocument, {
    campaigns: {
      __typename: 'CampaignConnection',
      edges: campaigns.map((node) => ({ __typename: 'CampaignEdge' as const, cursor: node.id, node })),
      pageInfo: PAGE,
      totalCount: total,
    },
  });

export const campaignPage = (campaign: Campaign, skips: { reason: 'NO_CONSENT'; count: number }[] = []) =>
  answer(CampaignPageDocument, {
    campaign,
    campaignSkippedRecipients: skips.map((one) => ({ __typename: 'SkippedRecipientCount' as const, ...one })),
  });

/** Mocks the audience preview with the number of contacts in each group. The default is zero. */
export const audience = (counts: Partial<Record<RecipientEligibility, number>>) =>
  answer(CampaignAudienceDocument, {
    campaignAudience: RECIPIENT_ELIGIBILITIES.map((outcome) => ({
      __typename: 'AudienceCount' as const,
      outcome,
      count: counts[outcome] ?? 0,
    })),
  });

export const sample = (...people: { name: string; company?: string; phone?: string }[]) =>
  answer(CampaignPreviewDocument, {
    campaignPreview: people.map(({ name, company = '', phone = '+442079460018' }) => ({
      __typename: 'Contact' as const,
      id: name,
      name,
      company,
      phone,
    })),
  });

export const choices = (templates = [TEMPLATE]) =>
  answer(CampaignChoicesDocument, {
    templates: {
      __typename: 'WhatsAppTemplateConnection',
      edges: templates.map((node) => ({ __typename: 'WhatsAppTemplateEdge' as const, node })),
    },
    contactTags: [{ __typename: 'ContactTag', tag: 'spring', count: 4 }],
    savedViews: {
      __typename: 'SavedViewConnection',
      edges: [
        {
          __typename: 'SavedViewEdge',
          node: {
            __typename: 'SavedView',
            id: 'view-1',
            name: 'Very important',
            query: 'tag=vip&q=london&consent=yes',
          },
        },
      ],
    },
  });

export const savedCampaign = (campaign: Campaign) =>
  answer(UpdateCampaignDocument, { updateCampaign: { __typename: 'CampaignPayload', campaign, errors: [] } });

export const recipients = (people: (Partial<Recipient> & { contactName: string })[]) =>
  answer(CampaignRecipientsDocument, {
    campaignRecipients: {
      __typename: 'CampaignRecipientConnection',
      edges: people.map((over) => ({
        __typename: 'CampaignRecipientEdge' as const,
        cursor: over.contactName,
        node: {
          __typename: 'CampaignRecipient' as const,
          id: over.contactName,
          contactId: over.contactName,
          contactPhone: '+442079460018',
          status: 'DELIVERED' as const,
          reason: null,
          attempts: 1,
          failureCode: null,
          failureMessage: null,
          conversationId: null,
          updatedAt: '2026-11-21T09:00:00.000Z',
          ...over,
        },
      })),
      pageInfo: PAGE,
      totalCount: people.length,
    },
  });
