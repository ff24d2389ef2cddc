import { v7 as uuidv7 } from 'uuid';
import type { RequestContext, Services, WorkspaceContext } from '../../../auth/context.ts';

export interface DeniedCount {
  /** Counts one authorization error. Never blocks and never throws an error. */
  note(ctx: RequestContext, action: string, code: string): void;
  /** Writes the counts collected in memory to the database. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

interface DenialCount {
  readonly workspaceId: string;
  readonly kind: 'USER' | 'SUPPORT' | 'API_KEY';
  readonly actorId: string;
  readonly label: string;
  readonly action: string;
  readonly code: string;
  readonly minute: Date;
  count: number;
}

const MINUTE_MS = 60_000;
const FLUSH_MS = 1_000;
// Maximum number of counters in memory. Further errors without a counter are not counted until the next write.
const MOST = 1_000;

/**
 * Counts authorization errors of members and API keys in memory and writes the counts in batches, outside the requests.
 */
export function countDenied({ database, clock, log }: Pick<Services, 'database' | 'clock' | 'log'>): DeniedCount {
  let counts = new Map<string, DenialCount>();
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const all = [...counts.values()];
    counts = new Map();
    for (const one of all)
      await writeCount(database, one).catch((error) => log.warn({ err: error }, 'a denial could not be counted'));
  }

  return {
    note: (ctx, action, code) => {
      const counted = countOf(ctx, { action, code, now: clock() });
      if (!counted) return;
      const key = JSON.stringify([counted.workspaceId, counted.actorId, action, code, counted.minute]);
      const known = counts.get(key);
      if (known) known.count += 1;
      else if (counts.size < MOST) counts.set(key, counted);
      timer ??= setTimeout(() => void flush(), FLUSH_MS).unref();
    },
    flush,
    close: flush,
  };
}

/**
 * Returns the counter to increment. Returns null for errors other than FORBIDDEN and NOT_FOUND, and for users without
 * access to the workspace, whose attempts are not shown in it.
 */
function countOf(
  { workspaceAccess: entrance }: RequestContext,
  { action, code, now }: { action: string; code: string; now: Date },
): DenialCount | null {
  if (entrance.kind !== 'entered') return null;
  if (code !== 'FORBIDDEN' && code !== 'NOT_FOUND') return null;
  const { actor } = entrance.context;
  const [kind, actorId] = actorKeyOf(actor);
  const minute = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
  return {
    workspaceId: entrance.context.workspace.id,
    kind,
    actorId,
    label: actor.name,
    action,
    code,
    minute,
    count: 1,
  };
}

function actorKeyOf(actor: WorkspaceContext['actor']): [DenialCount['kind'], string] {
  if (actor.kind === 'api_key') return ['API_KEY', actor.apiKeyId];
  return [actor.support ? 'SUPPORT' : 'USER', actor.userId];
}

const writeCount = (database: Services['database'], { workspaceId, ...one }: DenialCount) =>
  database.forWorkspace(workspaceId).write(
    (tx) => tx.sql`
      insert into access_denials (workspace_id, id, actor_kind, actor_id, actor_label, action, code, minute, count)
      values (${workspaceId}, ${uuidv7()}, ${one.kind}, ${one.actorId}, ${one.label}, ${one.action}, ${one.code}, ${one.minute}, ${one.count})
      on conflict (workspace_id, actor_id, action, code, minute) do update set count = access_denials.count + excluded.count`,
  );
