import { type GraphQLResolveInfo, type OperationDefinitionNode, responsePathAsArray } from 'graphql';
import type { WorkspaceContext } from '../auth/context.ts';
import type { ReadStatement } from '../db/read-db.ts';
import { Denial, notFound } from '../errors/denials.ts';
import { strangeCursor } from '../graphql/connection.ts';
import { spend } from './cost.ts';
import { isRequired } from './nullability.ts';
import { argumentsOf, type Field, nodeNameOf, readOf, withLocation } from './plan.ts';
import { type CachedPlan, getPlan } from './plans.ts';
import { boundOf, orderName, type Read } from './read.ts';
import type { Source } from './selection.ts';

/**
 * Reads one root field for graphql-js, either from the prefetched values or with a separate statement. Throws NOT_FOUND
 * if a required row is missing.
 */
export async function readField(ctx: WorkspaceContext, info: GraphQLResolveInfo, read: Read): Promise<unknown> {
  const value = ahead.has(ctx) && info.path.prev === undefined ? partOf(ctx, info) : undefined;
  const found = value === undefined ? await readAlone(ctx, info, read) : value;
  const field = info.parentType.getFields()[info.fieldName];
  if (found === null && field && isRequired(field)) throw notFound();
  return found;
}

async function readAlone(ctx: WorkspaceContext, info: GraphQLResolveInfo, read: Read): Promise<unknown> {
  const { schema, fragments, operation: node, fieldNodes: nodes, parentType: owner, variableValues: variables } = info;
  const key = String(info.path.key);
  const root = { owner, key, nodes, above: responsePathAsArray(info.path).slice(0, -1) };
  const found = getPlan({ schema, fragments, node, variables }, ctx.ability, [root], true);
  const text = await fetchText(ctx, found, [read, ...nestedReads(found, variables)], []);
  return text === null ? null : JSON.parse(text)[key];
}

/** Prefetched values of the root fields, by operation. */
const ahead = new WeakMap<WorkspaceContext, { node: OperationDefinitionNode; values: Record<string, unknown> }>();

export function prefetch(ctx: WorkspaceContext, node: OperationDefinitionNode, text: string | null): void {
  if (text !== null) ahead.set(ctx, { node, values: JSON.parse(text) });
}

function partOf(ctx: WorkspaceContext, { operation, path }: GraphQLResolveInfo): unknown {
  const stored = ahead.get(ctx);
  return stored?.node === operation ? stored.values[path.key] : undefined;
}

/** Returns the reads of the fields with arguments. An authorization error contains the path of the field. */
export const nestedReads = ({ plan }: CachedPlan, variables: Source['variables']): Read[] =>
  plan.asked.map((field) => nestedRead(field, variables));

function nestedRead(field: Field, variables: Source['variables']): Read {
  const read = readOf(field.spec);
  if (!read) throw new TypeError(`${field.key} takes no arguments.`);
  try {
    return read(argumentsOf(field, variables) as never);
  } catch (error) {
    throw error instanceof Denial ? withLocation(error, field.path, field.nodes) : error;
  }
}

/**
 * Returns the SQL statement of a plan for these reads, with the values of this run. Adds its cost to the cost of the
 * request.
 */
export function statementFor(
  ctx: WorkspaceContext,
  { plan, statements }: CachedPlan,
  reads: readonly Read[],
  constants: readonly string[],
): ReadStatement {
  for (const [index, field] of [...plan.roots, ...plan.asked].entries()) assertOwnCursor(field, reads[index]);
  const { cost, text, name, values } = statements.find(ctx.ability, reads);
  spend(ctx, cost);
  const run = { ctx, now: ctx.services.clock(), bound: reads.map(boundOf), constants };
  return { text, name, values: values.map((value) => value.read(run)) };
}

/** Throws VALIDATION_FAILED if the cursor was created by a list with another type or order. */
function assertOwnCursor(field: Field, read: Read | undefined): void {
  if (read?.kind !== 'page' || !read.cursor || read.cursor.order === orderName(nodeNameOf(field.type) ?? '', read))
    return;
  throw withLocation(strangeCursor(read.cursor.argument), field.path, field.nodes);
}

/** Runs the SQL statement of a plan for these reads. Returns JSON text, or null if a required row is missing. */
export function fetchText(
  ctx: WorkspaceContext,
  ...[found, reads, constants]: [CachedPlan, readonly Read[], readonly string[]]
): Promise<string | null> {
  const statement = statementFor(ctx, found, reads, constants);
  const { proof, transport } = ctx;
  return ctx.services.database.reads.fetch(ctx.workspace.id, statement, { proof, onAbort: transport.onAbort });
}
