import type { RawRule } from './ability.ts';
import type { PlatformAction, PlatformSubject } from './actions.ts';
import { assertConditions, type Conditions } from './conditions.ts';

/** A user who makes a request outside any workspace. */
export interface PlatformCaller {
  kind: 'anonymous' | 'user';
  userId?: string;
  emailVerified?: boolean;
  globalRole?: 'ADMIN' | 'USER';
  /**
   * Whether the user is a global admin who has not completed the required two-factor authentication. If so, platform
   * permissions are withheld.
   */
  lacksSecondFactor?: boolean;
  /** Whether the user can create workspaces (WC-39). If omitted, the user cannot create workspaces. */
  canCreateWorkspaces?: boolean;
}

/** Returns the rules that apply outside workspaces. A global admin has no permissions within a workspace (WC-35). */
export function platformRules(caller: PlatformCaller): RawRule[] {
  if (caller.kind === 'anonymous') return [];
  const { userId } = caller;
  if (!userId) throw new TypeError('A signed-in caller needs a userId.');
  return [
    toRule(['update'], 'Viewer'),
    toRule(['revoke'], 'Session', { userId }),
    // An unverified email address could belong to another person, who would then receive the invitation (WC-38).
    ...(caller.emailVerified === true ? [toRule(['accept', 'decline'], 'MyInvitation')] : []),
    ...(caller.emailVerified === true ? organizations(userId) : []),
    ...(caller.emailVerified === true && caller.canCreateWorkspaces === true ? [toRule(['create'], 'Workspace')] : []),
    ...(caller.globalRole === 'ADMIN' && caller.lacksSecondFactor !== true ? globalAdmin() : []),
  ];
}

/**
 * Returns the rules for organizations that apply to a user with a verified email address. Only the manager of an
 * organization can change it. No rule gives access to the workspaces of the organization.
 */
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
