import { templateText, variablesFor } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../db/generated/client.ts';
import type { ConversationRows } from './seed-conversations.ts';

interface CampaignSeedInput {
  readonly workspace: { readonly id: string; readonly name: string };
  readonly rows: ConversationRows;
  /** Id of the simulator account to which the template belongs. */
  readonly accountId: string;
  readonly by: { readonly userId: string; readonly memberId: string; readonly name: string };
  readonly now: Date;
}

export interface CampaignRows extends ConversationRows {
  readonly template: Prisma.WhatsAppTemplateUncheckedCreateInput;
  readonly campaign: Prisma.CampaignUncheckedCreateInput;
  readonly recipients: readonly Prisma.CampaignRecipientCreateManyInput[];
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const TEXT = {
  header: null,
  body: 'Hello {{1}}, this is a reminder of your appointment on {{2}}. Reply to move it.',
  footer: null,
};
const VARIABLES = [
  { name: '1', source: 'CONTACT_FIRST_NAME' as const, text: '' },
  { name: '2', source: 'TEXT' as const, text: 'Saturday at ten' },
];

/**
 * Creates a campaign that was sent ten days ago to all contacts of that time, with skipped recipients, delivery
 * statuses and replies.
 */
export function seedCampaign(order: CampaignSeedInput): CampaignRows {
  const { workspace, accountId, by, now, rows } = order;
  const workspaceId = workspace.id;
  // The campaign starts at 10:00 UTC.
  const begun = new Date(Math.floor(now.getTime() / DAY - 10) * DAY + 10 * 60 * MINUTE);
  const [templateId, campaignId] = [uuidv7({ msecs: begun.getTime() - DAY }), uuidv7({ msecs: begun.getTime() })];
  const known = rows.conversations.filter(({ lastMessageAt }) => new Date(lastMessageAt) < begun);
  const outcomes = known.map((conversation, nth) =>
    outcomeOf({ order, conversation, nth, begun, templateId, campaignId }),
  );
  const ends = new Map(outcomes.flatMap(({ conversation }) => (conversation ? [[conversation.id, conversation]] : [])));
  const agreed = new Set(outcomes.flatMap(({ consented, recipient }) => (consented ? [recipient.contactId] : [])));
  return {
    contacts: rows.contacts.map((one) => (agreed.has(one.id as string) ? { ...one, consentAt: one.createdAt } : one)),
    conversations: rows.conversations.map((one) => ends.get(one.id) ?? one),
    messages: [...rows.messages, ...outcomes.flatMap(({ messages }) => messages)],
    template: {
      ...TEXT,
      workspaceId,
      id: templateId,
      provider: 'TWILIO',
      accountId,
      providerId: `HX${'2'.padStart(32, '0')}`,
      name: 'appointment_reminder',
      language: 'en',
      category: 'UTILITY',
      status: 'APPROVED',
      variables: ['1', '2'],
      examples: ['Lena', 'Monday at ten'],
      syncedAt: begun,
      createdAt: begun,
    },
    campaign: {
      workspaceId,
      id: campaignId,
      name: 'Open Saturday reminder',
      state: 'COMPLETED',
      templateId,
      templateCategory: 'UTILITY',
      variables: VARIABLES,
      audienceFilter: { search: '', tags: [], reachability: [], consented: null },
      createdById: by.memberId,
      createdByName: by.name,
      startedById: by.userId,
      startedByName: by.name,
      audienceSnapshotAt: begun,
      resumedAt: begun,
      startedAt: begun,
      finishedAt: new Date(begun.getTime() + 2 * MINUTE),
      createdAt: new Date(begun.getTime() - 30 * MINUTE),
      updatedAt: new Date(begun.getTime() + 2 * MINUTE),
    },
    recipients: outcomes.map(({ recipient }) => recipient),
  };
}

interface RecipientOutcomeInput {
  readonly order: CampaignSeedInput;
  readonly conversation: Prisma.ConversationCreateManyInput;
  readonly nth: number;
  readonly begun: Date;
  readonly templateId: string;
  readonly campaignId: string;
}

/** Outcomes of the recipients. The list is repeated until each recipient has an outcome. */
const OUTCOMES = [
  'REPLIED',
  'READ',
  'DELIVERED',
  'READ',
  'NO_CONSENT',
  'REPLIED',
  'DELIVERED',
  'READ',
  'FAILED',
] as const;

const FAILURE = { failureCode: '63024', failureMessage: 'Invalid message recipient' };

function outcomeOf({ order, conversation, nth, begun, templateId, campaignId }: RecipientOutcomeInput) {
  const workspaceId = order.workspace.id;
  const outcome = OUTCOMES[nth % OUTCOMES.length] ?? 'DELIVERED';
  const sentAt = new Date(begun.getTime() + nth * 2_000);
  const person = { contactId: conversation.contactId, workspaceId, campaignId, callingCode: '44' };
  const stored = { ...person, id: uuidv7({ msecs: sentAt.getTime() }), createdAt: begun };
  if (outcome === 'NO_CONSENT') {
    const recipient = { ...stored, state: 'SKIPPED', reason: outcome, updatedAt: begun };
    return { recipient, messages: [], conversation: null, consented: false };
  }
  const contact = order.rows.contacts.find(({ id }) => id === conversation.contactId);
  const values = variablesFor(VARIABLES, { name: contact?.name ?? '', company: '' }, order.workspace.name);
  const message = {
    workspaceId,
    id: uuidv7({ msecs: sentAt.getTime() }),
    conversationId: conversation.id as string,
    direction: 'OUT',
    author: 'CAMPAIGN',
    status: outcome === 'REPLIED' ? 'READ' : outcome,
    body: templateText(TEXT, values),
    templateId,
    templateVariables: values,
    sentAt,
    ...(outcome === 'FAILED' && FAILURE),
  };
  const answers = outcome === 'REPLIED' ? repliesTo(message) : [];
  const lastInboundAt = answers[0]?.sentAt ?? conversation.lastInboundAt;
  const times = { lastInboundAt, lastMessageAt: answers.at(-1)?.sentAt ?? sentAt };
  const attempt = { messageId: message.id, attempts: 1, sentAt, updatedAt: times.lastMessageAt };
  const recipient = { ...stored, ...attempt, state: outcome, ...(outcome === 'FAILED' && FAILURE) };
  return { recipient, messages: [message, ...answers], conversation: { ...conversation, ...times }, consented: true };
}

interface Reminder {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly sentAt: Date;
}

/** Returns the messages of a replied reminder: a reply of the contact and the response of the agent. */
const repliesTo = ({ workspaceId, conversationId, sentAt }: Reminder) =>
  [
    { direction: 'IN', author: 'CONTACT', status: 'RECEIVED', body: 'Thank you, I will be there.', after: 12 },
    { direction: 'OUT', author: 'AGENT', status: 'READ', body: 'Wonderful, see you on Saturday.', after: 13 },
  ].map(({ after, ...message }) => ({
    workspaceId,
    conversationId,
    ...message,
    sentAt: new Date(sentAt.getTime() + after * MINUTE),
  }));
