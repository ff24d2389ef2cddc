import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
  responsePathAsArray,
} from 'graphql';
import { Extensions, type MiddlewareFn, UseMiddleware } from 'type-graphql';
import { requireWorkspace } from '../auth/access-context.ts';
import type { RequestContext, WorkspaceContext } from '../auth/context.ts';
import { isModel } from '../db/data-model.ts';
import { notFound } from '../errors/denials.ts';
import { mutationAnswerOf, withMutationAnswer } from './answers.ts';
import { specOf } from './field-spec.ts';
import { isSemanticNonNull } from './nullability.ts';
import { planFor } from './plan.ts';
import { isRead, type Read } from './read.ts';
import { readField } from './read-field.ts';
import { reviveDates } from './row.ts';
import { isSubject } from './rules.ts';

/**
 * Marks the `info` argument of a resolver call that must return the read of a root field without executing the read.
 */
export const PLANNING: unique symbol = Symbol('planning');

export type PlanningInfo = GraphQLResolveInfo & { readonly [PLANNING]?: true };

/** Declares a root field whose method returns a read, which is then compiled and executed. */
export function ProjectedField(): MethodDecorator {
  const answer: MiddlewareFn<RequestContext> = async ({ context, info }, next) => {
    const read = (await next()) as Read;
    if (!isRead(read)) throw new TypeError(`${info.fieldName} is a projected field, but did not return a read.`);
    if ((info as PlanningInfo)[PLANNING]) return read;
    return project(requireWorkspace(context), info, read);
  };
  return (target, key, descriptor) => {
    (Extensions({ projected: true }) as MethodDecorator)(target, key, descriptor);
    (UseMiddleware(answer) as MethodDecorator)(target, key, descriptor);
  };
}

export const isProjected = (field: GraphQLField<unknown, unknown>): boolean => field.extensions.projected === true;

/** Reads a value that is not a root field, such as the current state of an object in a subscription. */
export const project = async (ctx: WorkspaceContext, info: GraphQLResolveInfo, read: Read): Promise<unknown> =>
  markProjected(await readField(ctx, info, read));

/** Objects returned by a compiled statement. The values in these objects have the response keys as their names. */
const projections = new WeakSet<object>();

function markProjected<T>(value: T): T {
  if (Array.isArray(value)) for (const item of value) markProjected(item);
  else if (typeof value === 'object' && value !== null) projections.add(value);
  return value;
}

/**
 * Wraps resolvers: fields of objects returned by a statement use the values that were read, and mutations read their
 * results.
 */
export function withProjection(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || roots.includes(type)) continue;
    for (const field of Object.values(type.getFields())) field.resolve = resolveFromProjection(type.name, field);
  }
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, ctx: RequestContext, info) =>
      resolve(source, args, withMutationAnswer(ctx, info), info);
  }
  return schema;
}

type Resolver = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * Returns the resolver of a field. For a model with rules, the resolver throws an error unless the row was read by a
 * compiled statement. Other objects use their own resolvers.
 */
function resolveFromProjection(owner: string, field: GraphQLField<unknown, RequestContext>): Resolver {
  const resolve = field.resolve ?? defaultFieldResolver;
  const spec = specOf(field as GraphQLField<unknown, unknown>);
  const isRow = isSubject(owner) && isModel(owner);
  return (source, args, context, info) => {
    // A constant depends only on the viewer's access, so it requires no row.
    if (spec?.kind === 'constant') return resolve(undefined, args, context, info);
    if (typeof source !== 'object' || source === null || !projections.has(source)) {
      if (isRow) throw new TypeError(`${owner}.${field.name} can be read only through a projection.`);
      const answered = answerOf(source, info);
      return answered === undefined ? resolve(source, args, context, info) : answered;
    }
    const value = (source as Record<string, unknown>)[info.path.key];
    if (value === undefined) throw refusalOf(requireWorkspace(context), info);
    if (value === null && isSemanticNonNull(field as GraphQLField<unknown, unknown>)) throw notFound();
    if (spec?.kind !== 'row') return markProjected(value);
    return resolve(reviveDates(owner, spec.select, value as Record<string, unknown>), args, context, info);
  };
}

/** Returns the authorization error of a field that was omitted from the plan. */
function refusalOf({ ability }: WorkspaceContext, info: GraphQLResolveInfo): unknown {
  const { schema, fragments, variableValues: variables, fieldNodes: nodes, parentType: owner, path } = info;
  const root = { owner, key: String(path.key), nodes, above: responsePathAsArray(path).slice(0, -1) };
  try {
    planFor({ schema, fragments, variables }, ability, [root]);
  } catch (error) {
    return error;
  }
  return new TypeError(`${owner.name}.${info.fieldName} was not read.`);
}

/**
 * Returns the value that was read for this field of a mutation result. Returns undefined for other fields. Throws
 * NOT_FOUND if the API caller can no longer read the object.
 */
function answerOf(source: unknown, info: GraphQLResolveInfo): unknown {
  const answer = typeof source === 'object' && source !== null ? mutationAnswerOf(source) : undefined;
  if (!answer) return undefined;
  const value = answer[info.path.key];
  // After this mutation, the API caller can no longer read the object.
  const isRequired = info.parentType.getFields()[info.fieldName]?.extensions.isRequiredOnSuccess === true;
  if (value === null && isRequired) throw notFound();
  return markProjected(value);
}
