import {
  CAMPAIGNS,
  isCountUnchanged,
  type PauseReason,
  TEMPLATE_CATEGORY_TITLES,
  type TemplateCategory,
} from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { type CampaignRow, findSendingNumber, type TemplateRow, templateOfCampaign } from '../campaigns.repository.ts';

export interface AutoPause {
  readonly pauseReason: Exclude<PauseReason, 'MEMBER'>;
  readonly failure: string;
}

/** Why it had better not go on by itself. */
export async function findPauseReason(tx: Tx, campaign: CampaignRow): Promise<AutoPause | null> {
  const template = await templateOfCampaign(tx, campaign);
  if (template?.status !== 'APPROVED')
    return { pauseReason: 'TEMPLATE', failure: 'WhatsApp no longer lets the template go out.' };
  if (template.category !== campaign.templateCategory)
    return { pauseReason: 'TEMPLATE', failure: categoryChangeMessage(campaign, template) };
  if ((await findSendingNumber(tx, template)) === undefined)
    return { pauseReason: 'NUMBER', failure: 'No number in service belongs to the account of the template.' };
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
 * How many of the last that came to an end did not arrive, for all that is known: a provider that answers nothing loses as many as one
 * that refuses. What is still looked for has not ended, and a report that comes late takes its message out of the count.
 */
async function recentOutcomes(tx: Tx, { id, resumedAt }: CampaignRow): Promise<RecentOutcomes> {
  const [row] = await tx.sql<RecentOutcomes>`
    select count(*) filter (where last.failed)::int as failed,
      count(*) filter (where last.state = 'UNCONFIRMED' and not last.failed)::int as unconfirmed
    from (
      select r.state, r.state = 'FAILED' or r.failure_words is not null as failed from campaign_recipients r
      left join message_sends s on s.workspace_id = r.workspace_id and s.id = r.message_id
      where r.campaign_id = ${id} and r.attempts > 0 and r.state not in ('PENDING', 'SENDING') and r.sent_at >= ${resumedAt}
        and (r.state <> 'UNCONFIRMED' or s.state is null or s.state = 'DONE')
      order by r.updated_at desc, r.id desc limit ${CAMPAIGNS.errorWindow}) last`;
  return row ?? { failed: 0, unconfirmed: 0 };
}

/** What it costs is another sum than was confirmed. */
const categoryChangeMessage = ({ templateCategory: was }: CampaignRow, { category: is }: TemplateRow): string =>
  `WhatsApp has moved the template from ${titleOf(was)} to ${titleOf(is)}, which is billed at another price.`;

const titleOf = (category: string | null) => TEMPLATE_CATEGORY_TITLES[category as TemplateCategory].toLowerCase();

/** Between the confirmation and the beginning there may be weeks, and an import. That there are fewer by now harms nobody. */
export function exceedsConfirmed({ confirmedReceivers: shown }: CampaignRow, found: number): AutoPause | null {
  if (shown === null || found <= shown || isCountUnchanged(shown, found)) return null;
  const [people, confirmed] = [found, shown].map((count) => new Intl.NumberFormat('en').format(count));
  return {
    pauseReason: 'RECEIVERS',
    failure: `${people} people would receive it by now, and ${confirmed} were confirmed.`,
  };
}
