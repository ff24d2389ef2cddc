import type { RefusalCode } from '@frontdesk/domain';
import {
  effectivePolicies,
  POLICIES,
  type PolicyKey,
  PRESETS,
  ROLE_NAMES,
  ROLES,
  type RoleName,
} from '@frontdesk/policies';
import { AccessChoicesDocument } from '../../gql/access-choices.ts';
import { PreviewMemberChangeDocument } from '../../gql/member-editor.ts';
import { MembersPageDocument } from '../../gql/members-page.ts';
import type {
  InvitationList_InvitationFragment,
  MemberTable_MemberFragment,
  OwnershipOffer_TransferFragment,
  RequestList_RequestFragment,
  RoleList_RoleFragment,
} from '../../gql/types.ts';
import { answer } from '../../testing/answers.ts';

type Member = Omit<MemberTable_MemberFragment, ' $fragmentName'>;
type Transfer = Omit<OwnershipOffer_TransferFragment, ' $fragmentName'>;
type OwnRole = Omit<RoleList_RoleFragment, ' $fragmentName'>;
type AccessRequest = Omit<RequestList_RequestFragment, ' $fragmentName'>;
type Invitation = Omit<InvitationList_InvitationFragment, ' $fragmentName'>;

const ALLOWED = { __typename: 'PermissionCheck' as const, allowed: true, reason: null };

/** Creates a member. By default, the member is Ana with the agent role. */
export function buildMember(overrides: Partial<Member> = {}): Member {
  const role = overrides.role ?? 'agent';
  return {
    __typename: 'Member',
    id: 'member-ana',
    name: 'Ana Ferreira',
    email: 'ana@acme.test',
    role,
    customRole: null,
    maskContactDetails: false,
    assignedConversationsOnly: false,
    isViewer: false,
    isAway: false,
    awayUntil: null,
    joinedAt: '2026-11-01T09:00:00.000Z',
    effectivePolicies: [...effectivePolicies({ role, grants: [], now: new Date() })],
    grants: [],
    viewerCan: { __typename: 'MemberPermissions', update: ALLOWED, remove: ALLOWED },
    ...overrides,
  };
}

export const buildInvitation = (overrides: Partial<Invitation> = {}): Invitation => ({
  __typename: 'Invitation',
  id: 'invitation-1',
  email: 'noor@example.test',
  role: 'agent',
  customRoleName: null,
  policies: ['message.send'],
  status: 'PENDING',
  inviterName: 'Ada Lovelace',
  lastSentAt: '2026-11-20T09:00:00.000Z',
  expiresAt: '2026-11-27T09:00:00.000Z',
  ...overrides,
});

const REFUSED = { __typename: 'PermissionCheck' as const, allowed: false, reason: 'Only an owner can do this.' };

/** Creates an ownership transfer from Ada to Ana. By default, the viewer is Ada. */
export const buildTransfer = (overrides: Partial<Transfer> = {}): Transfer => ({
  __typename: 'OwnershipTransfer',
  id: 'transfer-1',
  status: 'PENDING',
  expiresAt: '2026-11-28T09:00:00.000Z',
  fromName: 'Ada Lovelace',
  toName: 'Ana Ferreira',
  viewerCan: {
    __typename: 'OwnershipTransferPermissions',
    accept: REFUSED,
    decline: REFUSED,
    cancel: ALLOWED,
  },
  ...overrides,
});

/** Creates an ownership transfer whose recipient is the viewer. */
export const transferForMe = (): Transfer =>
  buildTransfer({
    viewerCan: {
      __typename: 'OwnershipTransferPermissions',
      accept: ALLOWED,
      decline: ALLOWED,
      cancel: REFUSED,
    },
  });

const lastPage = { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null };

export const buildOwnRole = (overrides: Partial<OwnRole> = {}): OwnRole => ({
  __typename: 'CustomRole',
  id: 'role-nights',
  name: 'Night shift',
  description: '',
  policies: ['contact.read', 'message.read'],
  memberCount: 0,
  invitationCount: 0,
  grantable: true,
  ...overrides,
});

export const buildRequest = (overrides: Partial<AccessRequest> = {}): AccessRequest => ({
  __typename: 'AccessRequest',
  id: 'request-1',
  memberName: 'Ana Ferreira',
  policy: 'campaign.run',
  reason: 'For the spring mailing',
  status: 'PENDING',
  createdAt: '2026-11-20T09:00:00.000Z',
  ...overrides,
});

interface Others {
  roles?: OwnRole[];
  requests?: AccessRequest[];
  transfers?: Transfer[];
}

export const membersPage = (
  members: Member[],
  invitations: Invitation[] = [],
  { roles = [], requests = [], transfers = [] }: Others = {},
) =>
  answer(MembersPageDocument, (asked) => ({
    workspace: {
      __typename: 'Workspace' as const,
      id: 'workspace-acme',
      viewerCan: { __typename: 'WorkspacePermissions' as const, inviteMembers: ALLOWED },
    },
    ownershipTransfers: {
      __typename: 'OwnershipTransferConnection' as const,
      edges: transfers.map((node) => ({ __typename: 'OwnershipTransferEdge' as const, cursor: node.id, node })),
    },
    members: {
      __typename: 'MemberConnection' as const,
      edges: members.map((node) => ({ __typename: 'MemberEdge' as const, cursor: node.id, node })),
      pageInfo: lastPage,
      totalCount: members.length,
    },
    ...(asked.invitations && {
      customRoles: roles,
      accessRequests: {
        __typename: 'AccessRequestConnection' as const,
        edges: requests.map((node) => ({ __typename: 'AccessRequestEdge' as const, cursor: node.id, node })),
        totalCount: requests.length,
      },
      invitations: {
        __typename: 'InvitationConnection' as const,
        edges: invitations.map((node) => ({ __typename: 'InvitationEdge' as const, cursor: node.id, node })),
        pageInfo: lastPage,
        totalCount: invitations.length,
      },
    }),
  }));

/**
 * Mocks the roles and policies that a member with the given role can grant, which are limited to the member's own
 * policies.
 */
export function choicesOf(role: RoleName, customRoles: OwnRole[] = []) {
  const held = effectivePolicies({ role, grants: [], now: new Date() });
  const within = (policies: readonly PolicyKey[]) => policies.every((policy) => held.has(policy));
  return answer(AccessChoicesDocument, {
    roles: ROLE_NAMES.map((name) => ({
      __typename: 'Role' as const,
      name,
      grantable: within(ROLES[name].policies) && (name !== 'owner' || role === 'owner'),
    })),
    customRoles,
    policies: POLICIES.map(({ key }) => ({ __typename: 'Policy' as const, key, grantable: held.has(key) })),
  });
}

export const presetPolicies = (title: string) => PRESETS.find((preset) => preset.title === title)?.policies ?? [];

/** Mocks the preview of a change for Ana. If she loses policies, her API key “Website” loses the same policies. */
export function previewOf({ gained = [], lost = [] }: { gained?: string[]; lost?: string[] }, code?: RefusalCode) {
  const key = { __typename: 'ApiKeyScopeLoss' as const, id: 'key-1', name: 'Website', lost };
  const change = {
    __typename: 'AccessChange' as const,
    memberId: 'member-ana',
    name: 'Ana Ferreira',
    gained,
    lost,
    limits: [],
    keys: lost.length > 0 ? [key] : [],
  };
  return answer(PreviewMemberChangeDocument, {
    previewMemberChange: {
      __typename: 'AccessPreview',
      refusal: code ? { __typename: 'UserError', code } : null,
      changes: code ? [] : [change],
    },
  });
}
