import { useMutation } from '@apollo/client/react';
import { LIMITS, normalizeName, REFUSALS } from '@frontdesk/domain';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { RenameOrganizationDocument } from '../../gql/rename-organization.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { useSession } from '../../session/api.tsx';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { useSubmission } from '../../ui/use-submission.ts';

interface Props {
  organization: { id: string; name: string };
  opened: boolean;
  onClose: () => void;
}

export function RenameOrganization({ organization, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Rename ${organization.name}`}>
      <RenameForm organization={organization} onDone={onClose} />
    </Modal>
  );
}

function RenameForm({
  organization: { id, name: current },
  onDone,
}: Pick<Props, 'organization'> & { onDone: () => void }) {
  const session = useSession();
  const [rename] = useMutation(RenameOrganizationDocument);
  const form = useForm({
    initialValues: { name: current },
    validate: { name: (name) => (normalizeName(name) ? null : REFUSALS.NAME_INVALID) },
  });
  const { onSubmit, pending, refusal } = useSubmission(form, async ({ name }) => {
    const { data } = await rename({ variables: { input: { id, name } } });
    const result = data?.renameOrganization;
    switch (result?.__typename) {
      case 'OrganizationRenamed':
        await session.reloadViewer();
        void toast('Saved.');
        return void onDone();
      case 'Refused':
        return result;
      case undefined:
        return;
      default:
        return unreachable(result);
    }
  });
  return (
    <Form onSubmit={onSubmit} aria-label="Rename the organization">
      <Stack gap="md">
        <TextInput label="Name" maxLength={LIMITS.nameLength} data-autofocus {...form.getInputProps('name')} />
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone} disabled={pending}>
            Cancel
          </Button>
          <Button type="submit" loading={pending}>
            Save
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
