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

/** Which company's workspaces this one is grouped with. It opens nothing to anybody. */
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
            'Several workspaces of one company can stand together in an organization. It grants nobody anything.'
          )}
        </Text>
        {organization ? (
          <PermissionButton variant="default" permission={permission} onClick={ask}>
            Take out of {organization.name}
          </PermissionButton>
        ) : (
          <PermissionButton variant="default" permission={permission} onClick={open}>
            Put into an organization
          </PermissionButton>
        )}
      </Group>
      <ConfirmDialog {...dialog} title={`Take ${name} out of ${organization?.name}?`} confirmLabel="Take it out">
        It is no longer shown among the others. Nobody gains or loses access.
      </ConfirmDialog>
      <OrganizationDialog opened={choosing} onClose={close} />
    </Section>
  );
}
