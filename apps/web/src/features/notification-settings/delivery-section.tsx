import { areQuietHours, NOTIFICATION_EMAIL_MINUTES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Radio, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWorkspace } from '../../session/workspace.tsx';
import { Section } from '../../ui/section.tsx';
import type { ChangeSettings, Settings } from './notification-settings-page.tsx';

interface Props {
  settings: Settings;
  onChange: ChangeSettings;
}

type Hours = NonNullable<Settings['quietHours']>;

const EVENING: Hours = { __typename: 'QuietHours', from: '20:00', to: '08:00' };

/** Section with the timing of emails and the quiet hours. */
export function DeliverySection({ settings, onChange }: Props) {
  const { emailTiming, quietHours } = settings;
  return (
    <Section title={t`Time`}>
      <Stack gap="lg">
        <Radio.Group
          label={t`Emails about unread notifications`}
          value={emailTiming}
          onChange={(value) => onChange({ emailTiming: value === 'HOURLY' ? 'HOURLY' : 'PROMPT' })}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="PROMPT" label={t`After ${NOTIFICATION_EMAIL_MINUTES.PROMPT} minutes`} />
            <Radio value="HOURLY" label={t`At most one email an hour`} />
          </Stack>
        </Radio.Group>
        <Switch
          label={t`Quiet hours`}
          description={t`Emails and push messages wait until the quiet hours end.`}
          checked={quietHours !== null}
          onChange={({ currentTarget }) => onChange({ quietHours: currentTarget.checked ? EVENING : null })}
        />
        {quietHours && (
          <QuietHoursFields key={`${quietHours.from} ${quietHours.to}`} hours={quietHours} onChange={onChange} />
        )}
      </Stack>
    </Section>
  );
}

function QuietHoursFields({ hours, onChange }: { hours: Hours; onChange: ChangeSettings }) {
  const { timezone } = useWorkspace();
  const [{ from, to }, setDraft] = useState<Pick<Hours, 'from' | 'to'>>(hours);
  const isChanged = from !== hours.from || to !== hours.to;
  const isValid = areQuietHours({ from, to });
  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="sm">
        <TextInput
          type="time"
          label={t`From`}
          value={from}
          onChange={({ currentTarget }) => setDraft({ from: currentTarget.value, to })}
        />
        <TextInput
          type="time"
          label={t`To`}
          value={to}
          onChange={({ currentTarget }) => setDraft({ from, to: currentTarget.value })}
        />
        <Button
          variant="default"
          disabled={!isChanged || !isValid}
          onClick={() => onChange({ quietHours: { ...hours, from, to } })}
        >
          {t`Save`}
        </Button>
      </Group>
      <Text size="sm" c={isValid ? 'dimmed' : 'red'} role={isValid ? undefined : 'alert'}>
        {isValid ? t`Time zone: ${timezone}` : t`Enter two different times.`}
      </Text>
    </Stack>
  );
}
