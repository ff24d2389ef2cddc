import { useMutation } from '@apollo/client/react';
import { AGENT_LIMIT_NAMES, type AgentLimits, DEFAULT_AGENT_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, NumberInput, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UnsavedChangesGuard } from '../../app/unsaved-changes-guard.tsx';
import { AgentLimitsDocument } from '../../gql/agent-limits.ts';
import { UpdateAgentLimitsDocument } from '../../gql/update-agent-limits.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { Form } from '../../ui/form.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import { checkLimit, LIMIT_FIELDS, type LimitValues, limitInputOf, limitValuesOf } from './limit-fields.ts';
import { useAgentId } from './use-agent.ts';

interface Props {
  permission: Permission;
}

/** Form for the limits at which the agent hands off. */
export function LimitsSection({ permission }: Props) {
  const { data } = useScreenQuery(AgentLimitsDocument, { agentId: useAgentId() });
  return (
    <Section
      title={t`Limits`}
      description={t`When a limit is reached, the agent hands off to your team. Changes apply immediately.`}
    >
      {data ? <LimitsForm limits={data.agentLimits} permission={permission} /> : <Skeleton height={320} radius="md" />}
    </Section>
  );
}

function LimitsForm({ limits, permission }: Props & { limits: AgentLimits }) {
  const { form, onSubmit, pending, refusal } = useLimits(limits);
  const restore = () => form.setValues(limitValuesOf(DEFAULT_AGENT_LIMITS));
  return (
    <Form onSubmit={onSubmit} aria-label={t`Limits`}>
      <UnsavedChangesGuard dirty={form.isDirty() && !pending} />
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {AGENT_LIMIT_NAMES.map((name) => (
            <NumberInput
              key={name}
              label={LIMIT_FIELDS[name].label}
              description={name === 'modelPriceCents' ? t`Enter 0 to skip cost tracking.` : undefined}
              clampBehavior="none"
              thousandSeparator=","
              {...(LIMIT_FIELDS[name].unit ? { prefix: '$', decimalScale: 2 } : { allowDecimal: false })}
              readOnly={!permission.allowed}
              {...form.getInputProps(name)}
            />
          ))}
        </SimpleGrid>
        <Group justify="flex-end">
          {permission.allowed && (
            <Button variant="default" onClick={restore}>
              {t`Restore defaults`}
            </Button>
          )}
          <PermissionButton
            type="submit"
            loading={pending}
            disabled={permission.allowed && !form.isDirty()}
            permission={permission}
          >
            {t`Save limits`}
          </PermissionButton>
        </Group>
      </Stack>
    </Form>
  );
}

function useLimits(limits: AgentLimits) {
  const agentId = useAgentId();
  const [update] = useMutation(UpdateAgentLimitsDocument, { refetchQueries: [AgentLimitsDocument] });
  const form = useForm<LimitValues>({
    initialValues: limitValuesOf(limits),
    validate: (values) => Object.fromEntries(AGENT_LIMIT_NAMES.map((name) => [name, checkLimit(name, values[name])])),
  });
  const submission = useFormMutation(form, async (values) => {
    const { data } = await update({ variables: { input: { agentId, ...limitInputOf(values) } } });
    return handleMutationResult(data?.updateAgentLimits, {
      AgentLimitsUpdated: () => {
        form.resetDirty();
        void toast(t`Limits saved.`);
      },
    });
  });
  return { form, ...submission };
}
