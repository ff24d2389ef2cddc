import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDateTime } from '../../lib/dates.ts';
import { browserTimeZone } from '../../lib/time-zones.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import classes from './snooze-form.module.css';
import { instantOf, snoozeTimes } from './snooze-times.ts';

interface Props {
  pending: boolean;
  refusal: string | null;
  /** Called with the end of the snooze. Null means until the contact writes. */
  onSnooze: (until: string | null) => void;
  onClose: () => void;
}

const DAY_MS = 86_400_000;

/** Form that offers common times, a custom time, and a snooze without an end time. */
export default function SnoozeForm({ pending, refusal, onSnooze, onClose }: Props) {
  const { timezone } = useWorkspace();
  const [now] = useState(() => new Date());
  const [custom, setCustom] = useState('');
  const { laterToday, tomorrow, nextWeek } = snoozeTimes(now, timezone);
  const choices = [
    ...(laterToday ? [{ label: t`Later today`, until: laterToday }] : []),
    { label: t`Tomorrow morning`, until: tomorrow },
    { label: t`Next week`, until: nextWeek },
  ];
  const at = custom ? instantOf(custom, timezone) : new Date(Number.NaN);
  const isValid = at.getTime() > now.getTime() && at.getTime() <= now.getTime() + LIMITS.snoozeDaysMax * DAY_MS;
  return (
    <Form
      aria-label={t`Snooze`}
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid && !pending) onSnooze(at.toISOString());
      }}
    >
      <Stack gap="md">
        <Text size="sm">{t`A message from the contact reopens the conversation earlier.`}</Text>
        <div className={classes.choices}>
          {choices.map(({ label, until }, index) => (
            <Button
              key={label}
              variant="default"
              justify="space-between"
              disabled={pending}
              data-autofocus={index === 0 || undefined}
              rightSection={
                <Text span size="xs" c="dimmed">
                  {formatDateTime(until.toISOString(), timezone)}
                </Text>
              }
              onClick={() => onSnooze(until.toISOString())}
            >
              {label}
            </Button>
          ))}
          <Button variant="default" justify="space-between" disabled={pending} onClick={() => onSnooze(null)}>
            {t`Until the contact writes`}
          </Button>
        </div>
        <TextInput
          type="datetime-local"
          label={t`Custom time`}
          description={timezone === browserTimeZone() ? null : t`Time zone of the workspace: ${timezone}`}
          value={custom}
          onChange={(event) => setCustom(event.currentTarget.value)}
          error={custom !== '' && !isValid ? t`Choose a time in the next 365 days.` : null}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Snooze`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
