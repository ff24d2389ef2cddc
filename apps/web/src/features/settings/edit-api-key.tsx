import { useMutation } from '@apollo/client/react';
import { LIMITS, normalizeName, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { UpdateApiKeyDocument } from '../../gql/update-api-key.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { RangesField, rangesIn } from './ranges-field.tsx';

interface Key {
  id: string;
  name: string;
  allowedRanges: string[];
}

/** Button with a dialog that edits the name and the allowed IP addresses of an API key. */
export function EditApiKey({ apiKey, permission }: { apiKey: Key; permission: Permission }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={permission}
        onClick={open}
        aria-label={t`Edit API key ${apiKey.name}`}
      >
        {t`Edit`}
      </PermissionButton>
      <Modal opened={opened} onClose={close} title={t`Edit API key ${apiKey.name}`} size="lg">
        <EditForm apiKey={apiKey} onDone={close} />
      </Modal>
    </>
  );
}

function EditForm({ apiKey: { id, name, allowedRanges }, onDone }: { apiKey: Key; onDone: () => void }) {
  const [update] = useMutation(UpdateApiKeyDocument);
  const form = useForm({
    initialValues: { name, allowedRanges: allowedRanges.join('\n') },
    validate: { name: (value) => (normalizeName(value) ? null : REFUSALS.NAME_INVALID) },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    const input = { id, name: values.name, allowedRanges: rangesIn(values.allowedRanges) };
    const { data } = await update({ variables: { input } });
    return handleMutationResult(data?.updateApiKey, (answer) => {
      void toast(t`${answer.apiKey.name} saved.`);
      onDone();
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Edit API key`}>
      <Stack gap="lg">
        <TextInput
          label={t`Name`}
          maxLength={LIMITS.nameLength}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <RangesField {...form.getInputProps('allowedRanges')} />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onDone} pending={pending}>
          {t`Save`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
