import { LIMITS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { MembersPageDocument } from '../../gql/members-page.ts';
import type { MemberTable_MemberFragment } from '../../gql/types.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { InvitationsSection } from './invitations-section.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { LeaveSection } from './leave-section.tsx';
import { MemberDrawer, type MemberView } from './member-drawer.tsx';
import { MemberTable } from './member-table.tsx';
import { OwnershipOffer } from './ownership-offer.tsx';
import { RemoveMember } from './remove-member.tsx';
import { RequestsSection } from './requests-section.tsx';
import { RolesSection } from './roles-section.tsx';
import { useCreateOwnershipTransfer } from './use-ownership.ts';

type Member = MemberTable_MemberFragment;

/** Page with the members and their access, invitations, roles and access requests. */
export function MembersPage() {
  const { permission, offer, members, invitations, roles, requests } = useMembers();
  const canEverInvite = useCan('create', 'Invitation');
  const [inviting, { open: invite, close: stopInviting }] = useDisclosure(false);
  const [shown, setShown] = useState<{ member: Member; view: MemberView } | null>(null);
  const [removing, setRemoving] = useState<Member | null>(null);
  const [offering, setOffering] = useState<Member | null>(null);
  return (
    <>
      <PageHeader
        title={t`Members`}
        description={members.total === undefined ? ' ' : plural(members.total, { one: '# member', other: '# members' })}
        actions={
          canEverInvite && (
            <PermissionButton
              permission={permission}
              leftSection={<IconUserPlus size={17} aria-hidden />}
              onClick={invite}
            >
              {t`Invite members`}
            </PermissionButton>
          )
        }
      />
      <Stack gap="lg">
        {offer && <OwnershipOffer key={offer.id} offer={offer} />}
        <RequestsSection requests={requests} />
        <Section title={t`Members`} quietTitle flush>
          <MemberTable
            {...members}
            onOverview={(member) => setShown({ member, view: 'overview' })}
            onEdit={(member) => setShown({ member, view: 'edit' })}
            onRemove={setRemoving}
            onOffer={setOffering}
          />
        </Section>
        {invitations && <InvitationsSection {...invitations} />}
        {roles && <RolesSection {...roles} />}
        <LeaveSection />
      </Stack>
      <MemberDrawer member={shown?.member ?? null} view={shown?.view ?? 'overview'} onClose={() => setShown(null)} />
      <RemoveMember member={removing} onClose={() => setRemoving(null)} />
      <CreateOwnershipTransfer member={offering} onClose={() => setOffering(null)} />
      <InviteDialog opened={inviting} onClose={stopInviting} />
    </>
  );
}

interface CreateOwnershipTransferProps {
  member: MemberTable_MemberFragment | null;
  onClose: () => void;
}

/**
 * Dialog that offers the ownership of the workspace to a member. Explains that the member must accept, and what changes
 * for the current owner.
 */
function CreateOwnershipTransfer({ member: asked, onClose }: CreateOwnershipTransferProps) {
  const member = useLastValue(asked);
  const workspace = useWorkspace();
  const { attempt, pending, refusal, clear } = useMutationAction(useCreateOwnershipTransfer());
  const close = () => {
    clear();
    onClose();
  };
  if (!member) return null;
  const { id, name } = member;
  return (
    <ConfirmDialog
      opened={asked !== null}
      onClose={close}
      title={t`Offer ownership of ${workspace.name} to ${name}?`}
      confirmLabel={t`Offer ownership`}
      onConfirm={() => void attempt(id).then((done) => done && close())}
      pending={pending}
      refusal={refusal}
    >
      {t`If ${name} accepts within 7 days, they become an owner and you become an admin. Admins can’t delete or transfer a workspace.`}
    </ConfirmDialog>
  );
}

type List = 'members' | 'invitations';

/** Loads the members, and the invitations if the viewer can read them. Each list has separate pagination. */
function useMembers() {
  const invitations = useCan('read', 'Invitation');
  const [loadingMore, setLoadingMore] = useState<List | null>(null);
  const { data, fetchMore } = useScreenQuery(MembersPageDocument, {
    first: LIMITS.pageSize,
    members: true,
    invitations,
  });
  const pageOf = (list: List) => ({
    total: data?.[list]?.totalCount,
    hasMore: data?.[list]?.pageInfo.hasNextPage ?? false,
    loadingMore: loadingMore === list,
    onMore: () => {
      setLoadingMore(list);
      const after = { [`${list}After`]: data?.[list]?.pageInfo.endCursor };
      const only = { members: list === 'members', invitations: list === 'invitations' };
      // Errors are ignored, because the user can press the button again.
      fetchMore({ variables: { ...only, ...after } })
        .catch(() => {})
        .finally(() => setLoadingMore(null));
    },
  });
  return {
    permission: data?.workspace.viewerCan.inviteMembers,
    offer: data?.ownershipTransfers?.edges.map(({ node }) => node).find(({ status }) => status === 'PENDING'),
    roles: invitations ? { roles: data?.customRoles ?? undefined } : null,
    requests: data?.accessRequests?.edges.map(({ node }) => node) ?? [],
    members: { members: data?.members?.edges.map(({ node }) => node), ...pageOf('members') },
    invitations: invitations
      ? { invitations: data?.invitations?.edges.map(({ node }) => node), ...pageOf('invitations') }
      : null,
  };
}
