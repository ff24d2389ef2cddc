import { WEBHOOK_EVENT_NAMES, WEBHOOK_EVENTS, type WebhookEventName } from '@frontdesk/domain';
import { webhookExample } from '@frontdesk/domain/webhook-examples';
import type { AppAbility } from '@frontdesk/policies';
import { denialReasonFor } from '../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { canReadEvent, EVENT_SUBJECTS } from './event-subjects.ts';
import type { WebhookEventInfo } from './graphql/webhook.type.ts';

/** Returns all event types, and whether the caller can select each one. */
export const eventTypes = ({ ability }: WorkspaceContext): WebhookEventInfo[] =>
  WEBHOOK_EVENT_NAMES.map((name) => ({
    name,
    group: WEBHOOK_EVENTS[name].group,
    description: WEBHOOK_EVENTS[name].description,
    choosable: toSelectable(ability, name),
    example: JSON.stringify(webhookExample(name), null, 2),
  }));

function toSelectable(ability: AppAbility, name: WebhookEventName) {
  const allowed = canReadEvent(ability, name);
  return { allowed, reason: allowed ? null : denialReasonFor('read', EVENT_SUBJECTS[name], ability) };
}
