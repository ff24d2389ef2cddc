import type { EventName } from '@frontdesk/domain';
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
export async function record(tx: Tx, ctx: Recorder, fact: Fact, ...notes: Note[]): Promise<void> {
  await tx.auditEvent.create({
    data: {
      workspaceId: ctx.workspace.id,
      name: fact.name,
      ...actorColumns(ctx.actor),
      subjectType: fact.subject.type,
      subjectId: fact.subject.id,
      ...(fact.before ? { before: fact.before } : {}),
      ...(fact.after ? { after: fact.after } : {}),
      requestId: ctx.transport.requestId,
      at: ctx.services.clock(),
    },
  });
  for (const note of notes) await tell(tx, note);
}

/** A form's visitor has no context of a workspace, and is recorded all the same. */
export type Recorder = Pick<WorkspaceContext, 'services' | 'transport'> & {
  readonly workspace: { readonly id: string };
  readonly actor: WorkspaceContext['actor'] | { readonly kind: 'anonymous' };
};

export async function tell(tx: Pick<Tx, '$executeRaw'>, note: Note): Promise<void> {
  await tx.$executeRaw`select pg_notify(${NOTES_CHANNEL}, ${JSON.stringify(note)})`;
}

function actorColumns(actor: Recorder['actor']) {
  if (actor.kind === 'user') return { actorKind: 'USER', actorId: actor.userId, actorLabel: actor.name };
  if (actor.kind === 'api_key') return { actorKind: 'API_KEY', actorId: actor.apiKeyId, actorLabel: actor.name };
  return { actorKind: 'VISITOR', actorLabel: 'Visitor of the public form' };
}
