import { type DeliveryState, isWebhookEvent, WEBHOOK_TEST } from '@frontdesk/domain';
import { isUuid } from '../../../db/uuid.ts';
import { badInput } from '../../../errors/denials.ts';
import { allConditions, isOneOf, type Sql, sql } from '../../../query-compiler/index.ts';

interface DeliveryFilter {
  readonly webhookId?: string | null;
  readonly states?: readonly DeliveryState[] | null;
  readonly types?: readonly string[] | null;
  readonly from?: Date | null;
  readonly to?: Date | null;
}

export function deliveriesWhere({ webhookId, states, types, from, to }: DeliveryFilter): Sql | null {
  return allConditions(
    webhookId ? ofWebhook(webhookId.toLowerCase()) : null,
    isOneOf('state', states),
    isOneOf('type', types?.map(validateEventType)),
    from ? sql`created_at >= ${timestampSql(from)}` : null,
    to ? sql`created_at < ${timestampSql(to)}` : null,
  );
}

/** SQL condition: rows of a webhook. A malformed id matches no rows. */
const ofWebhook = (id: string): Sql => (isUuid(id) ? sql`webhook_id = ${id}::uuid` : sql`false`);

function validateEventType(type: string): string {
  if (type === WEBHOOK_TEST || isWebhookEvent(type)) return type;
  throw badInput('This event type does not exist.', 'types');
}

/**
 * SQL expression: a time. It is passed as a number, because PostgreSQL and JavaScript format the year 0 differently.
 */
const timestampSql = (at: Date): Sql => sql`to_timestamp(${at.getTime()}::double precision / 1000)`;
