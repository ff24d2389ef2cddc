import type { CampaignStatus, FilledVariable } from '@frontdesk/domain';
import { type Campaign, Prisma, type WhatsAppTemplate } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { ContactConditions } from '../../contacts/contacts/index.ts';
import type { AudienceSelection } from './audience.ts';

export type CampaignRow = Campaign;
export type TemplateRow = WhatsAppTemplate;

/**
 * Locks a campaign until the end of the transaction, so that state changes and sending do not run concurrently. Returns
 * null if the campaign does not exist.
 */
export const lockCampaign = (tx: Tx, id: string) => lockRow<CampaignRow>(tx, 'Campaign', id);

export const primaryKeyOf = ({ workspaceId, id }: Pick<CampaignRow, 'workspaceId' | 'id'>) => ({
  workspaceId_id: { workspaceId, id },
});

export const audienceOf = (row: CampaignRow): AudienceSelection => ({
  filter: row.audienceFilter as ContactConditions | null,
  ids: row.audienceIds,
  consentRequired: row.consentRequired,
  messagedWithinDays: row.messagedWithinDays,
});

export const variablesOf = ({ variables }: CampaignRow) => variables as unknown as FilledVariable[];
export const stateOf = ({ state }: CampaignRow) => state as CampaignStatus;

/** Returns the template of a campaign. Returns null if no template is selected or it was deleted at the provider. */
export const templateOfCampaign = (tx: Tx, { templateId }: Pick<CampaignRow, 'templateId'>) =>
  templateId ? tx.whatsAppTemplate.findFirst({ where: { id: templateId, removedAt: null } }) : Promise.resolve(null);

/**
 * Returns the billing category of the template, or null if there is no template. The category is stored when a member
 * starts or resumes the campaign, so that later changes can be detected.
 */
export const currentCategory = async (tx: Tx, campaign: Pick<CampaignRow, 'templateId'>): Promise<string | null> =>
  (await templateOfCampaign(tx, campaign))?.category ?? null;

export const saveDraft = (tx: Tx, id: string, draft: Prisma.CampaignUpdateManyMutationInput) =>
  tx.campaign.updateMany({ where: { id }, data: { ...draft, audienceFilter: draft.audienceFilter ?? Prisma.DbNull } });

type TemplateAccountRef = Pick<TemplateRow, 'provider' | 'accountId'>;

/**
 * Returns the id of the phone number used to send a template. Null means the phone number of the Twilio integration.
 * Undefined means that the template's account cannot send.
 */
export async function findSendingNumber(
  tx: Tx,
  { provider, accountId }: TemplateAccountRef,
): Promise<string | null | undefined> {
  const number = await tx.phoneConfig.findFirst({
    where: isActiveNumber({ provider, accountId }),
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  if (provider === 'WHATSAPP_CLOUD') return number?.id;
  const integration = await tx.integration.findFirst({
    where: { provider: 'TWILIO', accountSid: accountId, verifiedAt: { not: null } },
  });
  return integration ? (number?.id ?? null) : undefined;
}

/**
 * Returns the id of the phone number of the contact's latest WhatsApp conversation if that number can send the
 * template, because the reply window is open only for that number. Null means the phone number of the Twilio
 * integration. Otherwise returns the result of `findSendingNumber`.
 */
export async function findNumberForContact(
  tx: Tx,
  account: TemplateAccountRef,
  contactId: string,
): Promise<string | null | undefined> {
  const number = await findSendingNumber(tx, account);
  const met = await tx.conversation.findFirst({
    where: { contactId, channel: 'WHATSAPP' },
    orderBy: { createdAt: 'desc' },
    select: { phoneConfigId: true },
  });
  if (number === undefined || !met) return number;
  const { phoneConfigId: id } = met;
  if (id === null) return account.provider === 'TWILIO' ? null : number;
  return (await tx.phoneConfig.count({ where: { ...isActiveNumber(account), id } })) > 0 ? id : number;
}

const isActiveNumber = ({ provider, accountId }: TemplateAccountRef) => ({
  provider,
  state: 'ACTIVE',
  ...(provider === 'WHATSAPP_CLOUD' ? { businessAccountId: accountId } : {}),
});
