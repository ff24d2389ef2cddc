import { defaultFieldResolver, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../auth/context.ts';
import { Denial } from '../errors/denials.ts';
import { requireRecentProof } from './reauthentication.ts';
import { isOfWorkspace, type RequiredPermission } from './required-policies.ts';

type RootField = GraphQLField<unknown, RequestContext>;

/**
 * Root fields outside a workspace that a playground token can call, with the reason. All other fields outside a
 * workspace are refused.
 */
const OPEN_TO_PLAYGROUND: Readonly<Record<string, string>> = {};

/** Adds checks to every root field that run before the field's own permission check. */
export function guardRoots(schema: GraphQLSchema): GraphQLSchema {
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
    for (const field of Object.values(root?.getFields() ?? {})) guard(field);
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) guardMutation(field);
  return schema;
}

function guardMutation(field: RootField): void {
  const { resolve = defaultFieldResolver } = field;
  field.resolve = async (source, args, ctx, info) => {
    await requireRecentProof(ctx, info);
    return resolve(source, args, ctx, info);
  };
}

function guard(field: RootField): void {
  const { resolve = defaultFieldResolver, subscribe } = field;
  // A subscription is checked when it starts. Its resolver receives only changes that the caller can read.
  if (subscribe) {
    field.subscribe = (source, args, ctx, info) => {
      refuseOutsidePlayground(ctx, field);
      return subscribe(source, args, ctx, info);
    };
    return;
  }
  field.resolve = (source, args, ctx, info) => {
    refuseOutsidePlayground(ctx, field);
    return resolve(source, args, ctx, info);
  };
}

/**
 * Throws if a playground token is used for a field outside its workspace. Account, platform and sign-in fields need a
 * session token.
 */
function refuseOutsidePlayground({ actor }: RequestContext, { name, extensions }: RootField): void {
  if (actor.kind !== 'user' || actor.tokenUse !== 'playground') return;
  const gate = extensions.can as RequiredPermission | undefined;
  if ((gate && isOfWorkspace(gate)) || Object.hasOwn(OPEN_TO_PLAYGROUND, name)) return;
  throw new Denial('FORBIDDEN', 'A playground token is valid for one workspace only. Use the app for this.');
}
