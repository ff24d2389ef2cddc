import { ESCALATION_LIMITS, ESCALATION_TARGETS, type EscalationTarget, type EventName } from '@frontdesk/domain';
import { ROLE_NAMES, ROLES } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import {
  Button,
  Checkbox,
  Group,
  Input,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import {
  type EscalationValues,
  newStep,
  type Policy,
  useEscalationForm,
  useEscalationPolicy,
} from './use-escalation-form.ts';

/** Settings for handoffs and escalations: which members are notified, and in which order (AM-38). */
export function EscalationSection() {
  const { policy, members, refresh } = useEscalationPolicy();
  const canReadAudit = useCan('read', 'AuditEvent');
  return (
    <Section
      title={t`Escalation`}
      description={t`Members who are notified, in this order, when a human is needed.`}
      actions={canReadAudit && <HistoryLink />}
    >
      {policy && <EscalationForm key={JSON.stringify(policy)} policy={policy} members={members} onDone={refresh} />}
    </Section>
  );
}

/** Audit events that show which members an escalation notified, when, and who took over. */
const HISTORY: EventName[] = [
  'conversation.escalated',
  'call.escalated',
  'escalation.advanced',
  'conversation.taken_over',
  'call.joined',
  'escalation.resolved',
];

function HistoryLink() {
  const { slug: workspace } = useWorkspace();
  return (
    <ButtonLink to={paths.audit({ workspace })} search={{ action: HISTORY }} size="xs" variant="default">
      {t`View escalation history`}
    </ButtonLink>
  );
}

interface Props {
  policy: Policy;
  members: { value: string; label: string }[];
  onDone: () => void;
}

function EscalationForm({ policy, members, onDone }: Props) {
  const canSet = useCan('set', 'EscalationRule');
  const { form, onSubmit, pending, refusal } = useEscalationForm(policy, onDone);
  const { steps } = form.values;
  return (
    <Form onSubmit={onSubmit} aria-label={t`Escalation`}>
      <Stack gap="md">
        {steps.length === 0 && (
          <Text size="sm">{t`No steps. Everyone who can take over is notified immediately.`}</Text>
        )}
        <Stack component="ol" gap="lg" m={0} p={0} aria-label={t`Steps`}>
          {steps.map((_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: Steps have no ids; the position identifies a step.
            <EscalationStepFields key={at} form={form} at={at} members={members} disabled={!canSet} />
          ))}
        </Stack>
        {form.errors['steps'] && <Input.Error size="sm">{form.errors['steps']}</Input.Error>}
        <Group>
          <Button
            variant="default"
            disabled={!canSet || steps.length >= ESCALATION_LIMITS.steps}
            onClick={() => form.insertListItem('steps', newStep())}
          >
            {t`Add step`}
          </Button>
        </Group>
        <MultiSelect
          label={t`On-call members`}
          data={members}
          searchable
          maxValues={ESCALATION_LIMITS.onCallMembers}
          disabled={!canSet}
          {...form.getInputProps('onCallMemberIds')}
        />
        <TextInput
          label={t`Fallback email (optional)`}
          description={t`After the last step, this address and all members who can take over are notified.`}
          disabled={!canSet}
          {...form.getInputProps('fallbackEmail')}
        />
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end">
          {!canSet && (
            <Text size="sm" c="dimmed">
              {t`You need the safety.manage permission.`}
            </Text>
          )}
          <Button type="submit" loading={pending} disabled={!canSet}>
            {t`Save escalation`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

interface EscalationStepFieldsProps {
  form: UseFormReturnType<EscalationValues>;
  at: number;
  members: { value: string; label: string }[];
  disabled: boolean;
}

const TARGET_TITLES: Record<EscalationTarget, string> = {
  MEMBER: t`A member`,
  ROLE: t`A role`,
  OPERATORS: t`Operators`,
  ON_CALL: t`On-call members`,
};
const TARGETS = ESCALATION_TARGETS.map((value) => ({ value, label: TARGET_TITLES[value] }));
const ROLE_CHOICES = ROLE_NAMES.map((value) => ({ value, label: ROLES[value].title }));
const DAYS = [t`Monday`, t`Tuesday`, t`Wednesday`, t`Thursday`, t`Friday`, t`Saturday`, t`Sunday`];

/** Fields for one step: whom to notify, at which hours, and how long to wait. */
function EscalationStepFields({ form, at, members, disabled }: EscalationStepFieldsProps) {
  const { target, hasHours } = form.values.steps[at] ?? { target: 'OPERATORS', hasHours: false };
  const field = (name: string) => form.getInputProps(`steps.${at}.${name}`);
  return (
    <Stack gap="xs" component="li" aria-label={t`Step ${at + 1}`} style={{ listStyle: 'none' }}>
      <Group gap="sm" align="flex-end">
        <Select label={t`Notify`} data={TARGETS} allowDeselect={false} disabled={disabled} {...field('target')} />
        {target === 'MEMBER' && (
          <Select label={t`Member`} data={members} searchable disabled={disabled} {...field('memberId')} />
        )}
        {target === 'ROLE' && <Select label={t`Role`} data={ROLE_CHOICES} disabled={disabled} {...field('role')} />}
        <NumberInput
          label={t`Minutes until the next step`}
          min={ESCALATION_LIMITS.minutesMin}
          max={ESCALATION_LIMITS.minutesMax}
          allowDecimal={false}
          disabled={disabled}
          {...field('limitMinutes')}
        />
        <Button variant="default" disabled={disabled} onClick={() => form.removeListItem('steps', at)}>
          {t`Remove step ${at + 1}`}
        </Button>
      </Group>
      <Checkbox
        label={t`Only at certain hours`}
        disabled={disabled}
        {...form.getInputProps(`steps.${at}.hasHours`, { type: 'checkbox' })}
      />
      {hasHours && (
        <Group gap="sm" align="flex-end">
          <Checkbox.Group label={t`Days`} {...field('days')}>
            <Group gap="xs">
              {DAYS.map((day, index) => (
                <Checkbox key={day} value={String(index + 1)} label={day} disabled={disabled} />
              ))}
            </Group>
          </Checkbox.Group>
          <TextInput type="time" label={t`From`} disabled={disabled} {...field('from')} />
          <TextInput type="time" label={t`To`} disabled={disabled} {...field('to')} />
        </Group>
      )}
    </Stack>
  );
}
