import type { RawRule } from './ability.ts';
import type { PlatformAction, PlatformSubject } from './actions.ts';
import { assertConditions, type Conditions } from './conditions.ts';

/** Whoever calls, before any workspace is entered. */
export interface PlatformCaller {
  kind: 'anonymous' | 'user';
  userId?: string;
  emailVerified?: boolean;
  globalRole?: 'ADMIN' | 'USER';
  /** A global admin whose account lacks the second factor that the platform requires; nothing of the platform is theirs. */
  lacksSecondFactor?: boolean;
  /** What the platform's settings say about this user (WC-39); left out, it is a no. */
  mayCreateWorkspaces?: boolean;
}

/** What a caller may do outside every workspace; being a global admin opens nothing inside one (WC-35). */
export function platformRules(caller: PlatformCaller): RawRule[] {
  if (caller.kind === 'anonymous') return [];
  const { userId } = caller;
  if (!userId) throw new TypeError('A signed-in caller needs a userId.');
  return [
    toRule(['read', 'update'], 'Viewer'),
    toRule(['read', 'revoke'], 'Session', { userId }),
    // Until the address is verified it may be somebody else's, and so may the invitations sent to it (WC-38).
    ...(caller.emailVerified === true ? [toRule(['read', 'accept', 'decline'], 'MyInvitation')] : []),
    ...(caller.emailVerified === true ? organizations(userId) : []),
    ...(caller.emailVerified === true && caller.mayCreateWorkspaces === true ? [toRule(['create'], 'Workspace')] : []),
    ...(caller.globalRole === 'ADMIN' && caller.lacksSecondFactor !== true ? globalAdmin() : []),
  ];
}

/** Which organizations there are to read is said by one's memberships; to look after one grants nothing in its workspaces. */
const organizations = (userId: string): RawRule[] => [
  toRule(['read', 'create'], 'Organization'),
  toRule(['update'], 'Organization', { managerId: userId }),
];

const globalAdmin = (): RawRule[] => [
  toRule(['read', 'manage'], 'Platform'),
  toRule(['read', 'update', 'disable'], 'PlatformUser'),
  toRule(['read', 'create', 'update', 'retire'], 'PlatformPlan'),
  toRule(['read', 'update'], 'OperationWeight'),
];

function toRule<S extends PlatformSubject>(action: PlatformAction<S>[], subject: S, conditions?: Conditions): RawRule {
  if (!conditions) return { action, subject };
  return { action, subject, conditions: { ...assertConditions(conditions, `${action.join(', ')} ${subject}`) } };
}
