import { useMutation } from '@apollo/client/react';
import { LIMITS, normalizeName, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import type { SettingsPageQuery } from '../../gql/types.ts';
import { UpdateWorkspaceDocument } from '../../gql/update-workspace.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useSession } from '../../session/api.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import { EditableBlock } from './editable-block.tsx';

type Workspace = SettingsPageQuery['workspace'];

export function NameBlock({ workspace }: { workspace: Workspace }) {
  const { name, description, viewerCan } = workspace;
  return (
    <EditableBlock
      title={t`Name and description`}
      permission={viewerCan.update}
      renderForm={(done) => <NameForm workspace={workspace} onDone={done} />}
    >
      <Text fw={600}>{name}</Text>
      <Text c="dimmed" size="sm" style={{ whiteSpace: 'pre-wrap' }}>
        {description || t`No description`}
      </Text>
    </EditableBlock>
  );
}

interface Values {
  name: string;
  description: string;
}

function NameForm({ workspace: { name, description }, onDone }: { workspace: Workspace; onDone: () => void }) {
  const form = useForm<Values>({
    initialValues: { name, description },
    validateInputOnBlur: true,
    validate: {
      name: (text) => (normalizeName(text) ? null : REFUSALS.NAME_INVALID),
      description: (text) => (text.trim().length <= LIMITS.descriptionLength ? null : REFUSALS.DESCRIPTION_TOO_LONG),
    },
  });
  const nameRef = useFirstFocus<HTMLInputElement>();
  const { onSubmit, pending, refusal } = useUpdateWorkspace(form, onDone);
  return (
    <Form onSubmit={onSubmit} aria-label={t`Name and description`}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <TextInput ref={nameRef} label={t`Name`} maxLength={LIMITS.nameLength} {...form.getInputProps('name')} />
        <Textarea
          label={t`Description`}
          description={t`Visible to your team`}
          autosize
          minRows={2}
          maxRows={8}
          {...form.getInputProps('description')}
        />
        <FormButtons onCancel={onDone} pending={pending}>
          {t`Save`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

function useUpdateWorkspace(form: UseFormReturnType<Values>, onDone: () => void) {
  const [updateWorkspace] = useMutation(UpdateWorkspaceDocument);
  const session = useSession();
  return useFormMutation(form, async (input) => {
    const { data } = await updateWorkspace({ variables: { input } });
    return handleMutationResult(data?.updateWorkspace, async () => {
      await session.reloadViewer();
      void toast(t`Settings saved.`);
      void onDone();
    });
  });
}
