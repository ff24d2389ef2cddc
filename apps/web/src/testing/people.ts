import { defineRules, effectivePolicies, type PolicyGrant, ROLES, type RoleName } from '@frontdesk/policies';
import type { AccountSessionsQuery, SecondFactorsQuery, SetupStatusQuery } from '../gql/types.ts';
import type { Viewer } from '../session/session.ts';
import type { CurrentWorkspace } from '../session/workspace.tsx';

/** Creates the signed-in user. By default, the user is Ada, the owner of Acme. */
export const buildViewer = (overrides: Partial<Viewer> = {}): Viewer => ({
  __typename: 'Viewer',
  id: 'user-ada',
  name: 'Ada Lovelace',
  email: 'ada@acme.test',
  emailVerified: true,
  globalRole: 'USER',
  canCreateWorkspaces: true,
  memberships: [buildMembership()],
  pendingInvitations: [],
  ...overrides,
});

export const buildMembership = (
  overrides: Partial<Viewer['memberships'][number]['workspace']> & { role?: RoleName } = {},
): Viewer['memberships'][number] => {
  const { role = 'owner', ...workspace } = overrides;
  const slug = workspace.slug ?? 'acme';
  return {
    __typename: 'Membership',
    id: `member-of-${slug}`,
    role,
    organization: null,
    workspace: {
      __typename: 'WorkspaceSummary',
      id: `workspace-${slug}`,
      name: 'Acme',
      channel: 'WHATSAPP',
      environment: 'PRODUCTION',
      ...workspace,
      slug,
    },
  };
};

/** Creates the workspace Acme as a member with the given role sees it, with the same permission rules as the server. */
export function buildWorkspace(
  role: RoleName = 'owner',
  { grants = [], ...overrides }: Partial<CurrentWorkspace> & { grants?: PolicyGrant[] } = {},
): CurrentWorkspace {
  const policies = effectivePolicies({ role, grants, now: new Date() });
  const rules = defineRules({ kind: 'member', role, policies, memberId: 'member-ada', userId: 'user-ada' });
  const permissionFor = (policy: keyof typeof SENTENCES) =>
    policies.has(policy)
      ? { __typename: 'PermissionCheck' as const, allowed: true, reason: null }
      : { __typename: 'PermissionCheck' as const, allowed: false, reason: SENTENCES[policy] };
  return {
    __typename: 'Workspace',
    id: 'workspace-acme',
    name: 'Acme',
    slug: 'acme',
    channel: 'WHATSAPP',
    environment: 'PRODUCTION',
    timezone: 'Europe/London',
    agentPausedAt: null,
    formUrl: 'http://localhost/forms/acme',
    phoneSimulator: false,
    viewerMember: { __typename: 'Member', id: 'member-ada', isAway: false, awayUntil: null },
    viewer: {
      __typename: 'WorkspaceViewer',
      memberId: 'member-ada',
      role,
      policies: [...policies],
      rules,
      support: null,
    },
    viewerCan: { __typename: 'WorkspacePermissions', pause: permissionFor('workspace.settings') },
    ...overrides,
  };
}

const SENTENCES = { 'workspace.settings': `${ROLES.viewer.title}s need the policy workspace.settings.` } as const;

type Factors = NonNullable<SecondFactorsQuery['viewer']>;

/** Creates the second factors of the signed-in user Ada. By default, she has none. */
export const buildFactors = (overrides: Partial<Factors['secondFactors']> = {}): Factors => ({
  __typename: 'Viewer',
  id: 'user-ada',
  secondFactors: {
    __typename: 'SecondFactors',
    totpSince: null,
    recoveryCodesLeft: 0,
    requiredBy: [],
    passkeys: [],
    ...overrides,
  },
});

/** Creates the signed-in user with one session, which is the current one. */
export const buildSessions = (): NonNullable<AccountSessionsQuery['viewer']> => ({
  __typename: 'Viewer',
  id: 'user-ada',
  sessions: [
    {
      __typename: 'ViewerSession',
      id: 'session-here',
      device: 'Firefox on Linux',
      ipAddress: '10.0.0.1',
      createdAt: '2026-11-20T10:00:00.000Z',
      lastUsedAt: '2026-11-21T10:00:00.000Z',
      current: true,
    },
  ],
});

type GuideParts = Partial<NonNullable<SetupStatusQuery['setupGuide']>>;

/** Creates the setup status of a live agent. By default, the setup guide has no steps. */
export const buildSetupStatus = (guide: GuideParts = {}): SetupStatusQuery => ({
  setupGuide: {
    __typename: 'SetupGuide',
    readiness: { __typename: 'AgentReadiness', status: 'LIVE', missingSteps: [] },
    steps: [],
    isDismissed: false,
    canUseSimulators: false,
    ...guide,
  },
});
