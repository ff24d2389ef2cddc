import {
  CAMPAIGNS,
  type CampaignTimeZoneMode,
  type FilledVariable,
  isVariableInvalid,
  normalizeName,
  withStored,
} from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Prisma } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { enqueueSend } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId, searchText, sql } from '../../../../query-compiler/index.ts';
import { askedBy, type ContactConditions, contactsWhere, selectedContacts } from '../../../contacts/contacts/index.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { type CampaignRow, lockCampaign, primaryKeyOf, saveDraft } from '../campaigns.repository.ts';
import { renderMessage, sendCampaignMessage } from '../render-message.ts';
import { checkReadiness } from './start-campaign.ts';

/** Creates a draft of a campaign. Nothing is sent. */
export const createCampaign = (ctx: WorkspaceContext, input: CampaignInput) =>
  ctx.db.write(async (tx) => {
    const { actor, membership, workspace, services } = ctx;
    const draft = await validateCampaign(tx, ctx, withStored(input, NO_TERMS));
    if (isRefused(draft)) return draft;
    const [id, now] = [uuidv7(), services.clock()];
    const whose = { createdById: membership.memberId, createdByName: actor.name, createdAt: now, updatedAt: now };
    await tx.campaign.create({ data: { workspaceId: workspace.id, id, ...draft, ...whose } });
    await recordEvent(
      tx,
      ctx,
      { name: 'campaign.created', subject: { type: 'Campaign', id }, after: { name: draft.name } },
      { topic: 'campaign', workspaceId: workspace.id, id },
    );
    return { campaign: byId(id) } as const;
  });

/** Changes a draft campaign. Refused for a campaign in any other state. */
export const updateCampaign = (ctx: WorkspaceContext, { id, ...input }: CampaignInput & { readonly id: string }) =>
  ctx.db.write(async (tx) => {
    const campaign = authorize(ctx, 'update', 'Campaign', await lockCampaign(tx, id));
    if (campaign.state !== 'DRAFT') return refused('CAMPAIGN_STATE', 'id');
    const draft = await validateCampaign(tx, ctx, withStored(input, termsOf(campaign, input)));
    if (isRefused(draft)) return draft;
    await saveDraft(tx, id, { ...draft, updatedAt: ctx.services.clock() });
    const { workspaceId } = primaryKeyOf(campaign).workspaceId_id;
    const [before, after] = [{ name: campaign.name }, { name: draft.name }];
    await recordEvent(
      tx,
      ctx,
      { name: 'campaign.updated', subject: { type: 'Campaign', id }, before, after },
      { topic: 'campaign', workspaceId, id },
    );
    return { campaign: byId(id) } as const;
  });

/** Returns the terms that apply if the input omits them. A list of contacts replaces the filter. */
const termsOf = (campaign: CampaignRow, { contactIds }: CampaignInput): CampaignTerms => ({
  templateId: campaign.templateId,
  filter: contactIds.length > 0 ? null : (campaign.audienceFilter as ContactConditions | null),
  messagedWithinDays: campaign.messagedWithinDays,
  startsAt: campaign.startsAt,
  quietFrom: campaign.quietFrom,
  quietUntil: campaign.quietUntil,
});

/** Deletes a draft campaign. Refused for a campaign in any other state. */
export const deleteCampaign = (ctx: WorkspaceContext, { id }: { readonly id: string }) =>
  ctx.db.write(async (tx) => {
    const campaign = authorize(ctx, 'delete', 'Campaign', await lockCampaign(tx, id));
    if (campaign.state !== 'DRAFT') return refused('CAMPAIGN_STATE', 'id');
    await tx.campaign.delete({ where: primaryKeyOf(campaign) });
    const before = { name: campaign.name };
    await recordEvent(tx, ctx, { name: 'campaign.deleted', subject: { type: 'Campaign', id }, before });
    return { id } as const;
  });

/** Terms that an input can omit. */
interface CampaignTerms {
  readonly templateId: string | null;
  readonly filter: ContactConditions | null;
  readonly messagedWithinDays: number | null;
  readonly startsAt: string | null;
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
}

const NO_TERMS: CampaignTerms = {
  templateId: null,
  filter: null,
  messagedWithinDays: null,
  startsAt: null,
  quietFrom: null,
  quietUntil: null,
};

interface CampaignInput extends Partial<CampaignTerms> {
  readonly name: string;
  readonly variables: readonly FilledVariable[];
  readonly contactIds: readonly string[];
  readonly consentRequired: boolean;
  readonly timeZoneMode: CampaignTimeZoneMode;
  readonly ratePerMinute: number;
}

/** Validates a draft and converts it for storage. Fields can be omitted, but specified fields must be valid. */
async function validateCampaign(
  tx: Tx,
  ctx: WorkspaceContext,
  input: CampaignInput & CampaignTerms,
): Promise<CampaignDraft | Refused> {
  const name = normalizeName(input.name);
  if (!name) return refused('NAME_INVALID', 'name');
  const refusal = checkAudience(input) ?? checkSchedule(input, ctx.services.clock());
  if (refusal) return refusal;
  const filter = input.filter && { ...input.filter, search: searchText(input.filter.search) };
  // Throws an error for an invalid filter before the job uses it.
  if (filter) contactsWhere(ctx, filter);
  if (input.templateId && !(await tx.whatsAppTemplate.findFirst({ where: { id: input.templateId } }))) throw notFound();
  const contactIds = await visibleContacts(tx, ctx, input.contactIds);
  if (contactIds.length === 0 && input.contactIds.length > 0) throw notFound();
  if (input.variables.some(isVariableInputInvalid)) return refused('TEMPLATE_VARIABLES_INVALID', 'variables');
  return toDraft({ ...input, name, filter, contactIds });
}

/**
 * Returns the given contact ids without duplicates, deleted contacts and contacts that the API caller cannot read. A
 * draft with a deleted contact can still be saved if another contact remains.
 */
async function visibleContacts(tx: Tx, ctx: WorkspaceContext, contactIds: readonly string[]): Promise<string[]> {
  const ids = [...new Set(contactIds)];
  if (ids.length === 0) return [];
  const query = sql`select t.id from contacts t where ${selectedContacts({ ctx }, { ids, filter: null })}`;
  const found = new Set((await tx.run<{ id: string }>(askedBy(query, ctx))).map(({ id }) => id));
  return ids.filter((id) => found.has(id));
}

type CampaignDraft = ReturnType<typeof toDraft>;

const isVariableInputInvalid = ({ name, source, text }: FilledVariable): boolean =>
  !/^\w{1,64}$/.test(name) || (source === 'TEXT' && text !== '' && isVariableInvalid(text));

function toDraft({ filter, contactIds, variables, ...draft }: CampaignInput & CampaignTerms) {
  return {
    ...draft,
    variables: variables.map(({ name, source, text }) => ({ name, source, text: source === 'TEXT' ? text : '' })),
    audienceFilter: filter === null ? undefined : (JSON.parse(JSON.stringify(filter)) as Prisma.InputJsonObject),
    audienceIds: [...contactIds],
  };
}

function checkAudience({
  filter,
  contactIds,
  messagedWithinDays: days,
}: CampaignInput & CampaignTerms): Refused | null {
  if (filter && contactIds.length > 0) return refused('CAMPAIGN_AUDIENCE_INVALID', 'contactIds');
  if (contactIds.length > CAMPAIGNS.contactsMax) return refused('CAMPAIGN_AUDIENCE_INVALID', 'contactIds');
  if (days !== null && (days < 1 || days > CAMPAIGNS.messagedWithinDaysMax))
    return refused('CAMPAIGN_DAYS_INVALID', 'messagedWithinDays');
  return null;
}

const MINUTES_OF_DAY = 24 * 60;
const YEAR_MS = 366 * 86_400_000;

function checkSchedule(
  { startsAt, quietFrom, quietUntil, ratePerMinute }: CampaignInput & CampaignTerms,
  now: Date,
): Refused | null {
  if (ratePerMinute < 1 || ratePerMinute > CAMPAIGNS.ratePerMinuteMax)
    return refused('CAMPAIGN_RATE_INVALID', 'ratePerMinute');
  if (startsAt !== null && !isTime(startsAt, now)) return refused('CAMPAIGN_SCHEDULE_INVALID', 'startsAt');
  if (quietFrom === null && quietUntil === null) return null;
  if (quietFrom === null || quietUntil === null) return refused('CAMPAIGN_QUIET_INVALID', 'quietFrom');
  const areMinutes = [quietFrom, quietUntil].every((minute) => minute >= 0 && minute < MINUTES_OF_DAY);
  const lasts = (quietUntil - quietFrom + MINUTES_OF_DAY) % MINUTES_OF_DAY;
  return areMinutes && lasts > 0 && lasts <= CAMPAIGNS.quietMinutesMax
    ? null
    : refused('CAMPAIGN_QUIET_INVALID', 'quietFrom');
}

function isTime(local: string, now: Date): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return false;
  const time = Date.parse(`${local}Z`);
  // `Date.parse` interprets 30 February as 1 March, so the result is compared with the input.
  return (
    Number.isFinite(time) && new Date(time).toISOString().startsWith(local) && Math.abs(time - now.getTime()) < YEAR_MS
  );
}

interface TestCampaign {
  readonly id: string;
  readonly contactId: string;
}

/**
 * Sends the message to one contact as a test. Refused for a blocked or opted-out contact, and for a campaign that is
 * not ready to start. Tests are not part of the campaign's statistics.
 */
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
    return { campaign: byId(id), messageId } as const;
  });
