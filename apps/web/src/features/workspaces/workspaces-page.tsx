import { Stack, TextInput } from '@mantine/core';
import { IconBuildingStore, IconPlus, IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { countOf } from '../../lib/words.ts';
import { useSession } from '../../session/api.tsx';
import { useViewer } from '../../session/viewer.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { PendingInvitations } from './pending-invitations.tsx';
import { WorkspaceList } from './workspace-list.tsx';

const MANY = 6;

export function WorkspacesPage() {
  const viewer = useViewer();
  const session = useSession();
  const [search, setSearch] = useState('');
  // Somebody may have invited or removed us since this tab last asked.
  useEffect(() => void session.reloadViewer().catch(() => {}), [session]);

  const { memberships, pendingInvitations, mayCreateWorkspaces } = viewer;
  const shown = memberships.filter(({ workspace }) =>
    `${workspace.name} ${workspace.slug}`.toLowerCase().includes(search.trim().toLowerCase()),
  );
  const create = mayCreateWorkspaces && (
    <ButtonLink to={paths.createWorkspace()} leftSection={<IconPlus size={17} aria-hidden />}>
      Create workspace
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title="Your workspaces"
        description={memberships.length > 0 ? 'Each one is a front desk of its own.' : undefined}
        actions={memberships.length > 0 && create}
      />
      <Stack gap="lg">
        {pendingInvitations.length > 0 && <PendingInvitations invitations={pendingInvitations} />}
        <Section title={memberships.length > 0 ? countOf(memberships.length, 'workspace') : 'No workspace yet'} flush>
          {memberships.length === 0 ? (
            <EmptyState
              icon={<IconBuildingStore size={24} stroke={1.6} />}
              title="Your front desk starts here"
              action={create}
            >
              {mayCreateWorkspaces
                ? 'Create a workspace for your business, or ask a colleague to invite you to theirs.'
                : 'Ask a colleague to invite you to their workspace. The invitation will show up here.'}
            </EmptyState>
          ) : (
            <>
              {memberships.length > MANY && (
                <TextInput
                  aria-label="Find a workspace"
                  placeholder="Find a workspace"
                  leftSection={<IconSearch size={16} aria-hidden />}
                  mx="lg"
                  mt="md"
                  value={search}
                  onChange={(event) => setSearch(event.currentTarget.value)}
                />
              )}
              <WorkspaceList memberships={shown} />
            </>
          )}
        </Section>
      </Stack>
    </>
  );
}
