import type { WorkspaceAction, WorkspaceSubject } from './actions.ts';
import {
  exceptApiKeys,
  offeredToMe,
  ownedByMe,
  ownRow,
  type PermissionRule,
  permit,
  sharedHere,
} from './permission-rule.ts';
import { type PolicyKey, REGISTRY } from './registry/registry.ts';

/**
 * Permissions of every member, regardless of policies. Permissions without `exceptApiKeys` also apply to API keys and
 * support sessions.
 */
export const BASELINE: readonly PermissionRule[] = [
  permit('read', 'Workspace'),
  permit('read', 'Role'),
  permit('read', 'Policy'),
  // API keys need the policy workspace.members to see members.
  permit('read', 'Member', exceptApiKeys()),
  permit(['leave', 'explain', 'setAvailability'], 'Member', exceptApiKeys(ownRow)),
  // Members need no permission to request further permissions.
  permit(['read', 'create'], 'AccessRequest', exceptApiKeys(ownedByMe)),
  permit(['read', 'accept', 'decline'], 'OwnershipTransfer', exceptApiKeys(offeredToMe)),
  permit(['read', 'markRead', 'mute'], 'Notification', exceptApiKeys(ownedByMe)),
  permit(['read', 'update'], 'SetupGuide', exceptApiKeys(ownedByMe)),
  permit(['read', 'create', 'update', 'delete'], 'SavedView', exceptApiKeys(ownedByMe)),
  permit('read', 'SavedView', exceptApiKeys(sharedHere)),
  permit(['read', 'pause', 'resume', 'cancel'], 'Job', exceptApiKeys(ownedByMe)),
];

const ownerInPerson = exceptApiKeys((me) => (me.role === 'owner' ? 'all' : 'none'));

/** Permissions of the owner that are not policies, so they cannot be granted or added to an API key. */
export const OWNER_ONLY: readonly PermissionRule[] = [
  permit(['delete', 'transferOwnership', 'assignOrganization', 'export'], 'Workspace', ownerInPerson),
  permit(['read', 'cancel'], 'OwnershipTransfer', ownerInPerson),
];

/** Role or policies that an action requires. */
export interface Requirement {
  /**
   * Whether every member has the permission. The permission can be limited to the member's own records or exclude API
   * keys.
   */
  readonly everyone: boolean;
  readonly ownerOnly: boolean;
  /** Policies of which each is sufficient on its own. */
  readonly policies: readonly PolicyKey[];
}

/**
 * Returns the role or the policies that an action requires. They are named in FORBIDDEN errors and at disabled buttons.
 */
export function requirementFor<S extends WorkspaceSubject>(action: WorkspaceAction<S>, subject: S): Requirement {
  const says = (allowances: readonly PermissionRule[]) =>
    allowances.some((one) => one.subject === subject && one.actions.includes(action));
  return {
    everyone: says(BASELINE),
    ownerOnly: says(OWNER_ONLY),
    policies: REGISTRY.filter(({ allows }) => says(allows)).map(({ key }) => key),
  };
}
