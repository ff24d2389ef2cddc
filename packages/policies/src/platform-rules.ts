import type { RawRule } from './ability.ts';
import type { PlatformAction, PlatformSubject } from './actions.ts';
import { assertConditions, type Conditions } from './conditions.ts';

/** A caller before entering a workspace. */
export interface PlatformCaller {
  kind: 'anonymous' | 'user';
  userId?: string;
  emailVerified?: boolean;
  globalRole?: 'ADMIN' | 'USER';
  /** A global admin without the second factor that the platform requires. Platform permissions are withheld. */
  lacksSecondFactor?: boolean;
  /** Platform setting for this user (WC-39). Absent: false. */
  canCreateWorkspaces?: boolean;
}

/** Permissions outside workspaces. Global admins have none inside a workspace (WC-35). */
export function platformRules(caller: PlatformCaller): RawRule[] {
  if (caller.kind === 'anonymous') return [];
  const { userId } = caller;
  if (!userId) throw new TypeError('A signed-in caller needs a userId.');
  return [
    toRule(['update'], 'Viewer'),
    toRule(['revoke'], 'Session', { userId }),
    // Invitations require a verified address, which could otherwise belong to someone else (WC-38).
    ...(caller.emailVerified === true ? [toRule(['accept', 'decline'], 'MyInvitation')] : []),
    ...(caller.emailVerified === true ? organizations(userId) : []),
    ...(caller.emailVerified === true && caller.canCreateWorkspaces === true ? [toRule(['create'], 'Workspace')] : []),
    ...(caller.globalRole === 'ADMIN' && caller.lacksSecondFactor !== true ? globalAdmin() : []),
  ];
}

/** Memberships determine which organizations are readable. Managing one grants nothing in its workspaces. */
const organizations = (userId: string): RawRule[] => [
  toRule(['read', 'create'], 'Organization'),
  toRule(['update'], 'Organization', { managerId: userId }),
];

const globalAdmin = (): RawRule[] => [
  toRule(['read', 'manage'], 'Platform'),
  toRule(['read', 'update', 'disable'], 'PlatformUser'),
];

function toRule<S extends PlatformSubject>(action: PlatformAction<S>[], subject: S, conditions?: Conditions): RawRule {
  if (!conditions) return { action, subject };
  return { action, subject, conditions: { ...assertConditions(conditions, `${action.join(', ')} ${subject}`) } };
}
