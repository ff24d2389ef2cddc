import { Button, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBuildingCommunity, IconPencil } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { WorkspaceList } from '../../app/workspace-list.tsx';
import { OrganizationPageDocument } from '../../gql/organization-page.ts';
import { countOf } from '../../lib/format-text.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { RenameOrganization } from './rename-organization.tsx';

/** Workspaces of an organization that the viewer belongs to. Others are not visible. */
export function OrganizationPage() {
  const { organizationId: id } = useParams({ strict: false }) as { organizationId: string };
  const { data } = useScreenQuery(OrganizationPageDocument, { id });
  const [renaming, { open, close }] = useDisclosure(false);
  const organization = data?.organization;
  return (
    <>
      <PageHeader
        title={organization?.name ?? 'Organization'}
        description="Organizations don’t change access."
        above={
          <AnchorLink to={paths.workspaces()} size="sm">
            Your workspaces
          </AnchorLink>
        }
        actions={
          organization?.managedByViewer && (
            <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={open}>
              Rename
            </Button>
          )
        }
      />
      {organization ? (
        <Section title={countOf(organization.memberships.length, 'workspace')} flush>
          {organization.memberships.length > 0 ? (
            <WorkspaceList memberships={organization.memberships} />
          ) : (
            <EmptyState icon={<IconBuildingCommunity size={24} stroke={1.6} />} title="No workspaces yet">
              Owners add workspaces in the workspace settings.
            </EmptyState>
          )}
        </Section>
      ) : (
        <Section title="Workspaces" quietTitle>
          <Stack gap="md" role="status" aria-label="Loading organization">
            {[46, 62].map((width) => (
              <Skeleton key={width} height={16} width={`${width}%`} radius="xl" />
            ))}
          </Stack>
        </Section>
      )}
      {organization && <RenameOrganization organization={organization} opened={renaming} onClose={close} />}
    </>
  );
}
