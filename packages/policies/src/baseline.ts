import {
  exceptApiKeys,
  offeredToMe,
  ownedByMe,
  ownRow,
  type PermissionRule,
  permit,
  sharedHere,
} from './permission-rule.ts';

/** What comes with being in the workspace at all, without any policy. */
export const BASELINE: readonly PermissionRule[] = [
  permit('read', 'Workspace'),
  permit('read', 'Role'),
  permit('read', 'Policy'),
  // A key sees the people behind a workspace only with workspace.members.
  permit('read', 'Member', exceptApiKeys()),
  permit(['leave', 'explain'], 'Member', exceptApiKeys(ownRow)),
  // Whoever meets a closed door may knock.
  permit(['read', 'create'], 'AccessRequest', exceptApiKeys(ownedByMe)),
  permit(['read', 'accept', 'decline'], 'OwnershipTransfer', exceptApiKeys(offeredToMe)),
  permit(['read', 'markRead', 'mute'], 'Notification', exceptApiKeys(ownedByMe)),
  permit(['read', 'create', 'update', 'delete'], 'SavedView', exceptApiKeys(ownedByMe)),
  permit('read', 'SavedView', exceptApiKeys(sharedHere)),
  permit(['read', 'pause', 'resume', 'cancel'], 'Job', exceptApiKeys(ownedByMe)),
  permit(['read', 'enroll', 'remove'], 'Voiceprint', exceptApiKeys(ownedByMe)),
];

const ownerInPerson = exceptApiKeys((me) => (me.role === 'owner' ? 'everywhere' : 'nowhere'));

/** Not policies, and so never granted, scoped or implied. A key is never an owner, whoever created it. */
export const OWNER_ONLY: readonly PermissionRule[] = [
  permit(['delete', 'transferOwnership', 'setOrganization'], 'Workspace', ownerInPerson),
  permit(['read', 'cancel'], 'OwnershipTransfer', ownerInPerson),
];
