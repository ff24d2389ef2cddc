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
import type { WorkspaceContext } from '../../../auth/context.ts';
import { type Refused, refused } from '../../../errors/refused.ts';
import { canReadEvent } from './event-subjects.ts';

export interface WebhookInput {
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
  readonly filterMatch: FilterMatch;
  readonly filterConditions: readonly FilterCondition[];
  readonly environment?: Environment | null;
  readonly maskContactDetails: boolean;
}

/**
 * Validates and normalizes a webhook. Outside any transaction, because it resolves the host name. Members cannot
 * subscribe to events that they cannot read.
 */
export async function validateWebhook(ctx: WorkspaceContext, input: WebhookInput) {
  const { membership, services } = ctx;
  if (membership.assignedConversationsOnly) return refused('WEBHOOK_REACH_LIMITED');
  const url = input.url.trim();
  const description = normalizeText(input.description, WEBHOOK_LIMITS.descriptionLength);
  if (description === null) return refused('WEBHOOK_DESCRIPTION_TOO_LONG', 'description');
  const eventTypes = [...new Set(input.eventTypes)];
  const refusal = checkEventTypes(ctx, eventTypes) ?? checkConditions(input.filterConditions);
  if (refusal) return refusal;
  const urlRefusal = await services.outbound.faultOf(url);
  if (urlRefusal) return refused(urlRefusal, 'url');
  const { filterMatch, environment = null } = input;
  const filterConditions = input.filterConditions.map(({ path, operator, value }) => ({ path, operator, value }));
  const maskContactDetails = input.maskContactDetails || seesMasked(ctx);
  return { url, description, eventTypes, filterMatch, filterConditions, environment, maskContactDetails };
}

const seesMasked = ({ ability, membership }: WorkspaceContext): boolean =>
  membership.maskContactDetails || !ability.can('readDetails', 'Contact');

function checkEventTypes({ ability }: WorkspaceContext, types: readonly string[]): Refused | null {
  if (types.length === 0) return refused('WEBHOOK_EVENTS_EMPTY', 'eventTypes');
  if (!types.every(isWebhookEvent)) return refused('WEBHOOK_EVENT_UNKNOWN', 'eventTypes');
  return types.every((name) => canReadEvent(ability, name)) ? null : refused('WEBHOOK_EVENT_UNREADABLE', 'eventTypes');
}

function checkConditions(conditions: readonly FilterCondition[]): Refused | null {
  const code: RefusalCode = 'WEBHOOK_FILTER_INVALID';
  const { conditions: most, conditionValueLength } = WEBHOOK_LIMITS;
  const fits = ({ path, value }: FilterCondition) =>
    isFilterPath(path) && normalizeText(value, conditionValueLength) === value;
  return conditions.length <= most && conditions.every(fits) ? null : refused(code, 'filterConditions');
}

export type ValidWebhook = Exclude<Awaited<ReturnType<typeof validateWebhook>>, Refused>;

/** Settings for the audit log. The URL without its query, which may contain a secret of the receiver. */
export const toAuditData = ({ url, description, eventTypes, filterMatch, environment, ...terms }: ValidWebhook) => ({
  url: new URL(url).origin,
  description,
  eventTypes,
  filterMatch,
  filterConditions: terms.filterConditions.map(({ path, operator }) => `${path} ${operator}`),
  environment,
  maskContactDetails: terms.maskContactDetails,
});
