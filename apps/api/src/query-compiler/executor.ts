import {
  type DocumentNode,
  defaultFieldResolver,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  isLeafType,
  OperationTypeNode,
} from 'graphql';
import type { RequestContext, WorkspaceContext } from '../auth/context.ts';
import { UnprovenCallerError } from '../db/read-db.ts';
import { NotExpressible } from './leaf.ts';
import type { Field, RootSelection } from './plan.ts';
import { type CachedPlan, fragmentsIn, getPlan, type Operation } from './plans.ts';
import { isProjected, PLANNING, type PlanningInfo } from './projected.ts';
import type { Read } from './read.ts';
import { fetchText, nestedReads, prefetch } from './read-field.ts';
import { collect } from './selection.ts';

interface ExecutionRequest {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
}

/** Response data as JSON text, as returned by the database. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/**
 * Executes an operation. If all its fields can be compiled to SQL and no access is denied, the database returns the
 * response as text. Otherwise graphql-js executes the operation.
 */
export async function answer(
  schema: GraphQLSchema,
  ctx: RequestContext,
  asked: ExecutionRequest,
): Promise<ExecutionResult> {
  const text = await executeInDatabase(schema, ctx, asked);
  if (text !== null) return { data: new JsonText(text) as unknown as Record<string, unknown> };
  await prefetchReads(schema, ctx, asked);
  return executeWithGraphqlJs(schema, ctx, asked);
}

/** Executes an operation with graphql-js, which produces all responses that contain errors. */
export const executeWithGraphqlJs = (
  schema: GraphQLSchema,
  ctx: RequestContext,
  { document, operationName, variables }: ExecutionRequest,
) =>
  execute({
    schema,
    document,
    contextValue: ctx,
    variableValues: variables ?? {},
    operationName: operationName ?? null,
  });

/**
 * Returns the response data as JSON text. Returns null if the response would contain an error, or if a field cannot be
 * compiled to SQL.
 */
export async function executeInDatabase(
  schema: GraphQLSchema,
  ctx: RequestContext,
  asked: ExecutionRequest,
): Promise<string | null> {
  const reading = readingOf(schema, ctx, asked);
  // An operation is executed either completely in the database or completely by graphql-js.
  if (!reading || reading.roots.some(({ reads, isTypeName }) => !reads && !isTypeName)) return null;
  const { context, operation, roots } = reading;
  return nullIfRefused(ctx, async () => {
    const found = getPlan(operation, context.ability, roots, false);
    const reads = await rootReads(operation, ctx, roots);
    const all = [...reads, ...nestedReads(found, operation.variables)];
    return fetchText(context, found, all, await constantsOf(found, operation, ctx));
  });
}

/**
 * Reads all permitted root fields for graphql-js with a single SQL statement. Does nothing if there is only one root
 * field.
 */
async function prefetchReads(schema: GraphQLSchema, ctx: RequestContext, asked: ExecutionRequest): Promise<void> {
  const reading = readingOf(schema, ctx, asked);
  const roots = reading?.roots.filter(({ reads }) => reads) ?? [];
  // A single root field requires only one statement even without prefetching.
  if (!reading || roots.length < 2) return;
  const { context, operation } = reading;
  await nullIfRefused(ctx, async () => {
    const permitted = await permittedReads(operation, ctx, roots);
    if (permitted.length < 2) return;
    const found = getPlan(
      operation,
      context.ability,
      permitted.map(({ root }) => root),
      true,
    );
    const reads = [...permitted.map(({ read }) => read), ...nestedReads(found, operation.variables)];
    prefetch(context, operation.node, await fetchText(context, found, reads, []));
  });
}

interface ReadOperation {
  readonly context: WorkspaceContext;
  readonly operation: Operation;
  readonly roots: readonly Root[];
}

/**
 * Returns the parsed operation. Returns null if the API caller has not entered a workspace, or if no root field of the
 * operation is read with SQL.
 */
function readingOf(
  schema: GraphQLSchema,
  { workspaceAccess: entrance }: RequestContext,
  asked: ExecutionRequest,
): ReadOperation | null {
  const operation = entrance.kind === 'entered' ? operationOf(schema, asked) : null;
  if (entrance.kind !== 'entered' || !operation) return null;
  const roots = rootsOf(operation);
  return roots.some(({ reads }) => reads) ? { context: entrance.context, operation, roots } : null;
}

/**
 * Returns the result of `work`, or null if it fails, in which case graphql-js reports the error. An unexpected error is
 * logged, because it may not occur again in graphql-js.
 */
async function nullIfRefused<T>({ services }: RequestContext, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const expected = [NotExpressible, GraphQLError, UnprovenCallerError].some((kind) => error instanceof kind);
    if (!expected) services.log.error({ err: error }, 'a read could not be passed through');
    return null;
  }
}

function operationOf(
  schema: GraphQLSchema,
  { document, operationName, variables }: ExecutionRequest,
): Operation | null {
  const node = getOperationAST(document, operationName);
  if (node?.operation !== OperationTypeNode.QUERY) return null;
  const { coerced } = getVariableValues(schema, node.variableDefinitions ?? [], variables ?? {}, ONE_ERROR);
  return coerced ? { schema, node, fragments: fragmentsIn(document), variables: coerced } : null;
}

/** Limits coercion to one error, because graphql-js then executes the operation again and reports all errors. */
const ONE_ERROR = { maxErrors: 1 };

interface Root extends RootSelection {
  /** True if the root field can be read with SQL. */
  readonly reads: boolean;
  readonly isTypeName: boolean;
}

function rootsOf(operation: Operation): Root[] {
  const owner = operation.schema.getQueryType();
  if (!owner) return [];
  return [...collect(operation, owner, [operation.node.selectionSet])].map(([key, nodes]) => {
    const name = nodes[0]?.name.value ?? '';
    const field = owner.getFields()[name];
    return { owner, key, nodes, reads: field !== undefined && isProjected(field), isTypeName: name === '__typename' };
  });
}

const rootReads = (operation: Operation, ctx: RequestContext, roots: readonly RootSelection[]): Promise<Read[]> =>
  Promise.all(roots.map((root) => rootRead(operation, ctx, root)));

/** Checks the permission for a root field, and returns the read that its resolver creates from the arguments. */
async function rootRead({ variables }: Operation, ctx: RequestContext, { owner, nodes }: RootSelection): Promise<Read> {
  const [node] = nodes;
  const field = node && owner.getFields()[node.name.value];
  if (!node || !field?.resolve) return NOTHING;
  const args = getArgumentValues(field, node, { ...variables });
  return field.resolve(undefined, args, ctx, {
    fieldName: field.name,
    parentType: owner,
    [PLANNING]: true,
  } as unknown as PlanningInfo) as Promise<Read>;
}

/** Returns the reads of the permitted root fields. Errors of the other root fields are reported by graphql-js. */
async function permittedReads(operation: Operation, ctx: RequestContext, roots: readonly RootSelection[]) {
  const tried = await Promise.allSettled(roots.map((root) => rootRead(operation, ctx, root)));
  return tried.flatMap((one, index) => {
    const root = roots[index];
    if (one.status === 'fulfilled') return root ? [{ root, read: one.value }] : [];
    if (one.reason instanceof GraphQLError) return [];
    throw one.reason;
  });
}

/** Placeholder read for a `__typename` field, so that the positions of reads and fields correspond. */
const NOTHING: Read = { kind: 'one', where: null };

const constantsOf = ({ plan }: CachedPlan, { variables }: Operation, ctx: RequestContext) =>
  Promise.all(
    plan.constants.map(async (field) => {
      const { def, nodes } = field;
      const [node] = nodes;
      if (!def?.resolve || !node) throw new NotExpressible('The constant has no resolver.');
      const args = getArgumentValues(def, node, { ...variables });
      return plainJson(field, await def.resolve(undefined, args, ctx, { fieldName: def.name } as GraphQLResolveInfo));
    }),
  );

/**
 * Returns a constant as JSON text. The text is identical to the text that graphql-js and JSON.stringify produce for the
 * same selection.
 */
function plainJson(field: Field, value: unknown): string {
  if (value === null || value === undefined) {
    if (!field.nullable) throw new NotExpressible(`${field.owner.name}.${field.key} is null.`);
    return 'null';
  }
  if (!field.list) return itemJson(field, value);
  if (!Array.isArray(value)) throw new NotExpressible(`${field.owner.name}.${field.key} is not a list.`);
  return `[${value.map((item) => itemJson(field, item)).join(',')}]`;
}

function itemJson(field: Field, value: unknown): string {
  const { type, children } = field;
  if (value === null || value === undefined) throw new NotExpressible('graphql-js must handle a null item of a list.');
  if (isLeafType(type)) return JSON.stringify(type.serialize(value));
  const entries = children.map((child) => `${JSON.stringify(child.key)}:${memberJson(child, value)}`);
  return `{${entries.join(',')}}`;
}

/** Returns a field of a constant object as JSON text. Fields with resolvers are left to graphql-js. */
function memberJson(child: Field, parent: unknown): string {
  if (child.def === null) return JSON.stringify(child.owner.name);
  if (child.def.args.length > 0 || child.def.extensions.can || child.spec)
    throw new NotExpressible('graphql-js must resolve this field.');
  const value = (child.def.resolve ?? defaultFieldResolver)(parent, {}, {}, {
    fieldName: child.def.name,
  } as GraphQLResolveInfo);
  if (value instanceof Promise) throw new NotExpressible('graphql-js must resolve this field.');
  return plainJson(child, value);
}
