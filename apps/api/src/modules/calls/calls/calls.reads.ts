import { type CallTab, LIMITS, normalizeText } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { isUuid } from '../../../db/uuid.ts';
import { badInput } from '../../../errors/denials.ts';
import { allConditions, maskText, matchesContact, raw, type Sql, sql } from '../../../query-compiler/index.ts';
import { actingMember } from './operator-actions.ts';

export interface CallFilter {
  readonly tab?: CallTab | null;
  readonly leadId?: string | null;
  readonly search?: string | null;
}

export function callsWhere(ctx: WorkspaceContext, { tab, leadId, search }: CallFilter): Sql | null {
  return allConditions(tab ? inTab(ctx, tab) : null, leadId ? ofLead(leadId) : null, matchesContact(ctx, search));
}

const ofLead = (leadId: string): Sql => (isUuid(leadId) ? sql`lead_id = ${leadId}::uuid` : raw('false'));

function inTab(ctx: WorkspaceContext, tab: CallTab): Sql | null {
  switch (tab) {
    case 'ALL':
      return null;
    case 'LIVE':
      return raw('ended_at is null');
    case 'ENDED':
      return raw('ended_at is not null');
    case 'MINE':
      return mine(actingMember(ctx));
  }
}

/** Selects the calls that the member is in or has wrapped up. An API key has none, because it cannot join calls. */
const mine = (memberId: string | null): Sql =>
  memberId ? sql`(held_by_id = ${memberId}::uuid or wrapped_up_by_id = ${memberId}::uuid)` : raw('false');

export interface TranscriptFilter {
  readonly callId?: string | null;
  readonly search?: string | null;
}

export const turnsWhere = (ctx: WorkspaceContext, { callId, search }: TranscriptFilter): Sql | null =>
  allConditions(callId ? ofCall(callId) : null, matchesUtterance(ctx, search ?? ''));

const ofCall = (callId: string): Sql => (isUuid(callId) ? sql`call_id = ${callId}::uuid` : raw('false'));

/**
 * Returns a condition that searches the text as the viewer sees it: a viewer who may not see contact details cannot
 * search for them. Null if the search is empty. Throws BAD_USER_INPUT if it is too long.
 */
function matchesUtterance(ctx: WorkspaceContext, search: string): Sql | null {
  const text = normalizeText(search, LIMITS.searchLength);
  if (text === null) throw badInput(`A search has up to ${LIMITS.searchLength} characters.`, 'search');
  if (text === '') return null;
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`${maskText(ctx.ability, raw('text'))} ilike ${pattern}::text`;
}
