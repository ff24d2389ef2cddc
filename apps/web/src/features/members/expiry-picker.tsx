import { t } from '@lingui/core/macro';
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDateTime } from '../../lib/dates.ts';
import classes from './access-form.module.css';

type Choice = 'never' | 'hours' | 'friday' | 'week' | 'month' | 'date';

interface Props {
  /** Name of the policy that expires, for example "campaign.run". */
  of: string;
  value: string | null;
  now: Date;
  disabled?: boolean;
  onChange: (expiresAt: string | null) => void;
}

/** Field for the expiry of a grant or denial: a preset duration, or a date and time. */
export function ExpiryPicker({ of, value, now, disabled, onChange }: Props) {
  const [choice, setChoice] = useState<Choice>(value === null ? 'never' : 'date');
  const choose = (next: Choice) => {
    setChoice(next);
    onChange(next === 'date' ? (value ?? expiryOf('week', now)) : expiryOf(next, now));
  };
  return (
    <div className={classes.end}>
      <NativeSelect
        size="xs"
        aria-label={t`Expiry of ${of}`}
        value={choice}
        disabled={disabled}
        onChange={(event) => choose(event.currentTarget.value as Choice)}
        data={[
          { value: 'never', label: t`No expiry` },
          { value: 'hours', label: t`For 8 hours` },
          { value: 'friday', label: t`Until Friday, ${formatDateTime(expiryOf('friday', now) ?? '')}` },
          { value: 'week', label: t`For 7 days` },
          { value: 'month', label: t`For 30 days` },
          { value: 'date', label: t`Until a date…` },
        ]}
      />
      {choice === 'date' && (
        <TextInput
          size="xs"
          type="datetime-local"
          aria-label={t`${of} expires at`}
          disabled={disabled}
          min={localText(now)}
          value={value ? localText(new Date(value)) : ''}
          onChange={(event) => {
            const at = new Date(event.currentTarget.value);
            if (!Number.isNaN(at.getTime())) onChange(at.toISOString());
          }}
        />
      )}
    </div>
  );
}

const HOUR_MS = 3_600_000;
const FRIDAY = 5;

/** Returns the end of the selected period, or null if the setting does not expire. */
export function expiryOf(choice: Exclude<Choice, 'date'>, now: Date): string | null {
  switch (choice) {
    case 'never':
      return null;
    case 'hours':
      return new Date(now.getTime() + 8 * HOUR_MS).toISOString();
    case 'friday':
      return nextFriday(now).toISOString();
    case 'week':
      return new Date(now.getTime() + 7 * 24 * HOUR_MS).toISOString();
    case 'month':
      return new Date(now.getTime() + 30 * 24 * HOUR_MS).toISOString();
  }
}

/** Returns the next Friday at 18:00 in local time. On a Friday before 18:00, this is the same day. */
function nextFriday(now: Date): Date {
  const end = new Date(now);
  end.setHours(18, 0, 0, 0);
  end.setDate(end.getDate() + ((FRIDAY - end.getDay() + 7) % 7));
  if (end <= now) end.setDate(end.getDate() + 7);
  return end;
}

/** Formats a time for the datetime input: local time without seconds. */
const localText = (at: Date) => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
