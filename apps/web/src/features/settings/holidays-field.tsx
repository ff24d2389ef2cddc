import { BUSINESS_HOURS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { ActionIcon, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import classes from './business-hours.module.css';
import { type HolidayValue, holidayError } from './business-hours-values.ts';

interface Props {
  holidays: HolidayValue[];
  onChange: (holidays: HolidayValue[]) => void;
  disabled: boolean;
  showErrors: boolean;
}

/** Fields for the holidays. Each has a name, and a date or a range of dates. */
export function HolidaysField({ holidays, onChange, disabled, showErrors }: Props) {
  const canAdd = !disabled && holidays.length < BUSINESS_HOURS.holidays;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={3} size="h5">
          {t`Holidays`}
        </Title>
        {canAdd && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onChange([...holidays, { name: '', from: '', until: '' }])}
          >
            {t`Add holiday`}
          </Button>
        )}
      </Group>
      {holidays.length === 0 && (
        <Text size="sm" c="dimmed">
          {t`No holidays yet`}
        </Text>
      )}
      {holidays.map((holiday, index) => (
        <HolidayRow
          // biome-ignore lint/suspicious/noArrayIndexKey: Holidays have no ids; the position identifies a holiday.
          key={index}
          label={t`Holiday ${index + 1}`}
          holiday={holiday}
          disabled={disabled}
          error={showErrors ? holidayError(holiday) : null}
          onChange={(next) => onChange(holidays.with(index, next))}
          onRemove={() => onChange(holidays.toSpliced(index, 1))}
        />
      ))}
    </Stack>
  );
}

interface RowProps {
  label: string;
  holiday: HolidayValue;
  disabled: boolean;
  error: string | null;
  onChange: (holiday: HolidayValue) => void;
  onRemove: () => void;
}

function HolidayRow({ label, holiday, disabled, error, onChange, onRemove }: RowProps) {
  const field = (part: keyof HolidayValue, words: string) => ({
    size: 'xs',
    disabled,
    'aria-label': `${label}, ${words}`,
    value: holiday[part],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      onChange({ ...holiday, [part]: event.currentTarget.value }),
  });
  return (
    <div>
      <Group gap={6} wrap="nowrap" className={classes.holiday}>
        <TextInput
          placeholder={t`Name`}
          maxLength={BUSINESS_HOURS.holidayNameLength}
          className={classes.name}
          {...field('name', 'name')}
        />
        <TextInput type="date" {...field('from', t`first day`)} />
        <Text size="sm" c="dimmed" aria-hidden>
          –
        </Text>
        <TextInput type="date" min={holiday.from} {...field('until', t`last day`)} />
        {!disabled && (
          <ActionIcon variant="subtle" color="gray" aria-label={t`Remove ${label.toLowerCase()}`} onClick={onRemove}>
            <IconX size={16} />
          </ActionIcon>
        )}
      </Group>
      {error && (
        <Text size="sm" c="red" role="alert">
          {error}
        </Text>
      )}
    </div>
  );
}
