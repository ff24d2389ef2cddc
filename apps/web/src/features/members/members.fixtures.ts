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
import { MembersPageDocument } from '../../gql/members-page.ts';
import type {
  InvitationList_InvitationFragment,
  MemberTable_MemberFragment,
  OwnershipOffer_TransferFragment,
} from '../../gql/types.ts';
import { answer } from '../../testing/answers.ts';

type Member = Omit<MemberTable_MemberFragment, ' $fragmentName'>;
type Transfer = Omit<OwnershipOffer_TransferFragment, ' $fragmentName'>;
type Invitation = Omit<InvitationList_InvitationFragment, ' $fragmentName'>;

const ALLOWED = { __typename: 'Permission' as const, allowed: true, reason: null };

/** Ana, whose role is agent, with what that role gives. */
export function buildMember(overrides: Partial<Member> = {}): Member {
  const role = overrides.role ?? 'agent';
  return {
    __typename: 'Member',
    id: 'member-ana',
    name: 'Ana Ferreira',
    email: 'ana@acme.test',
    role,
    isViewer: false,
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
  policies: ['message.send'],
  status: 'PENDING',
  inviterName: 'Ada Lovelace',
  lastSentAt: '2026-11-20T09:00:00.000Z',
  expiresAt: '2026-11-27T09:00:00.000Z',
  ...overrides,
});

const REFUSED = { __typename: 'Permission' as const, allowed: false, reason: 'Only an owner may do this.' };

/** From Ada to Ana; seen by Ada unless a test says otherwise. */
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

/** The same, seen by whom it is for. */
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

export const membersPage = (members: Member[], invitations: Invitation[] = [], transfers: Transfer[] = []) =>
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
      invitations: {
        __typename: 'InvitationConnection' as const,
        edges: invitations.map((node) => ({ __typename: 'InvitationEdge' as const, cursor: node.id, node })),
        pageInfo: lastPage,
        totalCount: invitations.length,
      },
    }),
  }));

/** What somebody with this role may give: what they hold, and the roles within it. */
export function choicesOf(role: RoleName) {
  const held = effectivePolicies({ role, grants: [], now: new Date() });
  const within = (policies: readonly PolicyKey[]) => policies.every((policy) => held.has(policy));
  return answer(AccessChoicesDocument, {
    roles: ROLE_NAMES.map((name) => ({
      __typename: 'Role' as const,
      name,
      grantable: within(ROLES[name].policies) && (name !== 'owner' || role === 'owner'),
    })),
    policies: POLICIES.map(({ key }) => ({ __typename: 'Policy' as const, key, grantable: held.has(key) })),
  });
}

export const presetPolicies = (title: string) => PRESETS.find((preset) => preset.title === title)?.policies ?? [];
