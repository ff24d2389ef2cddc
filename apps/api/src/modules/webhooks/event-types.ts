import { WEBHOOK_EVENT_NAMES, WEBHOOK_EVENTS } from '@frontdesk/domain';
import { webhookExample } from '@frontdesk/domain/webhook-examples';

/** The catalogue, for whoever chooses from it. */
export const eventTypes = () =>
  WEBHOOK_EVENT_NAMES.map((name) => ({
    name,
    group: WEBHOOK_EVENTS[name].group,
    description: WEBHOOK_EVENTS[name].description,
    example: JSON.stringify(webhookExample(name), null, 2),
  }));
