import { type EventName, type PublishedEvent, webhookEventsOf } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../auth/context.ts';
import type { Prisma } from '../db/generated/client.ts';
import type { Tx } from '../db/tenant-db.ts';
import { CHANGES_CHANNEL, type ChangeEvent } from './change-bus.ts';
import { endpointsSql, publishEvent, type StoredEndpoint } from './webhook-payloads/publish.ts';

/** Audit event about one object. It must not contain secrets, because members can read the audit log. */
export interface EventInput {
  readonly name: EventName;
  readonly subject: { readonly type: string; readonly id: string };
  readonly before?: Prisma.InputJsonObject;
  readonly after?: Prisma.InputJsonObject;
}

/**
 * Records an event in the given transaction: writes the audit row, notifies listeners and enqueues webhook deliveries,
 * all of which take effect at commit. At commit, a trigger links the row into the workspace's hash chain (ADR 13).
 */
export async function recordEvent(
  tx: Tx,
  ctx: EventContext,
  { name, subject, before, after }: EventInput,
  ...notes: ChangeEvent[]
) {
  const { kind, id, label, via } = actorColumns(ctx.actor);
  const eventId = uuidv7();
  const at = ctx.services.clock();
  const all: ChangeEvent[] = [...notes, { topic: 'audit', workspaceId: ctx.workspace.id, id: eventId }];
  const { ipAddress, requestId } = ctx.transport;
  const values = [
    ctx.workspace.id,
    eventId,
    name,
    kind,
    id,
    label,
    subject.type,
    subject.id,
    before,
    after,
    via,
    ipAddress,
    requestId,
    at,
    CHANGES_CHANNEL,
    all.map((note) => JSON.stringify(note)),
  ];
  const types = webhookEventsOf(name);
  if (types.length === 0) {
    await tx.run({ ...RECORD, values });
    return;
  }
  const [found] = await tx.run<{ endpoints: StoredEndpoint[] }>({ ...RECORD_PUBLISHED, values: [...values, types] });
  const event = { workspaceId: ctx.workspace.id, at, actor: actorOf(ctx), subjectId: subject.id, before, after };
  await publishEvent(tx, { event, types, endpoints: found?.endpoints ?? [] });
}

const INSERT = `
  with recorded as (
    insert into audit_events (workspace_id, id, name, actor_kind, actor_id, actor_label, subject_type, subject_id,
      before, after, via, ip_address, request_id, at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  ), told as (select pg_notify($15, note)::text from unnest($16::text[]) note)`;

const RECORD = { name: 'record-event', text: `${INSERT} select from told` };

/** Also returns the endpoints of webhooks that receive the event, because nearly every workspace has none. */
const RECORD_PUBLISHED = {
  name: 'record-published-event',
  text: `${INSERT} select array(select * from told) as told,
    (select coalesce(jsonb_agg(e), '[]') from (${endpointsSql('$17')}) e) as endpoints`,
};

/** Records the same event for many objects, with a single SQL statement. */
export async function recordEvents(
  tx: Tx,
  ctx: EventContext,
  { name, type, ids, after }: BulkEventInput,
): Promise<void> {
  const { kind, id, label, via } = actorColumns(ctx.actor);
  const { ipAddress, requestId } = ctx.transport;
  const eventIds = ids.map(() => uuidv7());
  const notes = eventIds.map((eventId) =>
    JSON.stringify({ topic: 'audit', workspaceId: ctx.workspace.id, id: eventId } satisfies ChangeEvent),
  );
  await tx.sql`
    with recorded as (
      insert into audit_events (workspace_id, id, name, actor_kind, actor_id, actor_label, subject_type, subject_id,
        after, via, ip_address, request_id, at)
      select ${ctx.workspace.id}, f.event_id, ${name}, ${kind}, ${id}::uuid, ${label}, ${type}, f.subject_id,
        ${after ?? null}::jsonb, ${via}, ${ipAddress}, ${requestId}, ${ctx.services.clock()}::timestamptz
      from unnest(${eventIds}::uuid[], ${ids}::text[]) f(event_id, subject_id)
    )
    select pg_notify(${CHANGES_CHANNEL}, note) from unnest(${notes}::text[]) note`;
}

interface BulkEventInput {
  /** Name of the event. Events that are sent to webhooks are excluded, because they are published individually. */
  readonly name: Exclude<EventName, PublishedEvent>;
  readonly type: string;
  readonly ids: readonly string[];
  readonly after?: Prisma.InputJsonObject;
}

/** Actor that is neither a member nor an API key, such as a job of Frontdesk or a provider. */
export interface SystemActor {
  readonly kind: 'system' | 'provider';
  readonly name: string;
}

/** Context in which an event is recorded. Used because form visitors and jobs have no workspace context. */
export type EventContext = {
  readonly services: Pick<WorkspaceContext['services'], 'clock'>;
  readonly transport: Pick<WorkspaceContext['transport'], 'requestId' | 'ipAddress'>;
  readonly workspace: { readonly id: string };
  readonly actor: WorkspaceContext['actor'] | { readonly kind: 'anonymous' } | SystemActor;
};

export async function publishChange(tx: Tx, note: ChangeEvent): Promise<void> {
  await tx.sql`select pg_notify(${CHANGES_CHANNEL}, ${JSON.stringify(note)})`;
}

/** Returns the actor of an event in the format that is sent to webhooks. */
export function actorOf({ actor }: Pick<EventContext, 'actor'>) {
  const { kind, id, label: name } = actorColumns(actor);
  return { kind, id, name };
}

function actorColumns(actor: EventContext['actor']) {
  switch (actor.kind) {
    case 'user':
      return {
        kind: actor.support ? 'SUPPORT' : 'USER',
        id: actor.userId,
        label: actor.name,
        via: actor.tokenUse === 'playground' ? 'PLAYGROUND' : 'SPA',
      };
    case 'api_key':
      return { kind: 'API_KEY', id: actor.apiKeyId, label: actor.name, via: 'API' };
    case 'system':
      return { kind: 'SYSTEM', id: null, label: actor.name, via: 'JOB' };
    case 'provider':
      return { kind: 'PROVIDER', id: null, label: actor.name, via: 'API' };
    case 'anonymous':
      return { kind: 'VISITOR', id: null, label: 'Visitor of the public form', via: 'FORM' };
  }
}

interface BulkContactAction {
  readonly workspaceId: string;
  readonly contactId: string;
}

/**
 * Returns a change event for every conversation of a contact. Used if a change of the contact affects whether messages
 * can be sent.
 */
export async function contactChangesOf(tx: Tx, { workspaceId, contactId }: BulkContactAction): Promise<ChangeEvent[]> {
  const conversations = await tx.conversation.findMany({ where: { contactId }, select: { id: true } });
  return conversations.map(({ id }) => ({ topic: 'conversation', workspaceId, id, kind: 'UPDATED' }));
}
