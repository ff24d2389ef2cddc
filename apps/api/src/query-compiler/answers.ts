import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
  responsePathAsArray,
} from 'graphql';
import type { RequestContext, WorkspaceContext } from '../auth/context.ts';
import type { Tx } from '../db/tenant-db.ts';
import { getPlan } from './plans.ts';
import { isRead, type Read } from './read.ts';
import { nestedReads, statementFor } from './read-field.ts';
import { collect } from './selection.ts';

/**
 * Returns the context in which to run a mutation. The selected fields of its result are read with compiled SQL in the
 * transaction of the change, before the commit.
 */
export function withMutationAnswer(ctx: RequestContext, info: GraphQLResolveInfo): RequestContext {
  if (ctx.workspaceAccess.kind !== 'entered') return ctx;
  const { context } = ctx.workspaceAccess;
  const { db } = context;
  const writing: WorkspaceContext = {
    ...context,
    db: {
      read: (work) => db.read(work),
      write: (work) =>
        db.write(async (tx) => {
          const result = await work(tx);
          await readAnswer(tx, context, info, result);
          return result;
        }),
    },
  };
  return { ...ctx, workspaceAccess: { kind: 'entered', context: writing } };
}

/** For each mutation result, the values that were read for its fields, by response key. */
const answers = new WeakMap<object, Readonly<Record<string, unknown>>>();

/** Returns the values that were read for a mutation result. Returns undefined for any other object. */
export const mutationAnswerOf = (result: object) => answers.get(result);

async function readAnswer(tx: Tx, ctx: WorkspaceContext, info: GraphQLResolveInfo, result: unknown): Promise<void> {
  const owner = getNamedType(info.returnType);
  if (!isMutationAnswer(result) || !isObjectType(owner)) return;
  const asked = selectedReads(info, owner, result);
  if (asked.length === 0) return;
  const { schema, fragments, operation: node, variableValues: variables } = info;
  const found = getPlan(
    { schema, fragments, node, variables },
    ctx.ability,
    asked.map(({ root }) => root),
    true,
  );
  const reads = [...asked.map(({ read }) => read), ...nestedReads(found, variables)];
  const [row] = await tx.last<{ data: string }>(statementFor(ctx, found, reads, []));
  if (row) answers.set(result, JSON.parse(row.data));
}

const isMutationAnswer = (result: unknown): result is Readonly<Record<string, unknown>> =>
  typeof result === 'object' && result !== null && Object.values(result).some(isRead);

function selectedReads(info: GraphQLResolveInfo, owner: GraphQLObjectType, result: Readonly<Record<string, unknown>>) {
  const { schema, fragments, variableValues: variables, fieldNodes, path } = info;
  const sets = fieldNodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  const above = responsePathAsArray(path);
  return [...collect({ schema, fragments, variables }, owner, sets)].flatMap(([key, nodes]) => {
    const read = readIn(result, nodes);
    return read ? [{ root: { owner, key, nodes, above }, read }] : [];
  });
}

function readIn(result: Readonly<Record<string, unknown>>, [node]: readonly FieldNode[]): Read | null {
  const value = result[node?.name.value ?? ''];
  return isRead(value) ? value : null;
}
