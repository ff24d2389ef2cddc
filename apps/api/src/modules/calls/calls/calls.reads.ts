import { LIMITS, normalizeText } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { isUuid } from '../../../db/uuid.ts';
import { badInput } from '../../../errors/denials.ts';
import {
  allConditions,
  filterWhere,
  maskText,
  matchesContact,
  patternContaining,
  raw,
  type Sql,
  sql,
} from '../../../query-compiler/index.ts';
import { CallFilter } from './graphql/call.mutations.ts';

export const callsWhere = ({ ability }: Pick<WorkspaceContext, 'ability'>, filter: CallFilter | null): Sql | null =>
  filterWhere({ ability, type: CallFilter, special: ({ search }) => matchesContact({ ability }, search) }, filter);

export interface TranscriptFilter {
  readonly callId?: string | null;
  readonly search?: string | null;
}

export const turnsWhere = (ctx: WorkspaceContext, { callId, search }: TranscriptFilter): Sql | null =>
  allConditions(callId ? ofCall(callId) : null, matchesUtterance(ctx, search ?? ''));

const ofCall = (callId: string): Sql => (isUuid(callId) ? sql`call_id = ${callId}::uuid` : raw('false'));

/**
 * Returns a condition that searches the text in the form shown to the viewer: contact details that the viewer cannot
 * see cannot be searched for. Returns null if the search text is empty. Throws BAD_USER_INPUT if it is too long.
 */
function matchesUtterance(ctx: WorkspaceContext, search: string): Sql | null {
  const text = normalizeText(search, LIMITS.searchLength);
  if (text === null) throw badInput(`A search can have at most ${LIMITS.searchLength} characters.`, 'search');
  if (text === '') return null;
  const pattern = patternContaining(text);
  return sql`${maskText(ctx.ability, raw('text'))} ilike ${pattern}::text`;
}
