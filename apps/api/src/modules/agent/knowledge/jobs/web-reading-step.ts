import { isDeepStrictEqual } from 'node:util';
import type { Services } from '../../../../auth/context.ts';
import type { KnowledgeSource, KnowledgeWebPage } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { type Reading, readingOf, storedReading } from '../web/reading.ts';
import type { Website } from '../web/website.ts';

/**
 * Result of one step. OVER: the read has ended. NEXT: continue with the next step. LATER: repeat the step at the time
 * `at`.
 */
export type StepResult =
  | { readonly kind: 'OVER' }
  | { readonly kind: 'NEXT' }
  | { readonly kind: 'LATER'; readonly at: Date };

export const OVER = { kind: 'OVER' } as const;
export const NEXT = { kind: 'NEXT' } as const;

export interface OpenedReading {
  readonly source: KnowledgeSource;
  readonly reading: Reading;
  /** Next page to read. Null if no page is pending, or the pages are not listed yet. */
  readonly page: KnowledgeWebPage | null;
}

export interface Step {
  readonly services: Services;
  readonly by: EventContext;
  readonly website: Website;
  readonly order: { readonly workspaceId: string; readonly id: string };
}

const FIRST_WAIT_MS = 15_000;
export const waitMs = (attempts: number): number => FIRST_WAIT_MS * 2 ** (attempts - 1);

/** Locks the source of a read. Returns null if the read has ended or another worker has continued it. */
export async function lockReading(tx: Tx, { source, reading }: OpenedReading): Promise<KnowledgeSource | null> {
  const locked = await lockRow<KnowledgeSource>(tx, 'KnowledgeSource', source.id);
  return locked && isDeepStrictEqual(readingOf(locked), reading) ? locked : null;
}

export async function end(
  tx: Tx,
  opened: OpenedReading,
  work: (source: KnowledgeSource) => Promise<void>,
): Promise<StepResult> {
  const source = await lockReading(tx, opened);
  if (source) await work(source);
  return OVER;
}

export async function moveTo(tx: Tx, opened: OpenedReading, next: Reading, data: object = {}): Promise<StepResult> {
  const source = await lockReading(tx, opened);
  if (!source) return OVER;
  const stored = { ...data, state: 'READING', reading: storedReading(next) };
  await tx.knowledgeSource.updateMany({ where: { id: source.id }, data: stored });
  return NEXT;
}
