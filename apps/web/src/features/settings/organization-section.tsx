import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS, normalizeName, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Group, Modal, Radio, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import {
  AssignOrganizationDocument,
  CreateOrganizationDocument,
  OrganizationChoicesDocument,
} from '../../gql/organization-section.ts';
import type { OrganizationChoicesQuery } from '../../gql/types.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { type Refused, useFormMutation } from '../../lib/use-form-mutation.ts';
import { useSession } from '../../session/api.tsx';
import { useViewer } from '../../session/viewer.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';

/** Shows the organization of the workspace. Membership in an organization grants no access to workspaces. */
export function OrganizationSection({ permission }: { permission: Permission }) {
  const { slug, name } = useWorkspace();
  const organization = useViewer().memberships.find(({ workspace }) => workspace.slug === slug)?.organization;
  const [choosing, { open, close }] = useDisclosure(false);
  const assignOrganization = useAssignOrganization();
  const { ask, dialog } = useConfirmation(() => assignOrganization(null));
  return (
    <Section title={t`Organization`}>
      <Group justify="space-between" gap="md">
        <Text size="sm" maw={560} c={organization ? undefined : 'dimmed'}>
          {organization ? (
            <>
              <Trans>
                {name} belongs to{' '}
                <AnchorLink to={paths.organization({ organization: organization.id })} inherit>
                  {organization.name}
                </AnchorLink>
                .
              </Trans>
            </>
          ) : (
            t`An organization groups workspaces. It doesn’t give anyone access to them.`
          )}
        </Text>
        {organization ? (
          <PermissionButton variant="default" permission={permission} onClick={ask}>
            {t`Remove from ${organization.name}`}
          </PermissionButton>
        ) : (
          <PermissionButton variant="default" permission={permission} onClick={open}>
            {t`Add to organization`}
          </PermissionButton>
        )}
      </Group>
      <ConfirmDialog
        {...dialog}
        title={t`Remove ${name} from ${organization?.name ?? ''}?`}
        confirmLabel={t`Remove workspace`}
      >
        {t`Members keep their access.`}
      </ConfirmDialog>
      <OrganizationDialog opened={choosing} onClose={close} />
    </Section>
  );
}

interface OrganizationDialogProps {
  opened: boolean;
  onClose: () => void;
}

/** Dialog that adds the workspace to one of the viewer's organizations or to a new organization. */
function OrganizationDialog({ opened, onClose }: OrganizationDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Add to organization`}>
      <OrganizationChoice onClose={onClose} />
    </Modal>
  );
}

function OrganizationChoice({ onClose }: { onClose: () => void }) {
  const { data, error, refetch } = useQuery(OrganizationChoicesDocument, { fetchPolicy: 'network-only' });
  if (error) return <ErrorState onRetry={() => void refetch().catch(() => {})} />;
  if (!data) return <Skeleton height={36} radius="md" role="status" aria-label={t`Loading organizations`} />;
  return <OrganizationForm organizations={data.organizations} onClose={onClose} />;
}

const NEW = 'new';

interface FormProps {
  organizations: OrganizationChoicesQuery['organizations'];
  onClose: () => void;
}

function OrganizationForm({ organizations, onClose }: FormProps) {
  const create = useCreateOrganization();
  const put = useAssignOrganization();
  const form = useForm({
    initialValues: { chosen: organizations[0]?.id ?? NEW, name: '' },
    validate: { name: (name, { chosen }) => (chosen !== NEW || normalizeName(name) ? null : REFUSALS.NAME_INVALID) },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ chosen, name }) => {
    const made = chosen === NEW ? await create(name) : { id: chosen };
    if ('code' in made) return made;
    const refused = await put(made.id);
    if (!refused) onClose();
    return refused;
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Add to organization`}>
      <Stack gap="md">
        {organizations.length > 0 && (
          <Radio.Group label={t`Organization`} {...form.getInputProps('chosen')}>
            <Stack gap="xs" mt={6}>
              {organizations.map(({ id, name }) => (
                <Radio key={id} value={id} label={name} />
              ))}
              <Radio value={NEW} label={t`New organization`} />
            </Stack>
          </Radio.Group>
        )}
        {form.values.chosen === NEW && (
          <TextInput
            label={t`Organization name`}
            maxLength={LIMITS.nameLength}
            data-autofocus
            {...form.getInputProps('name')}
          />
        )}
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Add workspace`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

/**
 * Returns a function that adds the workspace to an organization. If the id is null, the function removes the workspace
 * from the organization.
 */
function useAssignOrganization() {
  const session = useSession();
  const [assignOrganization] = useMutation(AssignOrganizationDocument);
  return async (organizationId: string | null): Promise<Refused | undefined> => {
    await assignOrganization({ variables: { organizationId } });
    await session.reloadViewer();
    return void toast(organizationId ? t`Added to the organization.` : t`Removed from the organization.`);
  };
}

function useCreateOrganization() {
  const [createOrganization] = useMutation(CreateOrganizationDocument);
  return async (name: string): Promise<{ id: string } | Refused> => {
    const { data } = await createOrganization({ variables: { input: { name } } });
    const result = refusalOf(data?.createOrganization) ?? data?.createOrganization.organization;
    if (!result) throw new Error('createOrganization returned nothing.');
    return result;
  };
}
