import type { WorkspaceAction, WorkspaceSubject } from './actions.ts';
import { BASELINE, OWNER_ONLY } from './baseline.ts';
import type { PermissionRule } from './permission-rule.ts';
import { type PolicyKey, REGISTRY } from './registry/registry.ts';

/** Role or policies that an action requires. */
export interface Requirement {
  /** Whether every member has the permission, possibly only for own records or not for API keys. */
  readonly everyone: boolean;
  readonly ownerOnly: boolean;
  /** Policies of which each is sufficient on its own. */
  readonly policies: readonly PolicyKey[];
}

/** Returns the role or the policies that an action requires. FORBIDDEN errors and disabled buttons name them. */
export function requirementFor<S extends WorkspaceSubject>(action: WorkspaceAction<S>, subject: S): Requirement {
  const says = (allowances: readonly PermissionRule[]) =>
    allowances.some((one) => one.subject === subject && one.actions.includes(action));
  return {
    everyone: says(BASELINE),
    ownerOnly: says(OWNER_ONLY),
    policies: REGISTRY.filter(({ allows }) => says(allows)).map(({ key }) => key),
  };
}
