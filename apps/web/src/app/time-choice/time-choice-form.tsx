import { t } from '@lingui/core/macro';
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDateTime } from '../../lib/dates.ts';
import { browserTimeZone } from '../../lib/time-zones.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import classes from './time-choice-form.module.css';
import { instantOf, timeChoices } from './time-choices.ts';

interface Props {
  /** Label of the form and of the button that submits a custom time. */
  title: string;
  /** Explanatory text above the list of times. */
  text: string;
  /** Label of the option without an end time. */
  noTime: string;
  /** Latest custom time that can be selected, in days from now. */
  daysMax: number;
  pending: boolean;
  refusal: string | null;
  /** Called with the chosen time, or with null for the option without an end time. */
  onChoose: (until: string | null) => void;
  onClose: () => void;
}

const DAY_MS = 86_400_000;

/** Form that offers common times, a custom time, and a choice without an end time. */
export default function TimeChoiceForm({ title, text, noTime, daysMax, pending, refusal, onChoose, onClose }: Props) {
  const { timezone } = useWorkspace();
  const [now] = useState(() => new Date());
  const [custom, setCustom] = useState('');
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { laterToday, tomorrow, nextWeek } = timeChoices(now, timezone);
  const choices = [
    ...(laterToday ? [{ label: t`Later today`, until: laterToday }] : []),
    { label: t`Tomorrow morning`, until: tomorrow },
    { label: t`Next week`, until: nextWeek },
  ];
  const at = custom ? instantOf(custom, timezone) : new Date(Number.NaN);
  const isValid = at.getTime() > now.getTime() && at.getTime() <= now.getTime() + daysMax * DAY_MS;
  return (
    <Form
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        setIsSubmitted(true);
        if (isValid && !pending) onChoose(at.toISOString());
      }}
    >
      <Stack gap="md">
        <Text size="sm">{text}</Text>
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
              onClick={() => onChoose(until.toISOString())}
            >
              {label}
            </Button>
          ))}
          <Button variant="default" justify="space-between" disabled={pending} onClick={() => onChoose(null)}>
            {noTime}
          </Button>
        </div>
        <TextInput
          type="datetime-local"
          label={t`Custom time`}
          description={timezone === browserTimeZone() ? null : t`Time zone of the workspace: ${timezone}`}
          value={custom}
          onChange={(event) => setCustom(event.currentTarget.value)}
          error={(custom !== '' || isSubmitted) && !isValid ? t`Choose a time in the next ${daysMax} days.` : null}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {title}
        </FormButtons>
      </Stack>
    </Form>
  );
}
