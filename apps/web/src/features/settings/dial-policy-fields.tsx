import { DIAL_POLICY, UNREACHED_ACTION_TITLES, UNREACHED_ACTIONS, type UnreachedAction } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { NumberInput, Select, SimpleGrid, Stack, Text, Textarea, Title } from '@mantine/core';
import type { OutreachLimitsQuery } from '../../gql/types.ts';
import { withinMain } from '../../ui/floating.ts';
import type { LimitFieldsProps } from './contact-window-fields.tsx';

export interface DialPolicyValues {
  attempts: number | string;
  spacingMinutes: number | string;
  voicemailMessage: string;
  whenUnreached: UnreachedAction;
}

/** Settings for unanswered automatic calls, for example when to call again. Shown only in voice workspaces. */
export function DialPolicyFields<Values extends DialPolicyValues>({ form, disabled }: LimitFieldsProps<Values>) {
  const number = { allowDecimal: false, clampBehavior: 'none' as const, disabled };
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t`Unanswered calls`}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <NumberInput label={t`Calls per lead`} {...number} {...form.getInputProps('attempts')} />
        <NumberInput label={t`Minutes between calls`} {...number} {...form.getInputProps('spacingMinutes')} />
        <Select
          label={t`After the last call`}
          data={UNREACHED_ACTIONS.map((value) => ({ value, label: UNREACHED_ACTION_TITLES[value] }))}
          allowDeselect={false}
          comboboxProps={withinMain}
          disabled={disabled}
          {...form.getInputProps('whenUnreached')}
        />
      </SimpleGrid>
      <Textarea
        label={t`Voicemail message`}
        description={t`Leave empty to end the call without a message.`}
        autosize
        minRows={2}
        maxLength={DIAL_POLICY.voicemailMessageLength}
        disabled={disabled}
        {...form.getInputProps('voicemailMessage')}
      />
      <Text size="sm" c="dimmed">
        {t`Applies to automatic calls that are busy, not answered or answered by voicemail.`}
      </Text>
    </Stack>
  );
}

const checkNumber = (value: number | string, { min, max }: { min: number; max: number }) =>
  Number.isInteger(Number(value)) && Number(value) >= min && Number(value) <= max
    ? null
    : t`Enter ${min} to ${max.toLocaleString('en')}.`;

export const DIAL_POLICY_RULES = {
  attempts: (value: number | string) => checkNumber(value, DIAL_POLICY.attempts),
  spacingMinutes: (value: number | string) => checkNumber(value, DIAL_POLICY.spacingMinutes),
};

export const dialPolicyValuesOf = ({
  dialPolicy,
}: Pick<OutreachLimitsQuery['outreachLimits'], 'dialPolicy'>): DialPolicyValues => ({
  attempts: dialPolicy.attempts,
  spacingMinutes: dialPolicy.spacingMinutes,
  voicemailMessage: dialPolicy.voicemailMessage,
  whenUnreached: dialPolicy.whenUnreached,
});

export const dialPolicyInputOf = ({ attempts, spacingMinutes, voicemailMessage, whenUnreached }: DialPolicyValues) => ({
  dialPolicy: { attempts: Number(attempts), spacingMinutes: Number(spacingMinutes), voicemailMessage, whenUnreached },
});
