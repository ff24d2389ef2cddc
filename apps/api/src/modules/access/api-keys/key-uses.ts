import { isPolicyKey, type PolicyKey, requirementFor } from '@frontdesk/policies';
import type { ApiKeyActor, RequestContext, Services, Transport, WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { isOfWorkspace, type RequiredAccess } from '../../../graphql/required-policies.ts';
import { addressGroup } from '../../../rate-limiting/client-address.ts';

interface KeyUse {
  /** Name of the GraphQL operation, or method and path of a REST route. Null for a GraphQL operation without a name. */
  readonly operation: string | null;
  /** Id of the persisted operation. Null if the client sent the document itself. */
  readonly operationId: string | null;
  /** Access that the document requires. Null if the document could not be analyzed. */
  readonly needs: RequiredAccess | null;
}

/** Records when API keys are used, for which operations, and which policies their requests require. */
export interface KeyUses {
  /**
   * Records a request made with an API key in the background. Ignores requests of other actors, and of keys without
   * access to the workspace.
   */
  note(ctx: RequestContext, use: KeyUse): void;
  /** Writes the uses that are still in memory, and waits until they are stored. */
  close(): Promise<void>;
}

/**
 * Minimum interval in milliseconds between two writes per key in this process. A use is written immediately if the
 * interval has passed; other uses are combined and written at its end.
 */
const EVERY_MS = 60_000;
const MOST = 10_000;

export function keyUses(services: Services): KeyUses {
  const waiting = new Map<string, PendingKeyUse>();
  const writtenAt = new Map<string, number>();
  const writes = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  function flush(apiKeyId: string): void {
    const found = waiting.get(apiKeyId);
    if (!found) return;
    waiting.delete(apiKeyId);
    if (writtenAt.size >= MOST) writtenAt.clear();
    writtenAt.set(apiKeyId, found.at.getTime());
    const written = writeKeyUse(services, apiKeyId, found)
      .catch((err: unknown) => services.log.error({ err }, 'the use of an API key could not be recorded'))
      .finally(() => writes.delete(written));
    writes.add(written);
  }

  function flushAll(): void {
    clearTimeout(timer);
    timer = undefined;
    for (const apiKeyId of waiting.keys()) flush(apiKeyId);
  }

  return {
    note: (ctx, use) => {
      const { actor, workspaceAccess: entrance } = ctx;
      if (actor.kind !== 'api_key' || entrance.kind !== 'entered') return;
      const { apiKeyId } = actor;
      const now = services.clock();
      waiting.set(apiKeyId, mergeKeyUse(waiting.get(apiKeyId), entrance.context, use, now));
      if (now.getTime() - (writtenAt.get(apiKeyId) ?? Number.NEGATIVE_INFINITY) >= EVERY_MS) return flush(apiKeyId);
      timer ??= setTimeout(flushAll, EVERY_MS).unref();
    },
    close: async () => {
      flushAll();
      await Promise.all(writes);
    },
  };
}

interface PendingKeyUse {
  readonly workspaceId: string;
  readonly at: Date;
  readonly from: string;
  readonly operation: string | null;
  readonly policies: Set<PolicyKey>;
  /** Number of requests since the last write, by id of the persisted operation. */
  readonly runs: Map<string, number>;
}

function mergeKeyUse(before: PendingKeyUse | undefined, ctx: WorkspaceContext, use: KeyUse, at: Date): PendingKeyUse {
  const policies = before?.policies ?? new Set();
  for (const policy of policiesUsed(ctx, use.needs)) policies.add(policy);
  const runs = before?.runs ?? new Map<string, number>();
  if (use.operationId) runs.set(use.operationId, (runs.get(use.operationId) ?? 0) + 1);
  return {
    workspaceId: ctx.workspace.id,
    at,
    from: ctx.transport.ipAddress,
    operation: use.operation,
    policies,
    runs,
  };
}

/**
 * Returns all effective policies of the key that allow the requested actions. Actions that require no policy are
 * ignored.
 */
function policiesUsed({ membership }: WorkspaceContext, needs: RequiredAccess | null): PolicyKey[] {
  const pairs = needs?.pairs.filter(isOfWorkspace) ?? [];
  return pairs.flatMap(({ action, subject }) => {
    const { everyone, policies } = requirementFor(action as never, subject as never);
    return everyone ? [] : policies.filter((policy) => isPolicyKey(policy) && membership.policies.has(policy));
  });
}

const writeKeyUse = (
  { database }: Services,
  apiKeyId: string,
  { workspaceId, at, from, operation, policies, runs }: PendingKeyUse,
) =>
  database.forWorkspace(workspaceId).write(async (tx) => {
    await tx.sql`
      update api_keys set last_used_at = greatest(last_used_at, ${at}), last_used_from = ${from}, last_used_for = ${operation}
      where workspace_id = ${workspaceId} and id = ${apiKeyId}`;
    if (policies.size > 0) {
      await tx.sql`
        insert into api_key_policy_uses (workspace_id, api_key_id, policy, last_used_at)
        select ${workspaceId}::uuid, ${apiKeyId}::uuid, policy, ${at}::timestamptz
        from unnest(${[...policies].sort()}::text[]) policy
        on conflict (workspace_id, api_key_id, policy)
        do update set last_used_at = greatest(api_key_policy_uses.last_used_at, excluded.last_used_at)`;
    }
    if (runs.size > 0) await writeRuns(tx, { workspaceId, apiKeyId, at }, runs);
  });

async function writeRuns(
  tx: Tx,
  { workspaceId, apiKeyId, at }: { workspaceId: string; apiKeyId: string; at: Date },
  runs: ReadonlyMap<string, number>,
): Promise<void> {
  const ids = [...runs.keys()].sort();
  const counts = ids.map((id) => runs.get(id) ?? 0);
  // An operation that was deleted in the meantime matches no row and is skipped.
  await tx.sql`
    with ran as (select * from unnest(${ids}::text[], ${counts}::int[]) as r (id, count)),
      noted as (
        update persisted_operations p set last_used_at = greatest(p.last_used_at, ${at}::timestamptz)
        from ran where p.workspace_id = ${workspaceId} and p.id = ran.id returning p.id, ran.count
      )
    insert into persisted_operation_uses (workspace_id, operation_id, api_key_id, count, last_used_at)
    select ${workspaceId}::uuid, id, ${apiKeyId}::uuid, count, ${at}::timestamptz from noted
    on conflict (workspace_id, operation_id, api_key_id) do update
    set count = persisted_operation_uses.count + excluded.count,
      last_used_at = greatest(persisted_operation_uses.last_used_at, excluded.last_used_at)`;
}

/**
 * Maximum number of entries (pairs of key and address) in `reportedAt`. The map is cleared when it reaches this size.
 */
const MAX_REPORTED = 5_000;
const reportedAt = new Map<string, number>();

interface DeniedRequest {
  readonly services: Services;
  readonly transport: Transport;
  readonly actor: ApiKeyActor;
  readonly workspaceId: string;
}

/**
 * Records in the audit log that a valid key was used from a disallowed address. Skipped if `reportedAt` contains an
 * entry for the same key and address (for IPv6, the same /64) from the last minute. The client receives the same error
 * as for an invalid key.
 */
export function recordDeniedRequest({ services, transport, actor, workspaceId }: DeniedRequest): void {
  const { database, clock, log } = services;
  const now = clock().getTime();
  const place = `${actor.apiKeyId} ${addressGroup(transport.ipAddress)}`;
  if (now - (reportedAt.get(place) ?? Number.NEGATIVE_INFINITY) < EVERY_MS) return;
  if (reportedAt.size >= MAX_REPORTED) reportedAt.clear();
  reportedAt.set(place, now);
  const ctx = { services, transport, actor, workspace: { id: workspaceId } };
  const subject = { type: 'ApiKey', id: actor.apiKeyId };
  const fact = { name: 'api_key.refused', subject, after: { address: transport.ipAddress } } as const;
  // Not awaited, because otherwise the response time would reveal that the key is valid.
  database
    .forWorkspace(workspaceId)
    .write((tx) => recordEvent(tx, ctx, fact))
    .catch((err: unknown) => log.error({ err }, 'the refusal of an API key could not be recorded'));
}
