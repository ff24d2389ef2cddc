import type { BookingTab } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { isUuid } from '../../../db/uuid.ts';
import { allConditions, isOneOf, matchingIds, raw, type Sql, sql } from '../../../query-compiler/index.ts';

export interface BookingFilter {
  readonly tab?: BookingTab | null;
  readonly leadId?: string | null;
  readonly search?: string | null;
}

/** SQL condition of a booking filter, or null if the filter is empty. Used for pages and counts. */
export function bookingsWhere(ctx: WorkspaceContext, { tab, leadId, search }: BookingFilter): Sql | null {
  const leads = matchingIds(ctx, 'leads', search);
  return allConditions(
    tab ? inTab(tab, ctx.services.clock().toISOString()) : null,
    leadId ? ofLead(leadId) : null,
    leads && sql`lead_id in ${leads}`,
  );
}

const ofLead = (leadId: string): Sql => (isUuid(leadId) ? sql`lead_id = ${leadId}::uuid` : raw('false'));

function inTab(tab: BookingTab, now: string): Sql | null {
  switch (tab) {
    case 'UPCOMING':
      return allConditions(isOneOf('status', ['REQUESTED', 'BOOKED']), sql`starts_at >= ${now}::timestamptz`);
    case 'PAST':
      return allConditions(isOneOf('status', ['BOOKED']), sql`starts_at < ${now}::timestamptz`);
    case 'CANCELLED':
      return isOneOf('status', ['CANCELLED', 'FAILED', 'SUPPRESSED']);
  }
}
