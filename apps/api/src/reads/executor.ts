import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
} from 'graphql';
import type { RequestContext } from '../context/context.ts';
import { plainJson } from './constants.ts';
import { NotExpressible } from './leaf.ts';
import type { RootSelection } from './plan.ts';
import { fragmentsIn, type Operation, type Planned, planned } from './plans.ts';
import { isProjected, PLANNING, type PlanningInfo } from './projected.ts';
import type { Read } from './read.ts';
import { fetchText, nestedReads } from './read-field.ts';
import { collect } from './selection.ts';

export interface Asked {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
}

/** The text of an answer's data, as the database wrote it. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Passes an operation through when its whole tree is projections and nothing is to be refused; else graphql-js goes over them. */
export async function answer(schema: GraphQLSchema, ctx: RequestContext, asked: Asked): Promise<ExecutionResult> {
  const text = await passedThrough(schema, ctx, asked);
  if (text !== null) return { data: new JsonText(text) as unknown as Record<string, unknown> };
  return goneOver(schema, ctx, asked);
}

/** The one place where errors are made: what is passed through has none. */
export const goneOver = (schema: GraphQLSchema, ctx: RequestContext, { document, operationName, variables }: Asked) =>
  execute({
    schema,
    document,
    contextValue: ctx,
    variableValues: variables ?? {},
    operationName: operationName ?? null,
  });

/** The data of an answer without errors; null when there would be one, or when a field is not SQL. */
export async function passedThrough(schema: GraphQLSchema, ctx: RequestContext, asked: Asked): Promise<string | null> {
  if (ctx.entrance.kind !== 'entered') return null;
  const operation = operationOf(schema, asked);
  if (!operation) return null;
  const roots = rootsOf(operation);
  if (!roots) return null;
  const { context } = ctx.entrance;
  try {
    const found = planned(operation, context.ability, roots, false);
    const reads = await rootReads(operation, ctx, roots);
    const all = [...reads, ...nestedReads(found, operation.variables)];
    return await fetchText(context, found, all, await constantsOf(found, operation, ctx));
  } catch (error) {
    // Refusals are worded in one place, by graphql-js; a defect may not be met there again, and so is logged here.
    const expected = error instanceof NotExpressible || error instanceof GraphQLError;
    if (!expected) ctx.services.log.error({ err: error }, 'a read could not pass through');
    return null;
  }
}

function operationOf(schema: GraphQLSchema, { document, operationName, variables }: Asked): Operation | null {
  const node = getOperationAST(document, operationName);
  if (node?.operation !== OperationTypeNode.QUERY) return null;
  const { coerced } = getVariableValues(schema, node.variableDefinitions ?? [], variables ?? {});
  return coerced ? { schema, node, fragments: fragmentsIn(document), variables: coerced } : null;
}

/** Null when a root field is not a projection, so that an operation is never half of each. */
function rootsOf(operation: Operation): RootSelection[] | null {
  const owner = operation.schema.getQueryType();
  if (!owner) return null;
  const selected = [...collect(operation, owner, [operation.node.selectionSet])];
  const roots = selected.map(([key, nodes]) => ({ owner, key, nodes }));
  const reading = roots.filter(({ nodes }) => nodes[0]?.name.value !== '__typename');
  const fields = owner.getFields();
  const all = reading.every(({ nodes }) => {
    const field = fields[nodes[0]?.name.value ?? ''];
    return field !== undefined && isProjected(field);
  });
  return all && reading.length > 0 ? roots : null;
}

/** Asks each root field, through its own gate and with its own arguments, what it would read. */
const rootReads = ({ variables }: Operation, ctx: RequestContext, roots: readonly RootSelection[]): Promise<Read[]> =>
  Promise.all(
    roots.map(async ({ owner, nodes }) => {
      const [node] = nodes;
      const field = node && owner.getFields()[node.name.value];
      if (!node || !field?.resolve) return NOTHING;
      const args = getArgumentValues(field, node, { ...variables });
      return field.resolve(undefined, args, ctx, {
        fieldName: field.name,
        parentType: owner,
        [PLANNING]: true,
      } as unknown as PlanningInfo) as Promise<Read>;
    }),
  );

/** Stands for `__typename`, so that a read keeps the place of its field. */
const NOTHING: Read = { kind: 'one', where: null };

const constantsOf = ({ plan }: Planned, { variables }: Operation, ctx: RequestContext) =>
  Promise.all(
    plan.constants.map(async (field) => {
      const { def, nodes } = field;
      const [node] = nodes;
      if (!def?.resolve || !node) throw new NotExpressible('A constant has a resolver.');
      const args = getArgumentValues(def, node, { ...variables });
      return plainJson(field, await def.resolve(undefined, args, ctx, { fieldName: def.name } as GraphQLResolveInfo));
    }),
  );
