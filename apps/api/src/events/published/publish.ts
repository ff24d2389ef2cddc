import {
  type EventName,
  passesFilter,
  WEBHOOK_TEST,
  type WebhookEventName,
  type WebhookFilter,
  webhookEventsFrom,
} from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../db/tenant-db.ts';
import { masked } from './masked.ts';
import { SNAPSHOTS } from './snapshots.ts';

/** Something that happened, with whoever did it, as the log says it. */
export interface Happening {
  readonly workspaceId: string;
  /** Null: now, as the database says. */
  readonly at: Date | null;
  readonly actor: { readonly kind: string; readonly id: string | null; readonly name: string };
  readonly subjectId: string;
  readonly before?: Readonly<Record<string, unknown>> | undefined;
  readonly after?: Readonly<Record<string, unknown>> | undefined;
}

/** Puts what was recorded on its way to the endpoints that want it, in the transaction of the change. */
export async function publishFact(tx: Tx, name: EventName, happening: Happening): Promise<void> {
  for (const type of webhookEventsFrom(name)) await publish(tx, type, happening);
}

/** Endpoints are those of the workspace of the transaction: the wall shows no other. */
export async function publish(tx: Tx, type: WebhookEventName, happening: Happening): Promise<void> {
  const wanting = await endpointsFor(tx, type);
  const [first] = wanting;
  if (!first) return;
  const { subjectId: id, before, after, actor } = happening;
  const thing = await SNAPSHOTS[type](tx, { id, before, after, actorId: actor.id });
  if (!thing) return;
  const data = asJson({ ...surroundings(happening, first), ...thing });
  const hidden = masked(data);
  const to = wanting.filter((endpoint) => passesFilter(filterOf(endpoint), endpoint.masked ? hidden : data));
  if (to.length > 0) await keep(tx, { type, at: happening.at ?? first.now, data, hidden, test: false }, happening, to);
}

/** One made-up event for one endpoint, whatever it has chosen. Returns the delivery. */
export async function publishTest(tx: Tx, happening: Happening, webhookId: string): Promise<string> {
  const [endpoint] = await tx.sql<Endpoint & { description: string }>`
    select w.id, true as active, s.slug, s.environment, now() as now, w.description
    from webhooks w join workspaces s on s.workspace_id = w.workspace_id where w.id = ${webhookId}::uuid`;
  if (!endpoint) throw new Error('Only an endpoint that is there is tested.');
  const webhook = { id: webhookId, description: endpoint.description };
  const data = asJson({ ...surroundings(happening, endpoint), webhook });
  const [id] = await keep(
    tx,
    { type: WEBHOOK_TEST, at: happening.at ?? endpoint.now, data, hidden: data, test: true },
    happening,
    [endpoint],
  );
  if (!id) throw new Error('A test has one delivery.');
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

const endpointsFor = (tx: Tx, type: WebhookEventName): Promise<Endpoint[]> =>
  tx.sql<Endpoint>`
    select w.id, w.state = 'ACTIVE' as active, w.mask_contact_details as masked, w.filter_match as match,
      w.filter_conditions as conditions, s.slug, s.environment, now() as now
    from webhooks w join workspaces s on s.workspace_id = w.workspace_id
    where ${type} = any (w.event_types) and (w.environment is null or w.environment = s.environment)`;

const filterOf = ({ match, conditions }: Endpoint): WebhookFilter => ({ match, conditions });

const surroundings = ({ workspaceId, actor }: Happening, { slug, environment }: Endpoint) => ({
  workspace: { id: workspaceId, slug, environment },
  actor: { kind: actor.kind, name: actor.name },
});

/** As it will be read at the other end: times are text by then. */
const asJson = (data: object): Record<string, unknown> => JSON.parse(JSON.stringify(data));

interface Message {
  readonly type: string;
  readonly at: Date;
  readonly data: object;
  readonly hidden: object;
  readonly test: boolean;
}

/** An endpoint that is switched off keeps its place in the line, and gets nothing until it is switched on. */
async function keep(tx: Tx, message: Message, { workspaceId }: Happening, to: readonly Endpoint[]): Promise<string[]> {
  const { type, at, test } = message;
  const messageId = uuidv7();
  const [payload, hidden] = [message.data, message.hidden].map((data) => payloadOf(type, at, data));
  const lines = to.map(({ id, active }) => ({ id: uuidv7(), webhook_id: id, due: active ? at : null }));
  await tx.sql`
    with message as (
      insert into webhook_messages (workspace_id, id, type, payload, masked_payload, at)
      values (${workspaceId}, ${messageId}, ${type}, ${payload}, ${hidden}, ${at}) returning workspace_id, id
    ), deliveries as (
      insert into webhook_deliveries (workspace_id, id, webhook_id, message_id, type, test, next_attempt_at, created_at)
      select message.workspace_id, line.id, line.webhook_id, message.id, ${type}, ${test}, line.due, ${at}::timestamptz
      from message, jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line (id uuid, webhook_id uuid, due timestamptz)
      returning 1
    )
    select app.enqueue('deliver_webhooks', '{}'::jsonb)`;
  return lines.map(({ id }) => id);
}

const payloadOf = (type: string, at: Date, data: object): string =>
  JSON.stringify({ type, timestamp: at.toISOString(), data });
