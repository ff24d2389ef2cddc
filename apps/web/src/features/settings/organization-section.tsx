import { Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useViewer } from '../../session/viewer.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { OrganizationDialog } from './organization-dialog.tsx';
import { useSetOrganization } from './use-organization.ts';

/** The organization this workspace belongs to. It grants no access. */
export function OrganizationSection({ permission }: { permission: Permission }) {
  const { slug, name } = useWorkspace();
  const organization = useViewer().memberships.find(({ workspace }) => workspace.slug === slug)?.organization;
  const [choosing, { open, close }] = useDisclosure(false);
  const setOrganization = useSetOrganization();
  const { ask, dialog } = useConfirmation(() => setOrganization(null));
  return (
    <Section title="Organization">
      <Group justify="space-between" gap="md">
        <Text size="sm" maw={560} c={organization ? undefined : 'dimmed'}>
          {organization ? (
            <>
              {name} belongs to{' '}
              <AnchorLink to={paths.organization({ organization: organization.id })} inherit>
                {organization.name}
              </AnchorLink>
              .
            </>
          ) : (
            'Group workspaces. Doesn’t change access.'
          )}
        </Text>
        {organization ? (
          <PermissionButton variant="default" permission={permission} onClick={ask}>
            Remove from {organization.name}
          </PermissionButton>
        ) : (
          <PermissionButton variant="default" permission={permission} onClick={open}>
            Add to organization
          </PermissionButton>
        )}
      </Group>
      <ConfirmDialog {...dialog} title={`Remove ${name} from ${organization?.name}?`} confirmLabel="Remove workspace">
        Access doesn’t change.
      </ConfirmDialog>
      <OrganizationDialog opened={choosing} onClose={close} />
    </Section>
  );
}
