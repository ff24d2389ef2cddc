import { CAMPAIGNS, NEW_CAMPAIGN } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, NumberInput, Radio, Stack, Switch, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { formatTime } from '../../lib/dates.ts';
import { useNow } from '../../lib/use-now.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { Segments } from '../../ui/segments.tsx';
import { formatMinute, minuteOf } from './campaign-labels.ts';
import classes from './campaigns.module.css';
import type { Draft } from './draft.ts';

interface Props {
  form: UseFormReturnType<Draft>;
}

/** Step for start time, time zone, quiet hours and sending rate. */
export function ScheduleStep({ form }: Props) {
  const { startsAt } = form.values;
  return (
    <Stack gap="lg" className={classes.narrow}>
      <Stack gap="sm">
        <div className={classes.choice}>
          <Segments
            label={t`Start`}
            segments={[
              { value: 'now', label: t`Immediately after confirmation` },
              { value: 'later', label: t`Scheduled` },
            ]}
            value={startsAt === null ? 'now' : 'later'}
            onChange={(when) => form.setFieldValue('startsAt', when === 'now' ? null : '')}
          />
        </div>
        {startsAt !== null && (
          <TextInput
            type="datetime-local"
            label={t`Start time`}
            className={classes.moment}
            {...form.getInputProps('startsAt')}
            value={startsAt}
          />
        )}
      </Stack>
      <Clock form={form} />
      <QuietHours form={form} />
      <NumberInput
        label={t`Maximum messages per minute`}
        description={t`A lower rate spreads out the replies.`}
        className={classes.moment}
        allowDecimal={false}
        min={1}
        max={CAMPAIGNS.ratePerMinuteMax}
        {...form.getInputProps('ratePerMinute')}
      />
    </Stack>
  );
}

function Clock({ form }: Props) {
  const { timezone } = useWorkspace();
  const now = formatTime(new Date(useNow()).toISOString(), timezone);
  return (
    <Radio.Group
      label={t`Time zone`}
      value={form.values.timeZoneMode}
      onChange={(value) => form.setFieldValue('timeZoneMode', value as Draft['timeZoneMode'])}
    >
      <Stack gap="sm" mt="xs">
        <Radio value="WORKSPACE" label={t`Workspace’s time zone`} description={t`${timezone} · now ${now}`} />
        <Radio
          value="RECIPIENT"
          label={t`Recipient’s time zone`}
          description={t`Determined by the country code of the number. If a country has several time zones, all of them must allow sending.`}
        />
      </Stack>
    </Radio.Group>
  );
}

function QuietHours({ form }: Props) {
  const { quietFrom, quietUntil } = form.values;
  const set = (from: number | null, until: number | null) => {
    form.setFieldValue('quietFrom', from);
    form.setFieldValue('quietUntil', until);
  };
  return (
    <Stack gap="sm">
      <Switch
        label={t`Quiet hours`}
        description={t`Sending pauses during quiet hours.`}
        checked={quietFrom !== null}
        onChange={({ currentTarget }) =>
          currentTarget.checked ? set(NEW_CAMPAIGN.quietFrom, NEW_CAMPAIGN.quietUntil) : set(null, null)
        }
      />
      {quietFrom !== null && quietUntil !== null && (
        <Group align="flex-start" gap="sm">
          <TextInput
            type="time"
            label={t`From`}
            error={form.errors.quietFrom}
            value={formatMinute(quietFrom)}
            onChange={({ currentTarget }) => set(minuteOf(currentTarget.value) ?? quietFrom, quietUntil)}
          />
          <TextInput
            type="time"
            label={t`Until`}
            error={form.errors.quietUntil}
            value={formatMinute(quietUntil)}
            onChange={({ currentTarget }) => set(quietFrom, minuteOf(currentTarget.value) ?? quietUntil)}
          />
        </Group>
      )}
    </Stack>
  );
}
