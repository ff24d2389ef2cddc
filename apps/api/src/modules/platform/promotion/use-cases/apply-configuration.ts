import type { ConfigurationKind } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { nestedTransactionDb } from '../../../../db/nested-transaction.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { isSameContent } from '../differences.ts';
import { type Configuration, comparisonDigest, digestOf, formatConfiguration, type Item } from '../document.ts';
import { assertApplicable, assertReadable, rulesOf } from '../kinds/all-kinds.ts';
import { under } from '../kinds/kind.ts';
import { readItems, type WorkspaceItem } from '../read-configuration.ts';
import { readSource, type Source } from '../read-source.ts';

interface ApplyConfiguration extends Source {
  /** Items of the configuration to apply. */
  readonly items: readonly { readonly kind: ConfigurationKind; readonly key: string }[];
  /** Digest of the comparison on which the choice is based. */
  readonly digest: string;
  readonly productionAcknowledged: boolean;
}

/**
 * Creates and updates the chosen items in one transaction, each with the use-cases of its module. Items with the same
 * content are not changed, and nothing is deleted or published. Refused if the workspace has changed since the
 * comparison, or if one of the items is not valid.
 */
export async function applyConfiguration(ctx: WorkspaceContext, input: ApplyConfiguration) {
  const configuration = await readSource(ctx, input);
  if (isRefused(configuration)) return configuration;
  const { kinds, items } = configuration;
  const chosen = chosenItems(items, input.items);
  if (isRefused(chosen)) return chosen;
  assertReadable(ctx, kinds);
  assertApplicable(ctx, [...new Set(chosen.map(({ item }) => item.kind))]);
  const prepared = await prepareItems(ctx, chosen);
  if (isRefused(prepared)) return prepared;
  const change = ctx.db.write(async (tx) => {
    const workspace = await lockWorkspace(tx);
    if (workspace.environment === 'PRODUCTION' && !input.productionAcknowledged)
      return refused('PRODUCTION_NOT_ACKNOWLEDGED', 'productionAcknowledged');
    const here = await readItems(tx, ctx, kinds);
    if (comparisonDigest(configuration, here) !== input.digest) return refused('CONFIGURATION_CHANGED', 'digest');
    const applied = await applyItems(tx, ctx, { prepared, here });
    if (isRefused(applied)) throw new RolledBack(applied);
    if (applied.length > 0) await recordApplied(tx, ctx, { configuration, applied });
    return { applied } as const;
  });
  return change.catch((error: unknown) => {
    if (error instanceof RolledBack) return error.refusal;
    throw error;
  });
}

/** Thrown to roll back the items that were applied before an item was refused. */
class RolledBack extends Error {
  constructor(readonly refusal: Refused) {
    super('An item of the configuration was refused.');
  }
}

interface Chosen {
  readonly item: Item;
  /** Path of the item's content in the configuration, for errors. */
  readonly path: string;
}

/** Returns the chosen items in the order of the configuration, so that an item is applied before those that refer to it. */
function chosenItems(items: readonly Item[], wanted: ApplyConfiguration['items']): Chosen[] | Refused {
  const unknown = wanted.findIndex(({ kind, key }) => !items.some((item) => item.kind === kind && item.key === key));
  if (unknown >= 0) return refused('CONFIGURATION_ITEM_UNKNOWN', `items.${unknown}`);
  return items
    .map((item, index) => ({ item, path: `document.items.${index}.content` }))
    .filter(({ item }) => wanted.some(({ kind, key }) => item.kind === kind && item.key === key));
}

interface Prepared extends Chosen {
  readonly result: unknown;
}

/** Validates the items whose validation must not run in a transaction. Returns the errors of all of them. */
async function prepareItems(ctx: WorkspaceContext, chosen: readonly Chosen[]): Promise<Prepared[] | Refused> {
  const prepared: Prepared[] = [];
  const refusals: Refused[] = [];
  for (const one of chosen) {
    const rules = rulesOf(one.item.kind);
    // oxlint-disable-next-line no-await-in-loop -- host names are resolved one after the other, to limit the load.
    const result = under(one.path, (await rules.prepare?.(ctx, one.item.content)) ?? null);
    if (isRefused(result)) refusals.push(result);
    else prepared.push({ ...one, result });
  }
  return allErrors(refusals) ?? prepared;
}

interface Change {
  readonly prepared: readonly Prepared[];
  readonly here: readonly WorkspaceItem[];
}

/** Applies the items that differ. Returns their keys, or the errors of all items that were refused. */
async function applyItems(tx: Tx, ctx: WorkspaceContext, { prepared, here }: Change) {
  const inner = { ...ctx, db: nestedTransactionDb(tx, () => {}) };
  const applied: Pick<Item, 'kind' | 'key'>[] = [];
  const refusals: Refused[] = [];
  for (const { item, path, result } of prepared) {
    const { kind, key, content } = item;
    const stored = here.find((one) => one.kind === kind && one.key === key) ?? null;
    if (stored && isSameContent(item, stored)) continue;
    // oxlint-disable-next-line no-await-in-loop -- a transaction runs one statement at a time.
    const outcome = under(path, await rulesOf(kind).apply(inner, { key, content, stored, prepared: result }));
    if (isRefused(outcome)) refusals.push(outcome);
    else applied.push({ kind, key });
  }
  return allErrors(refusals) ?? applied;
}

function allErrors(refusals: readonly Refused[]): Refused | null {
  const [first] = refusals;
  return first ? { ...first, errors: refusals.flatMap(({ errors }) => errors) } : null;
}

interface Applied {
  readonly configuration: Configuration;
  readonly applied: readonly Pick<Item, 'kind' | 'key'>[];
}

async function recordApplied(tx: Tx, ctx: WorkspaceContext, { configuration, applied }: Applied): Promise<void> {
  await recordEvent(tx, ctx, {
    name: 'configuration.applied',
    subject: { type: 'Workspace', id: ctx.workspace.id },
    after: {
      documentDigest: digestOf(formatConfiguration(configuration)),
      items: applied.map(({ kind, key }) => `${kind} ${key}`),
    },
  });
}
