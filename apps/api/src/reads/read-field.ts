import { type GraphQLResolveInfo, isNonNullType, responsePathAsArray } from 'graphql';
import type { WorkspaceContext } from '../context/context.ts';
import { Denial, notFound } from '../errors/denials.ts';
import { argumentsOf, type Field, located } from './plan.ts';
import { type Planned, planned } from './plans.ts';
import { boundOf, type Read } from './read.ts';
import type { Source } from './selection.ts';

/** One root field through graphql-js: one statement, and its answer as an object. */
export async function readField(ctx: WorkspaceContext, info: GraphQLResolveInfo, read: Read): Promise<unknown> {
  const { schema, fragments, operation: node, fieldNodes: nodes, parentType: owner, variableValues: variables } = info;
  const operation = { schema, fragments, node, variables };
  const found = planned(
    operation,
    ctx.ability,
    [{ owner, key: String(info.path.key), nodes, above: responsePathAsArray(info.path).slice(0, -1) }],
    true,
  );
  const reads = [read, ...nestedReads(found, variables)];
  const text = await fetchText(ctx, found, reads, []);
  if (text === 'null' && isNonNullType(info.returnType)) throw notFound();
  return text === null ? null : JSON.parse(text);
}

/** What the fields with arguments want; a denial of theirs names them. */
export const nestedReads = ({ plan }: Planned, variables: Source['variables']): Read[] =>
  plan.asked.map((field) => nestedRead(field, variables));

function nestedRead(field: Field, variables: Source['variables']): Read {
  if (field.spec?.kind !== 'relation') throw new TypeError(`${field.key} takes no arguments.`);
  try {
    return field.spec.read(argumentsOf(field, variables) as never);
  } catch (error) {
    throw error instanceof Denial ? located(error, field.path, field.nodes) : error;
  }
}

/** Runs the statement of a plan for these reads. */
export function fetchText(
  ctx: WorkspaceContext,
  { statements }: Planned,
  reads: readonly Read[],
  constants: readonly string[],
): Promise<string | null> {
  const statement = statements.find(ctx.ability, reads);
  const run = { ctx, now: ctx.services.clock(), bound: reads.map(boundOf), constants };
  const values = statement.values.map((value) => value.read(run));
  return ctx.services.database.reads.fetch(ctx.workspace.id, { ...statement, values });
}
