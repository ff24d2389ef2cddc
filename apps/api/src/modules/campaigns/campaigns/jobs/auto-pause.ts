import {
  CAMPAIGNS,
  isCountUnchanged,
  isHeaderFileMissing,
  type PauseReason,
  TEMPLATE_CATEGORY_TITLES,
  type TemplateCategory,
} from '@frontdesk/domain';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type CampaignRow, findSendingNumber, type TemplateRow, templateOfCampaign } from '../campaigns.repository.ts';

export interface AutoPause {
  readonly pauseReason: Exclude<PauseReason, 'MEMBER'>;
  readonly failure: string;
}

/** Returns why the campaign must be paused automatically, or null if it does not have to be paused. */
export async function findPauseReason(tx: Tx, campaign: CampaignRow): Promise<AutoPause | null> {
  const template = await templateOfCampaign(tx, campaign);
  if (template?.status !== 'APPROVED')
    return { pauseReason: 'TEMPLATE', failure: 'WhatsApp no longer allows the template.' };
  if (isHeaderFileMissing(template))
    return { pauseReason: 'TEMPLATE', failure: 'The header of the template needs a file.' };
  if (template.category !== campaign.templateCategory)
    return { pauseReason: 'TEMPLATE', failure: categoryChangeMessage(campaign, template) };
  if ((await findSendingNumber(tx, template)) === undefined)
    return { pauseReason: 'NUMBER', failure: 'No active number belongs to the account of the template.' };
  const { failed, unconfirmed } = await recentOutcomes(tx, campaign);
  const lost = failed + unconfirmed;
  if (lost < CAMPAIGNS.errorsMax) return null;
  const how = unconfirmed === 0 ? 'failed' : failed === 0 ? 'are unconfirmed' : 'failed or are unconfirmed';
  return { pauseReason: 'ERRORS', failure: `${lost} of the last ${CAMPAIGNS.errorWindow} messages ${how}.` };
}

interface RecentOutcomes {
  readonly failed: number;
  readonly unconfirmed: number;
}

/**
 * Counts failed and unconfirmed messages among the latest finished messages that were sent since the campaign was
 * started or resumed. A message whose lookup is in progress is not finished. A late delivery report removes a message
 * from the count.
 */
async function recentOutcomes(tx: Tx, { id, resumedAt }: CampaignRow): Promise<RecentOutcomes> {
  const [row] = await tx.sql<RecentOutcomes>`
    select count(*) filter (where last.failed)::int as failed,
      count(*) filter (where last.state = 'UNCONFIRMED' and not last.failed)::int as unconfirmed
    from (
      select r.state, r.state = 'FAILED' or r.failure_message is not null as failed from campaign_recipients r
      left join message_dispatches s on s.workspace_id = r.workspace_id and s.id = r.message_id
      where r.campaign_id = ${id} and r.attempts > 0 and r.state not in ('PENDING', 'SENDING') and r.sent_at >= ${resumedAt}
        and (r.state <> 'UNCONFIRMED' or s.state is null or s.state = 'DONE')
      order by r.updated_at desc, r.id desc limit ${CAMPAIGNS.errorWindow}) last`;
  return row ?? { failed: 0, unconfirmed: 0 };
}

/**
 * Returns the failure text for a template whose billing category has changed since the campaign was started or resumed.
 */
const categoryChangeMessage = ({ templateCategory: was }: CampaignRow, { category: is }: TemplateRow): string =>
  `WhatsApp has moved the template from ${titleOf(was)} to ${titleOf(is)}, which is billed at another price.`;

const titleOf = (category: string | null) => TEMPLATE_CATEGORY_TITLES[category as TemplateCategory].toLowerCase();

/**
 * Returns a reason to pause if more contacts would receive the message than the member confirmed. The audience can grow
 * between the confirmation and the start. A small difference (see `isCountUnchanged`) does not pause the campaign.
 */
export function exceedsConfirmed({ confirmedReceivers: shown }: CampaignRow, found: number): AutoPause | null {
  if (shown === null || found <= shown || isCountUnchanged(shown, found)) return null;
  const [people, confirmed] = [found, shown].map((count) => new Intl.NumberFormat('en').format(count));
  return {
    pauseReason: 'RECEIVERS',
    failure: `The campaign now has ${people} recipients, but ${confirmed} were confirmed.`,
  };
}
