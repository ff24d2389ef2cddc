import { ESCALATION_LIMITS, ESCALATION_TARGETS, type EscalationTarget } from '@frontdesk/domain';
import { ROLE_NAMES, ROLES } from '@frontdesk/policies';
import { Button, Checkbox, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { EscalationValues } from './use-escalation-form.ts';

interface Props {
  form: UseFormReturnType<EscalationValues>;
  at: number;
  members: { value: string; label: string }[];
  disabled: boolean;
}

const TARGET_TITLES: Record<EscalationTarget, string> = {
  MEMBER: 'A member',
  ROLE: 'A role',
  OPERATORS: 'Operators',
  ON_CALL: 'On-call members',
};
const TARGETS = ESCALATION_TARGETS.map((value) => ({ value, label: TARGET_TITLES[value] }));
const ROLE_CHOICES = ROLE_NAMES.map((value) => ({ value, label: ROLES[value].title }));
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** One step: who, at which hours, and for how long. */
export function EscalationStepFields({ form, at, members, disabled }: Props) {
  const { target, hasHours } = form.values.steps[at] ?? { target: 'OPERATORS', hasHours: false };
  const field = (name: string) => form.getInputProps(`steps.${at}.${name}`);
  return (
    <Stack gap="xs" component="li" aria-label={`Step ${at + 1}`} style={{ listStyle: 'none' }}>
      <Group gap="sm" align="flex-end">
        <Select label="Notify" data={TARGETS} allowDeselect={false} disabled={disabled} {...field('target')} />
        {target === 'MEMBER' && (
          <Select label="Member" data={members} searchable disabled={disabled} {...field('memberId')} />
        )}
        {target === 'ROLE' && <Select label="Role" data={ROLE_CHOICES} disabled={disabled} {...field('role')} />}
        <NumberInput
          label="Minutes until the next step"
          min={ESCALATION_LIMITS.minutesMin}
          max={ESCALATION_LIMITS.minutesMax}
          allowDecimal={false}
          disabled={disabled}
          {...field('limitMinutes')}
        />
        <Button variant="default" disabled={disabled} onClick={() => form.removeListItem('steps', at)}>
          Remove step {at + 1}
        </Button>
      </Group>
      <Checkbox
        label="Only at certain hours"
        disabled={disabled}
        {...form.getInputProps(`steps.${at}.hasHours`, { type: 'checkbox' })}
      />
      {hasHours && (
        <Group gap="sm" align="flex-end">
          <Checkbox.Group label="Days" {...field('days')}>
            <Group gap="xs">
              {DAYS.map((day, index) => (
                <Checkbox key={day} value={String(index + 1)} label={day} disabled={disabled} />
              ))}
            </Group>
          </Checkbox.Group>
          <TextInput type="time" label="From" disabled={disabled} {...field('from')} />
          <TextInput type="time" label="To" disabled={disabled} {...field('to')} />
        </Group>
      )}
    </Stack>
  );
}
