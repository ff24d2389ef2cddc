import { useMutation } from '@apollo/client/react';
import { LIMITS, normalizeName, REFUSALS } from '@frontdesk/domain';
import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { RenameOrganizationDocument } from '../../gql/rename-organization.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useSession } from '../../session/api.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

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
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ name }) => {
    const { data } = await rename({ variables: { input: { id, name } } });
    return handleMutationResult(data?.renameOrganization, {
      OrganizationRenamed: async () => {
        await session.reloadViewer();
        void toast('Saved.');
        void onDone();
      },
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label="Rename organization">
      <Stack gap="md">
        <TextInput label="Name" maxLength={LIMITS.nameLength} data-autofocus {...form.getInputProps('name')} />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onDone} pending={pending}>
          Save
        </FormButtons>
      </Stack>
    </Form>
  );
}
