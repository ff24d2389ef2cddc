import { REAUTHENTICATION_MINUTES, requiresReauthentication } from '@frontdesk/policies';
import { type FragmentDefinitionNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import type { RequestContext } from '../auth/context.ts';
import { Denial, reauthenticationRequired } from '../errors/denials.ts';
import { proofMethodsOf } from '../modules/identity/accounts/index.ts';
import { assertPermitted } from './can.ts';
import type { RequiredPermission } from './required-policies.ts';

/**
 * Throws REAUTHENTICATION_REQUIRED if the operation contains a mutation that needs a recent re-authentication and the
 * last one is more than ten minutes ago. All root fields are checked before the first one runs. If the caller lacks the
 * permission, the field's own check throws.
 */
export async function requireRecentProof(ctx: RequestContext, info: GraphQLResolveInfo): Promise<void> {
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

/** Returns the names of the root fields, without aliases. Each fragment is read once. */
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
