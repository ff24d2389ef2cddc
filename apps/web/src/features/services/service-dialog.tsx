import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { Button, Group, Modal, NativeSelect, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { CreateServiceDocument, UpdateServiceDocument } from '../../gql/service-dialog.ts';
import { ServiceVersionsDocument } from '../../gql/service-versions.ts';
import type { ServiceRow_ServiceFragment, ServicesPageQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

type Agent = ServicesPageQuery['agents']['edges'][number]['node'];

interface Props {
  edited: ServiceRow_ServiceFragment | 'new' | null;
  agents: readonly Agent[];
  onClose: () => void;
  onDone: () => void;
}

/** Value of the version field if the service always uses the latest published version. */
const LATEST = '';

/** Dialog that adds or edits a service: name, agent and version. */
export function ServiceDialog({ edited, ...rest }: Props) {
  const title = edited === 'new' ? 'New service' : `Edit ${edited?.name ?? ''}`;
  return (
    <Modal opened={edited !== null} onClose={rest.onClose} title={title}>
      {edited && <ServiceForm edited={edited} {...rest} />}
    </Modal>
  );
}

function ServiceForm({ edited, agents, onClose, onDone }: Props & { edited: ServiceRow_ServiceFragment | 'new' }) {
  const published = agents.filter(({ publishedNumber }) => publishedNumber !== null);
  const { form, onSubmit, pending, refusal } = useService(edited, published, onDone);
  const versions = useAgentVersions(form.values.agentId);
  return (
    <Form onSubmit={onSubmit} aria-label="Service">
      <Stack gap="md">
        <TextInput data-autofocus label="Name" maxLength={LIMITS.nameLength} {...form.getInputProps('name')} />
        <NativeSelect
          label="Agent"
          description={published.length === 0 ? 'Publish an agent first.' : null}
          data={published.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('agentId')}
          onChange={(event) => form.setValues({ agentId: event.currentTarget.value, agentVersionId: LATEST })}
        />
        <NativeSelect
          label="Version"
          description="A fixed version does not change when you publish."
          data={[
            { value: LATEST, label: 'Latest published' },
            ...versions.map(({ id, number, personaName, note }) => ({
              value: id,
              label: `Version ${number}: ${personaName}${note && `, ${note}`}`,
            })),
          ]}
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
          <Button type="submit" loading={pending} disabled={published.length === 0}>
            Save
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

/** Returns the published versions of an agent, newest first. */
function useAgentVersions(agentId: string) {
  const { data } = useQuery(ServiceVersionsDocument, { variables: { agentId }, skip: agentId === '' });
  return data?.agentVersions.edges.map(({ node }) => node) ?? [];
}

function useService(edited: ServiceRow_ServiceFragment | 'new', agents: readonly Agent[], onDone: () => void) {
  const [create] = useMutation(CreateServiceDocument);
  const [update] = useMutation(UpdateServiceDocument);
  const known = edited === 'new' ? null : edited;
  const form = useForm({
    initialValues: {
      name: known?.name ?? '',
      agentId: known?.agentId ?? agents[0]?.id ?? '',
      agentVersionId: known?.agentVersionId ?? LATEST,
      enabled: known?.disabledAt == null,
    },
  });
  const submission = useFormMutation(form, async ({ name, agentId, agentVersionId, enabled }) => {
    const terms = { name, agentId, agentVersionId: agentVersionId === LATEST ? null : agentVersionId };
    const result = known
      ? (await update({ variables: { input: { ...terms, ...fixedGraph(known, terms), enabled, id: known.id } } })).data
          ?.updateService
      : (await create({ variables: { input: terms } })).data?.createService;
    return handleMutationResult(result, { ServiceCreated: onDone, ServiceUpdated: onDone });
  });
  return { form, ...submission };
}

type Binding = Pick<ServiceRow_ServiceFragment, 'agentId' | 'agentVersionId'>;

/** A context graph that the API fixed for the service is kept unless the agent or the version changes. */
const fixedGraph = (known: ServiceRow_ServiceFragment, { agentId, agentVersionId }: Binding) => ({
  graphVersionId: known.agentId === agentId && known.agentVersionId === agentVersionId ? known.graphVersionId : null,
});
