import { plural, t } from '@lingui/core/macro';
import { Stack, TextInput, Title } from '@mantine/core';
import { IconBuildingStore, IconPlus, IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { AnchorLink, ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { WorkspaceList } from '../../app/workspace-list.tsx';
import { groupBy } from '../../lib/group-by.ts';
import { useSession } from '../../session/api.tsx';
import { type Membership, useViewer } from '../../session/viewer.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { PendingInvitations } from './pending-invitations.tsx';

const MANY = 6;

export function WorkspacesPage() {
  const { memberships, pendingInvitations } = useViewer();
  const session = useSession();
  // Refetch the memberships, because the viewer may have been invited to a workspace or removed from one since the last
  // request.
  useEffect(() => void session.reloadViewer().catch(() => {}), [session]);

  const any = memberships.length > 0;
  return (
    <>
      <PageHeader title={t`Your workspaces`} description={any ? null : undefined} actions={any && <CreateLink />} />
      <Stack gap="lg">
        {pendingInvitations.length > 0 && <PendingInvitations invitations={pendingInvitations} />}
        <Section
          title={any ? plural(memberships.length, { one: '# workspace', other: '# workspaces' }) : t`No workspace yet`}
          flush
        >
          {any ? <Memberships /> : <NoMembership />}
        </Section>
      </Stack>
    </>
  );
}

function Memberships() {
  const { memberships } = useViewer();
  const [search, setSearch] = useState('');
  const shown = memberships.filter(({ workspace }) =>
    `${workspace.name} ${workspace.slug}`.toLowerCase().includes(search.trim().toLowerCase()),
  );
  return (
    <>
      {memberships.length > MANY && (
        <TextInput
          aria-label={t`Find workspace`}
          placeholder={t`Find workspace`}
          leftSection={<IconSearch size={16} aria-hidden />}
          mx="lg"
          mt="md"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <Grouped memberships={shown} />
    </>
  );
}

/** List of the workspaces without an organization, followed by the workspaces of each organization. */
function Grouped({ memberships }: { memberships: Membership[] }) {
  const alone = memberships.filter(({ organization }) => !organization);
  const together = groupBy(
    memberships.filter(({ organization }) => organization),
    ({ organization }) => organization?.id ?? '',
  );
  return (
    <>
      {(alone.length > 0 || together.length === 0) && <WorkspaceList memberships={alone} />}
      {together.map(([id, inside]) => (
        <section key={id} aria-labelledby={`organization-${id}`}>
          <Title order={3} size="h5" px="lg" pt="md" id={`organization-${id}`}>
            <AnchorLink to={paths.organization({ organization: id })} inherit>
              {inside[0]?.organization?.name}
            </AnchorLink>
          </Title>
          <WorkspaceList memberships={inside} />
        </section>
      ))}
    </>
  );
}

function NoMembership() {
  const { canCreateWorkspaces } = useViewer();
  return (
    <EmptyState
      icon={<IconBuildingStore size={24} stroke={1.6} />}
      title={t`No workspaces yet`}
      action={<CreateLink />}
    >
      {canCreateWorkspaces
        ? t`Create a workspace or ask a member to invite you.`
        : t`Ask a member to invite you to their workspace.`}
    </EmptyState>
  );
}

function CreateLink() {
  const { canCreateWorkspaces } = useViewer();
  if (!canCreateWorkspaces) return null;
  return (
    <ButtonLink to={paths.createWorkspace()} leftSection={<IconPlus size={17} aria-hidden />}>
      {t`Create workspace`}
    </ButtonLink>
  );
}
