import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { Button, Group, Modal, NativeSelect, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { CreateServiceDocument, UpdateServiceDocument } from '../../gql/service-dialog.ts';
import type { ServiceRow_ServiceFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

interface Version {
  id: string;
  number: number;
  personaName: string;
  note: string;
}

interface Props {
  edited: ServiceRow_ServiceFragment | 'new' | null;
  /** Published versions of the agent, newest first. */
  versions: readonly Version[];
  onClose: () => void;
  onDone: () => void;
}

/** Dialog that adds or edits a service: name and versions. */
export function ServiceDialog({ edited, ...rest }: Props) {
  const title = edited === 'new' ? 'New service' : `Edit ${edited?.name ?? ''}`;
  return (
    <Modal opened={edited !== null} onClose={rest.onClose} title={title}>
      {edited && <ServiceForm edited={edited} {...rest} />}
    </Modal>
  );
}

function ServiceForm({ edited, versions, onClose, onDone }: Props & { edited: ServiceRow_ServiceFragment | 'new' }) {
  const { form, onSubmit, pending, refusal } = useService(edited, versions, onDone);
  return (
    <Form onSubmit={onSubmit} aria-label="Service">
      <Stack gap="md">
        <TextInput data-autofocus label="Name" maxLength={LIMITS.nameLength} {...form.getInputProps('name')} />
        <NativeSelect
          label="Agent version"
          description={versions.length === 0 ? 'Publish your agent first.' : null}
          data={versions.map(({ id, number, personaName, note }) => ({
            value: id,
            label: `Version ${number}: ${personaName}${note && `, ${note}`}`,
          }))}
          {...form.getInputProps('agentVersionId')}
        />
        {edited !== 'new' && (
          <Switch
            label="Enabled"
            description="When disabled, calls are rejected and messages wait for a human."
            {...form.getInputProps('enabled', { type: 'checkbox' })}
          />
        )}
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} disabled={pending}>
            Cancel
          </Button>
          <Button type="submit" loading={pending} disabled={versions.length === 0}>
            Save
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function useService(edited: ServiceRow_ServiceFragment | 'new', versions: readonly Version[], onDone: () => void) {
  const [create] = useMutation(CreateServiceDocument);
  const [update] = useMutation(UpdateServiceDocument);
  const known = edited === 'new' ? null : edited;
  const form = useForm({
    initialValues: {
      name: known?.name ?? '',
      agentVersionId: known?.agentVersionId ?? versions[0]?.id ?? '',
      enabled: known?.disabledAt == null,
    },
  });
  const submission = useFormMutation(form, async ({ enabled, ...terms }) => {
    const result = known
      ? (await update({ variables: { input: { ...terms, enabled, id: known.id } } })).data?.updateService
      : (await create({ variables: { input: terms } })).data?.createService;
    return handleMutationResult(result, { ServiceCreated: onDone, ServiceUpdated: onDone });
  });
  return { form, ...submission };
}
