import type { WorkspaceContext } from '../../../auth/context.ts';
import { badInput } from '../../../errors/denials.ts';
import type { Refused } from '../../../errors/refused.ts';
import { type Configuration, parseConfiguration } from './document.ts';
import { enterSource } from './enter-source.ts';
import { readableKinds } from './kinds/all-kinds.ts';
import { readItems } from './read-configuration.ts';

/** Configuration to compare or apply: a document, or a reference to that of a workspace of the same organization. */
export interface Source {
  readonly document: string | null;
  readonly source: string | null;
}

/**
 * Returns the configuration of a source. That of a workspace has the kinds that the API caller can read both there and
 * here.
 */
export async function readSource(
  ctx: WorkspaceContext,
  { document, source: reference }: Source,
): Promise<Configuration | Refused> {
  if (document !== null && reference === null) return parseConfiguration(document);
  if (document !== null || reference === null) throw badInput('Give either a document or a source.', 'document');
  const source = await enterSource(ctx, reference);
  const readableHere = readableKinds(ctx);
  const kinds = readableKinds(source).filter((kind) => readableHere.includes(kind));
  const items = await source.db.read((tx) => readItems(tx, source, kinds));
  return { kinds, items: items.map(({ kind, key, content }) => ({ kind, key, content })) };
}
