import { BUSINESS_HOURS, WEEKDAY_TITLES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { ActionIcon, Box, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { copyToWeekdays, dayError, type IntervalValue, nextInterval, weekdayAt } from '../lib/weekly-hours.ts';
import classes from './weekly-hours-field.module.css';

interface Props {
  days: IntervalValue[][];
  onChange: (days: IntervalValue[][]) => void;
  disabled: boolean;
}

/** Fields for the intervals of each weekday. */
export function WeeklyHoursField({ days, onChange, disabled }: Props) {
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={3} size="h5">
          {t`Weekly hours`}
        </Title>
        {!disabled && (
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(copyToWeekdays(days))}>
            {t`Copy Monday to weekdays`}
          </Button>
        )}
      </Group>
      <div>
        {days.map((day, index) => (
          <DayRow
            key={weekdayAt(index)}
            name={WEEKDAY_TITLES[weekdayAt(index)]}
            day={day}
            disabled={disabled}
            onChange={(next) => onChange(days.with(index, next))}
          />
        ))}
      </div>
    </Stack>
  );
}

interface DayProps {
  name: string;
  day: IntervalValue[];
  disabled: boolean;
  onChange: (day: IntervalValue[]) => void;
}

function DayRow({ name, day, disabled, onChange }: DayProps) {
  const error = dayError(day);
  return (
    <div className={classes.day} role="group" aria-label={name}>
      <Text size="sm" fw={500} className={classes.weekday}>
        {name}
      </Text>
      <Box className={classes.intervals}>
        {day.length === 0 && (
          <Text size="sm" c="dimmed">
            {t`Closed`}
          </Text>
        )}
        {day.map((interval, index) => (
          <Interval
            // biome-ignore lint/suspicious/noArrayIndexKey: Intervals have no ids; the position identifies an interval.
            key={index}
            label={day.length > 1 ? t`${name}, interval ${index + 1}` : name}
            interval={interval}
            disabled={disabled}
            onChange={(next) => onChange(day.with(index, next))}
            onRemove={() => onChange(day.toSpliced(index, 1))}
          />
        ))}
        {error && (
          <Text size="sm" c="red" role="alert">
            {error}
          </Text>
        )}
      </Box>
      {!disabled && day.length < BUSINESS_HOURS.intervalsPerDay && (
        <ActionIcon
          variant="subtle"
          aria-label={t`Add hours on ${name}`}
          onClick={() => onChange([...day, nextInterval(day)])}
        >
          <IconPlus size={16} />
        </ActionIcon>
      )}
    </div>
  );
}

interface IntervalProps {
  label: string;
  interval: IntervalValue;
  disabled: boolean;
  onChange: (interval: IntervalValue) => void;
  onRemove: () => void;
}

function Interval({ label, interval, disabled, onChange, onRemove }: IntervalProps) {
  const time = (part: 'from' | 'until', name: string) => (
    <TextInput
      type="time"
      size="xs"
      aria-label={name}
      disabled={disabled}
      value={interval[part]}
      onChange={(event) => onChange({ ...interval, [part]: event.currentTarget.value })}
    />
  );
  return (
    <Group gap={6} wrap="nowrap">
      {time('from', t`${label}, opens`)}
      <Text size="sm" c="dimmed" aria-hidden>
        –
      </Text>
      {time('until', t`${label}, closes`)}
      {!disabled && (
        <ActionIcon variant="subtle" color="gray" aria-label={t`Remove ${label}`} onClick={onRemove}>
          <IconX size={16} />
        </ActionIcon>
      )}
    </Group>
  );
}
