import { matchesFilter, WEBHOOK_TEST, type WebhookEventName, type WebhookFilter } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../db/tenant-db.ts';
import { maskDetails } from './masking.ts';
import { SNAPSHOTS } from './snapshots.ts';

/** Event with its actor, as recorded in the audit log. */
export interface DomainEvent {
  readonly workspaceId: string;
  /** Time of the event. If null, the current time of the database. */
  readonly at: Date | null;
  readonly actor: { readonly kind: string; readonly id: string | null; readonly name: string };
  readonly subjectId: string;
  readonly before?: Readonly<Record<string, unknown>> | undefined;
  readonly after?: Readonly<Record<string, unknown>> | undefined;
}

/** An event, the types under which webhooks receive it, and the endpoints that `endpointsSql` selects for them. */
interface EventToPublish {
  readonly event: DomainEvent;
  readonly types: readonly WebhookEventName[];
  readonly endpoints: readonly StoredEndpoint[];
}

/** Enqueues webhook deliveries for a recorded event, in the transaction of the change. */
export async function publishEvent(tx: Tx, { event, types, endpoints }: EventToPublish): Promise<void> {
  for (const type of types) {
    const wanting = endpoints.filter((endpoint) => endpoint.types.includes(type));
    // oxlint-disable-next-line no-await-in-loop -- an event has one type, rarely two.
    await deliverEvents(tx, { type, domainEvents: [event], wanting: wanting.map(toEndpoint) });
  }
}

/** Publishes one event. Row-level security restricts the endpoints to those of the workspace. */
export const publishWebhookEvent = (tx: Tx, type: WebhookEventName, event: DomainEvent): Promise<void> =>
  publishWebhookEvents(tx, type, [event]);

/**
 * Publishes several events of the same type to the webhooks that subscribe to it. Events without data to send are
 * skipped.
 */
export async function publishWebhookEvents(
  tx: Tx,
  type: WebhookEventName,
  domainEvents: readonly DomainEvent[],
): Promise<void> {
  const endpoints = await tx.run<StoredEndpoint>({ ...ENDPOINTS, values: [[type]] });
  await deliverEvents(tx, { type, domainEvents, wanting: endpoints.map(toEndpoint) });
}

interface EventsToDeliver {
  readonly type: WebhookEventName;
  readonly domainEvents: readonly DomainEvent[];
  readonly wanting: readonly Endpoint[];
}

async function deliverEvents(tx: Tx, { type, domainEvents, wanting }: EventsToDeliver): Promise<void> {
  const [first] = wanting;
  if (!first) return;
  const found: LoadedSubject[] = [];
  for (const event of domainEvents) {
    const { subjectId: id, before, after, actor, workspaceId } = event;
    const thing = await SNAPSHOTS[type](tx, { id, before, after, actorId: actor.id });
    if (!thing) continue;
    const data = asJson({ ...eventContextOf(event, first), ...thing });
    found.push({ type, workspaceId, at: event.at ?? first.now, data, test: false });
  }
  await storeDeliveries(tx, await applyFilters(tx, found, wanting));
}

type LoadedSubject = Pick<Message, 'type' | 'workspaceId' | 'at' | 'test'> & { readonly data: Record<string, unknown> };

/**
 * Returns the messages, each with the endpoints whose filter matches the payload that the endpoint would receive. The
 * masked payload is always included, because members who may not view contact details can read deliveries.
 */
async function applyFilters(tx: Tx, found: readonly LoadedSubject[], wanting: readonly Endpoint[]): Promise<Message[]> {
  const masks = await maskDetails(
    tx,
    found.map(({ data }) => data),
  );
  return found.map((message, index) => {
    const { data } = message;
    const hidden = masks[index] ?? data;
    const to = wanting.filter((endpoint) => matchesFilter(filterOf(endpoint), endpoint.masked ? hidden : data));
    return { ...message, hidden, to };
  });
}

/**
 * Enqueues the delivery of a test event to one endpoint, even if it is disabled. Returns the id of the delivery. Throws
 * an error if the endpoint does not exist.
 */
export async function publishWebhookTest(tx: Tx, event: DomainEvent, webhookId: string): Promise<string> {
  const [endpoint] = await tx.sql<Endpoint & { description: string }>`
    select w.id, true as active, s.slug, s.environment, now() as now, w.description
    from webhooks w join workspaces s on s.workspace_id = w.workspace_id where w.id = ${webhookId}::uuid`;
  if (!endpoint) throw new Error('The webhook of a test does not exist.');
  const webhook = { id: webhookId, description: endpoint.description };
  const data = asJson({ ...eventContextOf(event, endpoint), webhook });
  const at = event.at ?? endpoint.now;
  const { workspaceId } = event;
  const [id] = await storeDeliveries(tx, [
    { type: WEBHOOK_TEST, workspaceId, at, data, hidden: data, test: true, to: [endpoint] },
  ]);
  if (!id) throw new Error('The test event has no delivery.');
  return id;
}

interface Endpoint {
  readonly id: string;
  readonly active: boolean;
  readonly masked: boolean;
  readonly match: WebhookFilter['match'];
  readonly conditions: WebhookFilter['conditions'];
  readonly slug: string;
  readonly environment: string;
  readonly now: Date;
}

/** An endpoint as `endpointsSql` selects it, also from JSON. */
export type StoredEndpoint = Omit<Endpoint, 'now'> & {
  readonly now: Date | string;
  /** Types of events to which it subscribes. */
  readonly types: readonly string[];
};

const toEndpoint = (stored: StoredEndpoint): Endpoint => ({ ...stored, now: new Date(stored.now) });

/** Returns SQL for the endpoints that subscribe to one of the types in a parameter, such as `$1`. */
export const endpointsSql = (types: string): string => `
  select w.id, w.state = 'ACTIVE' as active, w.mask_contact_details as masked, w.filter_match as match,
    w.filter_conditions as conditions, s.slug, s.environment, now() as now, w.event_types as types
  from webhooks w join workspaces s on s.workspace_id = w.workspace_id
  where w.event_types && ${types}::text[] and (w.environment is null or w.environment = s.environment)`;

const ENDPOINTS = { name: 'webhook-endpoints', text: endpointsSql('$1') };

const filterOf = ({ match, conditions }: Endpoint): WebhookFilter => ({ match, conditions });

const eventContextOf = ({ workspaceId, actor }: DomainEvent, { slug, environment }: Endpoint) => ({
  workspace: { id: workspaceId, slug, environment },
  actor: { kind: actor.kind, name: actor.name },
});

/** Converts dates to strings, which is the format in which the receiver gets them. */
const asJson = (data: object): Record<string, unknown> => JSON.parse(JSON.stringify(data));

interface Message {
  readonly type: string;
  readonly workspaceId: string;
  readonly at: Date;
  readonly data: object;
  readonly hidden: object;
  readonly test: boolean;
  readonly to: readonly Endpoint[];
}

/**
 * Stores messages and their deliveries. Returns the ids of the deliveries. Messages without an endpoint are not stored.
 * Deliveries to a disabled endpoint stay queued until the endpoint is enabled.
 */
async function storeDeliveries(tx: Tx, messages: readonly Message[]): Promise<string[]> {
  const wanted = messages.filter(({ to }) => to.length > 0).map((message) => ({ messageId: uuidv7(), ...message }));
  if (wanted.length === 0) return [];
  const lines = wanted.flatMap(lineOf);
  await tx.sql`
    with messages as (
      insert into webhook_messages (workspace_id, id, type, payload, masked_payload, at)
      select m.workspace_id, m.id, m.type, m.payload, m.masked, m.at
        from jsonb_to_recordset(${JSON.stringify(wanted.map(messageRow))}::jsonb)
          as m (workspace_id uuid, id uuid, type text, payload text, masked text, at timestamptz)
    ), deliveries as (
      insert into webhook_deliveries (workspace_id, id, webhook_id, message_id, type, test, next_attempt_at, created_at)
      select line.workspace_id, line.id, line.webhook_id, line.message_id, line.type, line.test, line.due, line.at
        from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line (workspace_id uuid, id uuid, webhook_id uuid,
          message_id uuid, type text, test boolean, due timestamptz, at timestamptz)
      returning 1
    )
    select app.enqueue('deliver_webhooks', '{}'::jsonb)`;
  return lines.map(({ id }) => id);
}

type EndpointDelivery = Message & { readonly messageId: string };

const messageRow = ({ messageId: id, type, workspaceId: workspace_id, at, data, hidden }: EndpointDelivery) => {
  return { workspace_id, id, type, payload: payloadOf(type, at, data), masked: payloadOf(type, at, hidden), at };
};

const lineOf = ({ messageId: message_id, type, workspaceId: workspace_id, at, test, to }: EndpointDelivery) =>
  to.map(({ id, active }) => {
    return { workspace_id, id: uuidv7(), webhook_id: id, message_id, type, test, due: active ? at : null, at };
  });

const payloadOf = (type: string, at: Date, data: object): string =>
  JSON.stringify({ type, timestamp: at.toISOString(), data });
