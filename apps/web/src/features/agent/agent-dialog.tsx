import { useMutation } from '@apollo/client/react';
import { LIMITS, normalizeName, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { AgentPageDocument } from '../../gql/agent-page.ts';
import { AgentsDocument } from '../../gql/agents.ts';
import { CreateAgentDocument } from '../../gql/create-agent.ts';
import { UpdateAgentDocument } from '../../gql/update-agent.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import type { AgentRow } from './use-agent.ts';

/** The agent to create, optionally as a copy, or the agent to rename. */
export type EditedAgent =
  | { readonly kind: 'new'; readonly copied: AgentRow | null }
  | { readonly kind: 'renamed'; readonly agent: AgentRow };

interface Props {
  edited: EditedAgent | null;
  onClose: () => void;
  /** Called with the id of a new agent. */
  onCreated: (id: string) => void;
}

/** Dialog that asks for the name of an agent. */
export function AgentDialog({ edited, ...rest }: Props) {
  return (
    <Modal opened={edited !== null} onClose={rest.onClose} title={edited ? titleOf(edited) : ''}>
      {edited && <AgentForm edited={edited} {...rest} />}
    </Modal>
  );
}

function titleOf(edited: EditedAgent): string {
  if (edited.kind === 'renamed') return t`Rename ${edited.agent.name}`;
  return edited.copied ? t`Duplicate ${edited.copied.name}` : t`Create agent`;
}

function AgentForm({ edited, onClose, onCreated }: Props & { edited: EditedAgent }) {
  const { form, onSubmit, pending, refusal } = useAgentForm(edited, { onClose, onCreated });
  return (
    <Form onSubmit={onSubmit} aria-label={titleOf(edited)}>
      <Stack gap="md">
        <TextInput
          data-autofocus
          label={t`Name`}
          description={t`Only members see this name. Contacts see the persona’s name.`}
          maxLength={LIMITS.nameLength}
          autoComplete="off"
          {...form.getInputProps('name')}
        />
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} disabled={pending}>
            {t`Cancel`}
          </Button>
          <Button type="submit" loading={pending}>
            {edited.kind === 'renamed' ? t`Rename agent` : t`Create agent`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function useAgentForm(edited: EditedAgent, { onClose, onCreated }: Pick<Props, 'onClose' | 'onCreated'>) {
  const refreshed = { refetchQueries: [AgentsDocument, AgentPageDocument], awaitRefetchQueries: true };
  const [create] = useMutation(CreateAgentDocument, refreshed);
  const [rename] = useMutation(UpdateAgentDocument, refreshed);
  const form = useForm({
    initialValues: { name: edited.kind === 'renamed' ? edited.agent.name : '' },
    validate: { name: (value) => (normalizeName(value) ? null : REFUSALS.NAME_INVALID) },
  });
  const submission = useFormMutation(form, async ({ name }) => {
    if (edited.kind === 'renamed') {
      const { data } = await rename({ variables: { id: edited.agent.id, name } });
      return handleMutationResult(data?.updateAgent, onClose);
    }
    const { data } = await create({ variables: { input: { name, copiedAgentId: edited.copied?.id ?? null } } });
    return handleMutationResult(data?.createAgent, ({ agent }) => {
      onClose();
      onCreated(agent.id);
    });
  });
  return { form, ...submission };
}
