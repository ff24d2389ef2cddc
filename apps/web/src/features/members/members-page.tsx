import { Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { MemberTable_MemberFragment } from '../../gql/types.ts';
import { countOf } from '../../lib/format-text.ts';
import { useCan } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { InvitationsSection } from './invitations-section.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { LeaveSection } from './leave-section.tsx';
import { MemberDrawer, type MemberView } from './member-drawer.tsx';
import { MemberTable } from './member-table.tsx';
import { OfferOwnership } from './offer-ownership.tsx';
import { OwnershipOffer } from './ownership-offer.tsx';
import { RemoveMember } from './remove-member.tsx';
import { RequestsSection } from './requests-section.tsx';
import { RolesSection } from './roles-section.tsx';
import { useMembers } from './use-members.ts';

type Member = MemberTable_MemberFragment;

/** Members, their access, and invitations. */
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
        title="Members"
        description={members.total === undefined ? ' ' : countOf(members.total, 'person', 'people')}
        actions={
          canEverInvite && (
            <PermissionButton
              permission={permission}
              leftSection={<IconUserPlus size={17} aria-hidden />}
              onClick={invite}
            >
              Invite members
            </PermissionButton>
          )
        }
      />
      <Stack gap="lg">
        {offer && <OwnershipOffer key={offer.id} offer={offer} />}
        <RequestsSection requests={requests} />
        <Section title="Members" quietTitle flush>
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
      <OfferOwnership member={offering} onClose={() => setOffering(null)} />
      <InviteDialog opened={inviting} onClose={stopInviting} />
    </>
  );
}
