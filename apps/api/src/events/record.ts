import type { EventName } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../context/context.ts';
import type { Prisma } from '../db/generated/client.ts';
import type { Tx } from '../db/tenant-db.ts';
import { NOTES_CHANNEL, type Note } from './bus.ts';

/** A fact about one thing in the workspace. Neither side may hold a secret: the log is read by people. */
export interface Fact {
  readonly name: EventName;
  readonly subject: { readonly type: string; readonly id: string };
  readonly before?: Prisma.InputJsonObject;
  readonly after?: Prisma.InputJsonObject;
}

/** Writes the audit row and tells whoever listens, in the caller's transaction: neither can be lost, neither can be early. */
export async function record(tx: Tx, ctx: Recorder, { name, subject, before, after }: Fact, ...notes: Note[]) {
  const { kind, id, label } = actorColumns(ctx.actor);
  await tx.sql`
    with recorded as (
      insert into audit_events (workspace_id, id, name, actor_kind, actor_id, actor_label, subject_type, subject_id,
        before, after, request_id, at)
      values (${ctx.workspace.id}, ${uuidv7()}, ${name}, ${kind}, ${id}, ${label}, ${subject.type}, ${subject.id},
        ${before}, ${after}, ${ctx.transport.requestId}, ${ctx.services.clock()})
    )
    select pg_notify(${NOTES_CHANNEL}, note) from unnest(${notes.map((note) => JSON.stringify(note))}::text[]) note`;
}

/** A form's visitor has no context of a workspace, and is recorded all the same. */
export type Recorder = Pick<WorkspaceContext, 'services' | 'transport'> & {
  readonly workspace: { readonly id: string };
  readonly actor: WorkspaceContext['actor'] | { readonly kind: 'anonymous' };
};

export async function tell(tx: Tx, note: Note): Promise<void> {
  await tx.sql`select pg_notify(${NOTES_CHANNEL}, ${JSON.stringify(note)})`;
}

function actorColumns(actor: Recorder['actor']) {
  if (actor.kind === 'user') return { kind: 'USER', id: actor.userId, label: actor.name };
  if (actor.kind === 'api_key') return { kind: 'API_KEY', id: actor.apiKeyId, label: actor.name };
  return { kind: 'VISITOR', id: null, label: 'Visitor of the public form' };
}
