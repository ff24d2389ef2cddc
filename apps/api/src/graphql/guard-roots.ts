import { defaultFieldResolver, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../auth/context.ts';
import { Denial } from '../errors/denials.ts';
import { requireRecentProof } from './reauthentication.ts';
import { isOfWorkspace, type RequiredPermission } from './required-policies.ts';

type RootField = GraphQLField<unknown, RequestContext>;

/** Root fields outside a workspace that a playground token may call, by name with the reason. All others are refused. */
const OPEN_TO_PLAYGROUND: Readonly<Record<string, string>> = {};

/** Adds the checks that apply to every root field, gated or public, and run before its own gate. */
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
  // Subscriptions are checked at the start; their resolver only maps admitted events.
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

/** A playground token opens the fields of one workspace; the account, the platform and sign-in need a session token. */
function refuseOutsidePlayground({ actor }: RequestContext, { name, extensions }: RootField): void {
  if (actor.kind !== 'user' || actor.tokenUse !== 'playground') return;
  const gate = extensions.can as RequiredPermission | undefined;
  if ((gate && isOfWorkspace(gate)) || Object.hasOwn(OPEN_TO_PLAYGROUND, name)) return;
  throw new Denial('FORBIDDEN', 'A playground token is valid for one workspace only. Use the app for this.');
}
