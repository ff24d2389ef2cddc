import { isWebhookEvent, WEBHOOK_TEST } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { badInput } from '../../../errors/denials.ts';
import { filterWhere, isOneOf, type Sql } from '../../../query-compiler/index.ts';
import { WebhookDeliveryFilter } from './graphql/webhook.mutations.ts';

/**
 * Returns the SQL condition for a filter of deliveries, or null if the filter is empty. Throws VALIDATION_FAILED for an
 * unknown event type.
 */
export function deliveriesWhere(
  { ability }: Pick<WorkspaceContext, 'ability'>,
  filter: WebhookDeliveryFilter | null,
): Sql | null {
  const special = ({ types }: WebhookDeliveryFilter) => isOneOf('type', types?.map(validateEventType));
  return filterWhere({ ability, type: WebhookDeliveryFilter, special }, filter);
}

function validateEventType(type: string): string {
  if (type === WEBHOOK_TEST || isWebhookEvent(type)) return type;
  throw badInput('This event type does not exist.', 'types');
}
