import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Modal, NativeSelect, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { CreateServiceDocument, UpdateServiceDocument } from '../../gql/service-dialog.ts';
import { ServiceVersionsDocument } from '../../gql/service-versions.ts';
import type { ServiceRow_ServiceFragment, ServicesPageQuery, ServiceVersionsQuery } from '../../gql/types.ts';
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
/** Value of the flows field if the service uses the flows of its version. */
const OF_VERSION = '';
/** Value of the flows field if the service uses the latest published flows with a pinned version. */
const LATEST_FLOWS = 'latest';

/** Dialog that adds or edits a service: name, agent, version and flows. */
export function ServiceDialog({ edited, ...rest }: Props) {
  const title = edited === 'new' ? t`Create service` : t`Edit ${edited?.name ?? ''}`;
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
  const current = edited !== 'new' && edited.agentId === form.values.agentId ? edited : null;
  return (
    <Form onSubmit={onSubmit} aria-label={t`Service`}>
      <Stack gap="md">
        <TextInput data-autofocus label={t`Name`} maxLength={LIMITS.nameLength} {...form.getInputProps('name')} />
        <NativeSelect
          label={t`Agent`}
          description={published.length === 0 ? t`Publish an agent first.` : null}
          data={published.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('agentId')}
          onChange={(event) =>
            form.setValues({ agentId: event.currentTarget.value, agentVersionId: LATEST, graphVersionId: OF_VERSION })
          }
        />
        <NativeSelect
          label={t`Version`}
          description={t`A pinned version does not change when you publish.`}
          data={versionOptions(versions, current)}
          {...form.getInputProps('agentVersionId')}
        />
        <NativeSelect
          label={t`Flows`}
          description={t`Pinned flows do not change when you publish.`}
          data={graphOptions(versions, current, form.values.agentVersionId !== LATEST)}
          {...form.getInputProps('graphVersionId')}
        />
        {edited !== 'new' && (
          <Switch
            label={t`Enabled`}
            description={t`When disabled, calls are rejected and messages wait for a human.`}
            {...form.getInputProps('enabled', { type: 'checkbox' })}
          />
        )}
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} disabled={pending}>
            {t`Cancel`}
          </Button>
          <Button type="submit" loading={pending} disabled={published.length === 0}>
            {t`Save`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

type Version = ServiceVersionsQuery['agentVersions']['edges'][number]['node'];
interface Option {
  readonly value: string;
  readonly label: string;
}

/** Returns the versions of an agent as options. The version of the edited service is added if it is not listed. */
function versionOptions(versions: readonly Version[], current: ServiceRow_ServiceFragment | null): Option[] {
  const options = versions.map(({ id, number, personaName, note }) => ({
    value: id,
    label: note ? t`Version ${number}: ${personaName}, ${note}` : t`Version ${number}: ${personaName}`,
  }));
  return [
    { value: LATEST, label: t`Latest published` },
    ...withCurrent(options, current?.agentVersionId, t`Version ${current?.agentNumber ?? ''}`),
  ];
}

/**
 * Returns the flows of the versions of an agent as options. The flows of the edited service are added if they are not
 * listed.
 */
function graphOptions(
  versions: readonly Version[],
  current: ServiceRow_ServiceFragment | null,
  isVersionFixed: boolean,
): Option[] {
  const graphs = new Map(versions.map(({ graphVersionId, graphNumber }) => [graphVersionId, graphNumber]));
  const options = [...graphs].map(([value, number]) => ({ value, label: t`Flows ${number}` }));
  return [
    { value: OF_VERSION, label: t`Flows of the version` },
    // Offered only for a pinned version, because the latest version already has the latest flows.
    ...(isVersionFixed ? [{ value: LATEST_FLOWS, label: t`Latest published flows` }] : []),
    ...withCurrent(options, current?.graphVersionId, t`Flows ${current?.graphNumber ?? ''}`),
  ];
}

const withCurrent = (options: Option[], id: string | null | undefined, label: string): Option[] =>
  id == null || options.some(({ value }) => value === id) ? options : [...options, { value: id, label }];

/** Returns the published versions of an agent, newest first. Empty while they load and if no agent is selected. */
function useAgentVersions(agentId: string): readonly Version[] {
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
      graphVersionId: known?.isGraphLatest ? LATEST_FLOWS : (known?.graphVersionId ?? OF_VERSION),
      enabled: known?.disabledAt == null,
    },
  });
  const submission = useFormMutation(form, async ({ enabled, ...values }) => {
    const { agentVersionId, graphVersionId } = values;
    const terms = {
      ...values,
      agentVersionId: agentVersionId === LATEST ? null : agentVersionId,
      graphVersionId: graphVersionId === OF_VERSION || graphVersionId === LATEST_FLOWS ? null : graphVersionId,
      isGraphLatest: graphVersionId === LATEST_FLOWS && agentVersionId !== LATEST,
    };
    const result = known
      ? (await update({ variables: { input: { ...terms, enabled, id: known.id } } })).data?.updateService
      : (await create({ variables: { input: terms } })).data?.createService;
    return handleMutationResult(result, onDone);
  });
  return { form, ...submission };
}
