import { RECIPIENT_ELIGIBILITIES, type RecipientStatus, SKIP_REASONS } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import {
  allConditions,
  filterWhere,
  maskText,
  patternContaining,
  raw,
  readableRows,
  type Sql,
  searchText,
  sql,
} from '../../../query-compiler/index.ts';
import { type AudienceSelection, audienceSql, outcomeOf } from './audience.ts';
import { CampaignFilter, CampaignRecipientFilter } from './graphql/campaign.inputs.ts';

type Viewer = Pick<WorkspaceContext, 'ability'>;

export function campaignsWhere({ ability }: Viewer, filter: CampaignFilter | null): Sql | null {
  const special = ({ search }: CampaignFilter) => {
    const text = searchText(search);
    if (text === '') return null;
    const pattern = patternContaining(text);
    return sql`(${maskText(ability, raw('name'))} ilike ${pattern}::text or created_by_name ilike ${pattern}::text)`;
  };
  return filterWhere({ ability, type: CampaignFilter, special }, filter);
}

/**
 * SQL query for the number of contacts per outcome, in a fixed order. Outcomes without contacts are included with 0.
 */
export const audienceCounts = (ctx: WorkspaceContext, audience: AudienceSelection): Sql => sql`
  select o.outcome, coalesce(found.count, 0)::int as count, o.position
    from unnest(${RECIPIENT_ELIGIBILITIES}::text[]) with ordinality o(outcome, position)
    left join (
      select ${outcomeOf(ctx, audience)} as outcome, count(*) as count
        from contacts t where ${audienceSql(ctx, audience)} group by 1) found on found.outcome = o.outcome`;

/** SQL condition for contacts that would currently receive the message. */
export const eligibleContactsSql = (ctx: WorkspaceContext, audience: AudienceSelection): Sql =>
  sql`id in (select t.id from contacts t where ${audienceSql(ctx, audience)} and ${outcomeOf(ctx, audience)} = 'INCLUDED')`;

/** SQL query for the number of skipped recipients of a campaign per reason. Reasons without recipients are omitted. */
export const skipCountsSql = ({ ability }: Pick<WorkspaceContext, 'ability'>, id: string): Sql => sql`
  select s.reason, count(r.id)::int as count, s.position
    from unnest(${SKIP_REASONS}::text[]) with ordinality s(reason, position)
    join campaign_recipients r on r.reason = s.reason and r.state = 'SKIPPED' and r.campaign_id = ${id}::uuid
      and r.campaign_id in (select c.id from campaigns c where ${readableRows(ability, 'Campaign', 'c') ?? raw('true')})
   group by s.reason, s.position`;

/** SQL condition for recipients of the campaign that match the filter and whose contact the API caller can read. */
export function recipientsWhere(
  { ability }: Viewer,
  campaignId: string,
  filter: CampaignRecipientFilter | null,
): Sql | null {
  const rules = readableRows(ability, 'Contact', 'c');
  return allConditions(
    sql`campaign_id = ${campaignId}::uuid`,
    filterWhere({ ability, type: CampaignRecipientFilter }, filter),
    // The condition is null if the API caller can read all contacts, which avoids a check per recipient.
    rules && sql`contact_id in (select c.id from contacts c where ${rules})`,
  );
}

/**
 * SQL condition that is true if a member can resend to the recipient `r`: its status is UNCONFIRMED, the lookup of its
 * message at the provider has ended, and the contact is neither blocked nor opted out and has given consent if
 * required.
 */
export const isResendableSql = (consentRequired: Sql): Sql => sql`
  r.state = 'UNCONFIRMED'
  and not exists (select from message_dispatches s where s.workspace_id = r.workspace_id and s.id = r.message_id and s.state <> 'DONE')
  and exists (select from contacts t where t.workspace_id = r.workspace_id and t.id = r.contact_id and t.blocked_at is null
    and (t.consent_at is not null or not ${consentRequired})
    and not exists (select from opt_outs o where o.workspace_id = t.workspace_id and o.contact_id = t.id))`;

/** SQL expression for the number of the campaign's recipients in the given states. */
export const countRecipientsIn =
  (...states: readonly RecipientStatus[]) =>
  ({ column }: { column(field: string): Sql }): Sql =>
    sql`(select count(*)::int from campaign_recipients r where r.workspace_id = ${column('workspaceId')} and r.campaign_id = ${column('id')}
      and r.state in (${raw(states.map((state) => `'${state}'`).join(', '))}))`;
