import { useMutation } from '@apollo/client/react';
import { LIMITS, normalizeName, REFUSALS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Button, Modal, Skeleton, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconBuildingCommunity, IconPencil } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { WorkspaceList } from '../../app/workspace-list.tsx';
import { OrganizationPageDocument, UpdateOrganizationDocument } from '../../gql/organization-page.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useSession } from '../../session/api.tsx';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';

/** Page with the workspaces of an organization. Lists only the workspaces of which the viewer is a member. */
export function OrganizationPage() {
  const { organizationId: id } = useParams({ strict: false }) as { organizationId: string };
  const { data } = useScreenQuery(OrganizationPageDocument, { id });
  const [renaming, { open, close }] = useDisclosure(false);
  const organization = data?.organization;
  return (
    <>
      <PageHeader
        title={organization?.name ?? t`Organization`}
        description={t`An organization groups workspaces. It doesn’t give anyone access to them.`}
        above={
          <AnchorLink to={paths.workspaces()} size="sm">
            {t`Your workspaces`}
          </AnchorLink>
        }
        actions={
          organization?.managedByViewer && (
            <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={open}>
              {t`Rename`}
            </Button>
          )
        }
      />
      {organization ? (
        <Section title={plural(organization.memberships.length, { one: '# workspace', other: '# workspaces' })} flush>
          {organization.memberships.length > 0 ? (
            <WorkspaceList memberships={organization.memberships} />
          ) : (
            <EmptyState icon={<IconBuildingCommunity size={24} stroke={1.6} />} title={t`No workspaces yet`}>
              {t`Owners add workspaces in the workspace settings.`}
            </EmptyState>
          )}
        </Section>
      ) : (
        <Section title={t`Workspaces`} quietTitle>
          <Stack gap="md" role="status" aria-label={t`Loading organization`}>
            {[46, 62].map((width) => (
              <Skeleton key={width} height={16} width={`${width}%`} radius="xl" />
            ))}
          </Stack>
        </Section>
      )}
      {organization && <UpdateOrganization organization={organization} opened={renaming} onClose={close} />}
    </>
  );
}

interface UpdateOrganizationProps {
  organization: { id: string; name: string };
  opened: boolean;
  onClose: () => void;
}

function UpdateOrganization({ organization, opened, onClose }: UpdateOrganizationProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Rename ${organization.name}`}>
      <RenameForm organization={organization} onDone={onClose} />
    </Modal>
  );
}

function RenameForm({
  organization: { id, name: current },
  onDone,
}: Pick<UpdateOrganizationProps, 'organization'> & { onDone: () => void }) {
  const session = useSession();
  const [rename] = useMutation(UpdateOrganizationDocument);
  const form = useForm({
    initialValues: { name: current },
    validate: { name: (name) => (normalizeName(name) ? null : REFUSALS.NAME_INVALID) },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ name }) => {
    const { data } = await rename({ variables: { id, name } });
    return handleMutationResult(data?.updateOrganization, async () => {
      await session.reloadViewer();
      void toast(t`Saved.`);
      void onDone();
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Rename organization`}>
      <Stack gap="md">
        <TextInput label={t`Name`} maxLength={LIMITS.nameLength} data-autofocus {...form.getInputProps('name')} />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onDone} pending={pending}>
          {t`Save`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
