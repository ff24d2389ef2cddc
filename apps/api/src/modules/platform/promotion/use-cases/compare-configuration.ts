import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused, type UserError } from '../../../../errors/refused.ts';
import { type Difference, findDifferences } from '../differences.ts';
import { digestOf, formatConfiguration, parseConfiguration } from '../document.ts';
import { assertReadable } from '../kinds/all-kinds.ts';
import { readItems } from '../read-configuration.ts';

interface Comparison {
  readonly digest: string | null;
  readonly differences: readonly Difference[];
  readonly errors: readonly UserError[];
}

/**
 * Compares a configuration with the workspace. Changes nothing. Throws FORBIDDEN if the API caller cannot read one of
 * the kinds of the configuration. An invalid configuration has no differences, but errors.
 */
export async function compareConfiguration(ctx: WorkspaceContext, document: string): Promise<Comparison> {
  const configuration = parseConfiguration(document);
  if (isRefused(configuration)) return { digest: null, differences: [], errors: configuration.errors };
  const { kinds, items } = configuration;
  assertReadable(ctx, kinds);
  const here = await ctx.db.read((tx) => readItems(tx, ctx, kinds));
  const digest = digestOf(formatConfiguration({ kinds, items: here }));
  return { digest, differences: findDifferences(items, here), errors: [] };
}
