import {
  type Environment,
  type FilterCondition,
  type FilterMatch,
  isFilterPath,
  isWebhookEvent,
  normalizeText,
  type RefusalCode,
  WEBHOOK_LIMITS,
} from '@frontdesk/domain';
import type { WorkspaceContext } from '../../auth/context.ts';
import { type Refused, refused } from '../../graphql/refused.type.ts';
import { readsEvent } from './event-subjects.ts';

export interface WebhookTerms {
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
  readonly filterMatch: FilterMatch;
  readonly filterConditions: readonly FilterCondition[];
  readonly environment?: Environment | null;
  readonly maskContactDetails: boolean;
}

/**
 * What is to be kept of what somebody filled in, or why it cannot be. Asked outside of any transaction: a name is looked up.
 * Nobody gets by a webhook what they may not see themselves.
 */
export async function webhookTerms(ctx: WorkspaceContext, input: WebhookTerms) {
  const { membership, services } = ctx;
  if (membership.assignedConversationsOnly) return refused('WEBHOOK_REACH_LIMITED');
  const url = input.url.trim();
  const description = normalizeText(input.description, WEBHOOK_LIMITS.descriptionLength);
  if (description === null) return refused('WEBHOOK_DESCRIPTION_TOO_LONG', 'description');
  const eventTypes = [...new Set(input.eventTypes)];
  const fault = typesFault(ctx, eventTypes) ?? conditionsFault(input.filterConditions);
  if (fault) return fault;
  const urlFault = await services.outbound.faultOf(url);
  if (urlFault) return refused(urlFault, 'url');
  const { filterMatch, environment = null } = input;
  const filterConditions = input.filterConditions.map(({ path, operator, value }) => ({ path, operator, value }));
  const maskContactDetails = input.maskContactDetails || seesMasked(ctx);
  return { url, description, eventTypes, filterMatch, filterConditions, environment, maskContactDetails };
}

const seesMasked = ({ ability, membership }: WorkspaceContext): boolean =>
  membership.maskContactDetails || !ability.can('readDetails', 'Contact');

function typesFault({ ability }: WorkspaceContext, types: readonly string[]): Refused | null {
  if (types.length === 0) return refused('WEBHOOK_EVENTS_EMPTY', 'eventTypes');
  if (!types.every(isWebhookEvent)) return refused('WEBHOOK_EVENT_UNKNOWN', 'eventTypes');
  return types.every((name) => readsEvent(ability, name)) ? null : refused('WEBHOOK_EVENT_UNREADABLE', 'eventTypes');
}

function conditionsFault(conditions: readonly FilterCondition[]): Refused | null {
  const code: RefusalCode = 'WEBHOOK_FILTER_INVALID';
  const { conditions: most, conditionValueLength } = WEBHOOK_LIMITS;
  const fits = ({ path, value }: FilterCondition) =>
    isFilterPath(path) && normalizeText(value, conditionValueLength) === value;
  return conditions.length <= most && conditions.every(fits) ? null : refused(code, 'filterConditions');
}

export type KeptTerms = Exclude<Awaited<ReturnType<typeof webhookTerms>>, Refused>;

/** What the trail says of them: the address without what stands behind its path, which may be a secret of the receiver's. */
export const toldTerms = ({ url, description, eventTypes, filterMatch, environment, ...terms }: KeptTerms) => ({
  url: new URL(url).origin,
  description,
  eventTypes,
  filterMatch,
  filterConditions: terms.filterConditions.map(({ path, operator }) => `${path} ${operator}`),
  environment,
  maskContactDetails: terms.maskContactDetails,
});
