import type { CampaignState, FilledVariable } from '@frontdesk/domain';
import { type Campaign, Prisma, type WhatsAppTemplate } from '../../db/generated/client.ts';
import { lockRow } from '../../db/lock.ts';
import type { Tx } from '../../db/tenant-db.ts';
import type { ContactSelection } from '../contacts/index.ts';
import type { Audience } from './audience.ts';

export type CampaignRow = Campaign;
export type TemplateRow = WhatsAppTemplate;

/** Held until the transaction ends: of two who move a campaign one waits, and so does whoever takes its next recipient. */
export const lockCampaign = (tx: Tx, id: string) => lockRow<CampaignRow>(tx, 'Campaign', id);

export const at = ({ workspaceId, id }: Pick<CampaignRow, 'workspaceId' | 'id'>) => ({
  workspaceId_id: { workspaceId, id },
});

export const audienceOf = (row: CampaignRow): Audience => ({
  filter: row.audienceFilter as ContactSelection | null,
  ids: row.audienceIds,
  consentRequired: row.consentRequired,
  messagedWithinDays: row.messagedWithinDays,
});

export const variablesOf = ({ variables }: CampaignRow) => variables as unknown as FilledVariable[];
export const stateOf = ({ state }: CampaignRow) => state as CampaignState;

/** Null when none was chosen, or the provider no longer has it. */
export const templateOfCampaign = (tx: Tx, { templateId }: Pick<CampaignRow, 'templateId'>) =>
  templateId ? tx.whatsAppTemplate.findFirst({ where: { id: templateId, removedAt: null } }) : Promise.resolve(null);

/** What WhatsApp bills it as at this moment: whoever lets it go out has seen that. */
export const categoryNow = async (tx: Tx, campaign: Pick<CampaignRow, 'templateId'>): Promise<string | null> =>
  (await templateOfCampaign(tx, campaign))?.category ?? null;

/** A draft as it is to be from now on. */
export const keepDraft = (tx: Tx, id: string, draft: Prisma.CampaignUpdateManyMutationInput) =>
  tx.campaign.updateMany({ where: { id }, data: { ...draft, audienceFilter: draft.audienceFilter ?? Prisma.DbNull } });

/** Our number by which a template goes out: undefined where none in service belongs to its account; null is the Twilio card's. */
export async function numberFor(tx: Tx, template: Pick<TemplateRow, 'provider' | 'accountId'>) {
  const { provider, accountId } = template;
  const own = provider === 'WHATSAPP_CLOUD' ? { businessAccountId: accountId } : {};
  const number = await tx.phoneConfig.findFirst({
    where: { provider, state: 'ACTIVE', ...own },
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  if (provider === 'WHATSAPP_CLOUD') return number?.id;
  const card = await tx.integration.findFirst({
    where: { provider: 'TWILIO', accountSid: accountId, verifiedAt: { not: null } },
  });
  return card ? (number?.id ?? null) : undefined;
}
