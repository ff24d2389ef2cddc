import { type Allowance, allow, offeredToMe, ownedByMe, ownRow, peopleOnly, sharedHere } from './permission-rule.ts';

/** What comes with being in the workspace at all, without any policy. */
export const BASELINE: readonly Allowance[] = [
  allow('read', 'Workspace'),
  allow('read', 'Role'),
  allow('read', 'Policy'),
  // A key sees the people behind a workspace only with workspace.members.
  allow('read', 'Member', peopleOnly()),
  allow(['leave', 'explain'], 'Member', peopleOnly(ownRow)),
  // Whoever meets a closed door may knock.
  allow(['read', 'create'], 'AccessRequest', peopleOnly(ownedByMe)),
  allow(['read', 'accept', 'decline'], 'OwnershipTransfer', peopleOnly(offeredToMe)),
  allow(['read', 'markRead', 'mute'], 'Notification', peopleOnly(ownedByMe)),
  allow(['read', 'create', 'update', 'delete'], 'SavedView', peopleOnly(ownedByMe)),
  allow('read', 'SavedView', peopleOnly(sharedHere)),
  allow(['read', 'pause', 'resume', 'cancel'], 'Job', peopleOnly(ownedByMe)),
  allow(['read', 'enroll', 'remove'], 'Voiceprint', peopleOnly(ownedByMe)),
];

const ownerInPerson = peopleOnly((me) => (me.role === 'owner' ? 'everywhere' : 'nowhere'));

/** Not policies, and so never granted, scoped or implied. A key is never an owner, whoever created it. */
export const OWNER_ONLY: readonly Allowance[] = [
  allow(['delete', 'transferOwnership', 'setOrganization'], 'Workspace', ownerInPerson),
  allow(['read', 'cancel'], 'OwnershipTransfer', ownerInPerson),
];
