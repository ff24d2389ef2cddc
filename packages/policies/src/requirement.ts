import type { WorkspaceAction, WorkspaceSubject } from './actions.ts';
import { BASELINE, OWNER_ONLY } from './baseline.ts';
import type { PermissionRule } from './permission-rule.ts';
import { type PolicyKey, REGISTRY } from './registry/registry.ts';

/** What somebody must be or hold before they may do something in a workspace, whole or within a condition. */
export interface Requirement {
  /** Comes with being in the workspace; perhaps only for one's own rows, perhaps not for a key. */
  readonly everyone: boolean;
  readonly ownerOnly: boolean;
  /** Any one of these is enough. */
  readonly policies: readonly PolicyKey[];
}

/** The permission that a FORBIDDEN or a disabled button names. */
export function requirementFor<S extends WorkspaceSubject>(action: WorkspaceAction<S>, subject: S): Requirement {
  const says = (allowances: readonly PermissionRule[]) =>
    allowances.some((one) => one.subject === subject && one.actions.includes(action));
  return {
    everyone: says(BASELINE),
    ownerOnly: says(OWNER_ONLY),
    policies: REGISTRY.filter(({ allows }) => says(allows)).map(({ key }) => key),
  };
}
