import type { ConfigurationKind } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { digestOf, formatConfiguration } from '../document.ts';
import { sourceOf } from '../enter-source.ts';
import { assertReadable, readableKinds } from '../kinds/all-kinds.ts';
import { readItems } from '../read-configuration.ts';

/**
 * Returns the configuration of the workspace. If `kinds` is null, it has all kinds that the API caller can read. Throws
 * FORBIDDEN if the caller cannot read one of the given kinds.
 */
export async function exportConfiguration(ctx: WorkspaceContext, given: readonly ConfigurationKind[] | null) {
  if (given) assertReadable(ctx, given);
  const kinds = given ?? readableKinds(ctx);
  const items = await ctx.db.read((tx) => readItems(tx, ctx, kinds));
  const document = formatConfiguration({ kinds, items });
  return { document, digest: digestOf(document), kinds, itemCount: items.length, source: await sourceOf(ctx) };
}
