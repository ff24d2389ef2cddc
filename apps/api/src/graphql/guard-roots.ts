import { REAUTHENTICATION_MINUTES, requiresReauthentication } from '@frontdesk/policies';
import {
  defaultFieldResolver,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { RequestContext } from '../auth/context.ts';
import { Denial, reauthenticationRequired } from '../errors/denials.ts';
import { proofMethodsOf } from '../modules/identity/accounts/index.ts';
import { assertPermitted } from './can.ts';
import { isOfWorkspace, type RequiredPermission } from './required-policies.ts';

type RootField = GraphQLField<unknown, RequestContext>;

/**
 * Root fields outside a workspace that can be called with a playground token, with the reason. All other fields outside
 * a workspace are refused.
 */
const OPEN_TO_PLAYGROUND: Readonly<Record<string, string>> = {};

/** Adds checks to every root field, which run before the field's own permission check. */
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
  // A subscription is checked when it starts. Afterwards, its resolver receives only changes that the API caller can
  // read.
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
 * Throws an error if a playground token is used for a field outside its workspace. Account, platform and sign-in fields
 * require a session token.
 */
function refuseOutsidePlayground({ actor }: RequestContext, { name, extensions }: RootField): void {
  if (actor.kind !== 'user' || actor.tokenUse !== 'playground') return;
  const gate = extensions.can as RequiredPermission | undefined;
  if ((gate && isOfWorkspace(gate)) || Object.hasOwn(OPEN_TO_PLAYGROUND, name)) return;
  throw new Denial('FORBIDDEN', 'A playground token is valid for one workspace only. Use the app for this.');
}

/**
 * Throws REAUTHENTICATION_REQUIRED if the operation contains a mutation that requires a recent re-authentication and
 * the last re-authentication was at least ten minutes ago. All root fields are checked before the first one is
 * executed. If the API caller lacks the permission, the field's own check throws an error.
 */
async function requireRecentProof(ctx: RequestContext, info: GraphQLResolveInfo): Promise<void> {
  const { actor, services } = ctx;
  if (actor.kind !== 'user' || isRecent(actor.provedAt, services.clock())) return;
  const names = rootFieldsOf(info.operation.selectionSet, info.fragments);
  const admitted = [...names].some((name) => requiresReauthentication(name) && isAdmitted(ctx, info, name));
  if (admitted) throw reauthenticationRequired(await proofMethodsOf(services, actor.userId));
}

const isRecent = (provedAt: Date, now: Date): boolean =>
  now.getTime() - provedAt.getTime() < REAUTHENTICATION_MINUTES * 60_000;

function isAdmitted(ctx: RequestContext, { parentType }: GraphQLResolveInfo, name: string): boolean {
  const gate = parentType.getFields()[name]?.extensions.can as RequiredPermission | undefined;
  if (!gate) return true;
  try {
    assertPermitted(ctx, gate.action, gate.subject);
    return true;
  } catch (error) {
    if (error instanceof Denial) return false;
    throw error;
  }
}

/** Returns the names of the root fields, without aliases. Each fragment is read only once. */
function rootFieldsOf(
  set: SelectionSetNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  names = new Set<string>(),
  seen = new Set<string>(),
): Set<string> {
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) names.add(node.name.value);
    else if (node.kind === Kind.INLINE_FRAGMENT) rootFieldsOf(node.selectionSet, fragments, names, seen);
    else if (!seen.has(node.name.value)) {
      seen.add(node.name.value);
      const fragment = fragments[node.name.value];
      if (fragment) rootFieldsOf(fragment.selectionSet, fragments, names, seen);
    }
  }
  return names;
}
