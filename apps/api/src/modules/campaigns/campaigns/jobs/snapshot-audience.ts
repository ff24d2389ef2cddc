import { CAMPAIGNS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { findInviter } from '../../../../auth/access-context.ts';
import type { Services, Transport, WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { sql } from '../../../../query-compiler/index.ts';
import { askedBy } from '../../../contacts/contacts/index.ts';
import { callingCodeOf } from '../../recipients/index.ts';
import { audienceSql, outcomeOf } from '../audience.ts';
import { audienceOf, type CampaignRow } from '../campaigns.repository.ts';

/**
 * Returns the current access context of the user who started the campaign. Returns null if that user is no longer a
 * member or the campaign was not started.
 */
export const loadStartedBy = (services: Services, { workspaceId, startedById }: CampaignRow) =>
  startedById
    ? findInviter({ services, transport: systemTransport() }, workspaceId, startedById)
    : Promise.resolve(null);

type AudienceSnapshot = { readonly receivers: number } | { readonly failure: string };

/**
 * Stores all recipients with a single SQL statement, including excluded contacts with the reason. Returns the number of
 * recipients to send to, or why the campaign fails.
 */
export async function snapshotAudience(
  tx: Tx,
  starter: WorkspaceContext | null,
  campaign: CampaignRow,
): Promise<AudienceSnapshot> {
  if (!starter?.ability.can('run', 'Campaign'))
    return { failure: 'The member who started the campaign no longer has the required permission.' };
  const ctx = {
    ...starter,
    db: { read: <T>(work: (on: Tx) => Promise<T>) => work(tx), write: <T>(work: (on: Tx) => Promise<T>) => work(tx) },
  };
  const audience = audienceOf(campaign);
  const now = ctx.services.clock();
  await tx.sql`set local statement_timeout = '60s'`;
  const query = sql`insert into campaign_recipients
      (workspace_id, id, campaign_id, contact_id, calling_code, state, reason, created_at, updated_at)
    select found.workspace_id, gen_random_uuid(), ${campaign.id}::uuid, found.id, found.code,
      case found.outcome when 'INCLUDED' then 'PENDING' else 'SKIPPED' end, nullif(found.outcome, 'INCLUDED'),
      ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    from (
      select t.workspace_id, t.id, ${outcomeOf(ctx, audience)} as outcome,
        ${callingCodeOf(sql`t.phone`)} as code
      from contacts t where ${audienceSql(ctx, audience)}) found
    on conflict do nothing`;
  await tx.run(askedBy(query, ctx));
  const receivers = await tx.campaignRecipient.count({ where: { campaignId: campaign.id, state: 'PENDING' } });
  if (receivers === 0) return { failure: 'No recipients were left.' };
  if (receivers > CAMPAIGNS.recipientsMax)
    return { failure: 'The campaign had more than 100,000 recipients when it started.' };
  return { receivers };
}

/** Returns the transport context of a job, which has no client connection. */
const systemTransport = (): Transport => ({
  requestId: uuidv7(),
  ipAddress: '',
  userAgent: '',
  refreshCookie: null,
  setRefreshCookie: () => {},
  userCaused: false,
  deviceCookie: null,
  setDeviceCookie: () => {},
  onAbort: () => () => {},
  lookBackMs: 0,
  socket: null,
});
