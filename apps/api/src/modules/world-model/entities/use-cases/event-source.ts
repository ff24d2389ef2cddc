import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { WorldEventInput } from '../event-input.ts';

/** Source of a caller's event: a member or an API key. */
export function eventSourceOf({ actor, membership }: WorkspaceContext): Pick<WorldEventInput, 'source' | 'sourceId'> {
  if (actor.kind === 'api_key') return { source: 'API', sourceId: actor.apiKeyId };
  return { source: 'MEMBER', sourceId: membership.memberId };
}
