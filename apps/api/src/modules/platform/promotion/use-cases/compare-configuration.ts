import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused, type UserError } from '../../../../errors/refused.ts';
import { type Difference, findDifferences } from '../differences.ts';
import { comparisonDigest } from '../document.ts';
import { assertReadable } from '../kinds/all-kinds.ts';
import { readItems } from '../read-configuration.ts';
import { readSource, type Source } from '../read-source.ts';

interface Comparison {
  readonly digest: string | null;
  readonly differences: readonly Difference[];
  readonly errors: readonly UserError[];
}

/**
 * Compares a configuration with the workspace. Changes nothing. Throws FORBIDDEN if the API caller cannot read one of
 * the kinds of the configuration. An invalid configuration has no differences, but errors.
 */
export async function compareConfiguration(ctx: WorkspaceContext, source: Source): Promise<Comparison> {
  const configuration = await readSource(ctx, source);
  if (isRefused(configuration)) return { digest: null, differences: [], errors: configuration.errors };
  const { kinds, items } = configuration;
  assertReadable(ctx, kinds);
  const here = await ctx.db.read((tx) => readItems(tx, ctx, kinds));
  return { digest: comparisonDigest(configuration, here), differences: findDifferences(items, here), errors: [] };
}
