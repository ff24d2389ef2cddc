import { useMutation } from '@apollo/client/react';
import {
  AGENT_LIMIT_NAMES,
  AGENT_LIMIT_RANGES,
  type AgentLimitName,
  type AgentLimits,
  DEFAULT_AGENT_LIMITS,
} from '@frontdesk/domain';
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
import { useAgentId } from './use-agent.ts';

interface Props {
  permission: Permission;
}

/** Form for the limits of the agent, for example the number of messages per episode. */
export function LimitsSection({ permission }: Props) {
  const { data } = useScreenQuery(AgentLimitsDocument, { agentId: useAgentId() });
  return (
    <Section
      title={t`Limits`}
      description={t`The agent hands off to your team when most limits are reached. Changes apply immediately.`}
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
              description={LIMIT_FIELDS[name].help}
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
    return handleMutationResult(data?.updateAgentLimits, () => {
      form.resetDirty();
      void toast(t`Limits saved.`);
    });
  });
  return { form, ...submission };
}

type LimitValues = Record<AgentLimitName, number | string>;

interface LimitField {
  readonly label: string;
  /** Unit of the form field. Set only for limits that are stored in cents. */
  readonly unit?: 'dollars';
  readonly help?: string;
}

/** Labels of the agent limits, in the order of the form. */
const LIMIT_FIELDS: Readonly<Record<AgentLimitName, LimitField>> = {
  messagesPerEpisode: { label: t`Messages per episode` },
  repliesPerHour: { label: t`Replies per contact per hour` },
  attemptsPerQuestion: { label: t`Attempts per question` },
  unclearMessages: { label: t`Consecutive unclear messages` },
  toolRounds: { label: t`Tool calls per reply` },
  stateVisits: { label: t`Visits per state` },
  modelRetries: { label: t`Model retries` },
  modelFailures: { label: t`Consecutive failed model replies` },
  tokensPerReply: { label: t`Tokens per reply` },
  costPerEpisodeCents: { label: t`Cost per episode`, unit: 'dollars' },
  modelPriceCents: { label: t`Price per million tokens`, unit: 'dollars' },
  replyDeadlineMinutes: { label: t`Reply deadline (minutes)` },
  episodeSilenceHours: { label: t`End episode after inactivity (hours)` },
  ratingDelayMinutes: { label: t`Ask for a rating after (minutes)`, help: t`Enter 0 to not ask for ratings.` },
  ratingIntervalDays: { label: t`Days between ratings per contact` },
};

const divisorOf = (name: AgentLimitName): number => (LIMIT_FIELDS[name].unit === 'dollars' ? 100 : 1);

const limitValuesOf = (limits: AgentLimits): LimitValues =>
  Object.fromEntries(AGENT_LIMIT_NAMES.map((name) => [name, limits[name] / divisorOf(name)])) as LimitValues;

const limitInputOf = (values: LimitValues): AgentLimits =>
  Object.fromEntries(
    AGENT_LIMIT_NAMES.map((name) => [name, Math.round(Number(values[name]) * divisorOf(name))]),
  ) as unknown as AgentLimits;

/** Returns an error with the allowed range, or null if the value is valid. */
function checkLimit(name: AgentLimitName, value: number | string): string | null {
  const { min, max } = AGENT_LIMIT_RANGES[name];
  const divisor = divisorOf(name);
  const amount = Number(value) * divisor;
  const isWhole = divisor > 1 || Number.isInteger(amount);
  if (value !== '' && isWhole && amount >= min && amount <= max) return null;
  return t`Enter ${(min / divisor).toLocaleString('en')} to ${(max / divisor).toLocaleString('en')}.`;
}
