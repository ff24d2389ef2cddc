import { CAMPAIGNS, NEW_CAMPAIGN } from '@frontdesk/domain';
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

/** Start, time zone, quiet hours and rate. */
export function ScheduleStep({ form }: Props) {
  const { startsAt } = form.values;
  return (
    <Stack gap="lg" className={classes.narrow}>
      <Stack gap="sm">
        <div className={classes.choice}>
          <Segments
            label="When it begins"
            segments={[
              { value: 'now', label: 'When you confirm' },
              { value: 'later', label: 'At a time' },
            ]}
            value={startsAt === null ? 'now' : 'later'}
            onChange={(when) => form.setFieldValue('startsAt', when === 'now' ? null : '')}
          />
        </div>
        {startsAt !== null && (
          <TextInput
            type="datetime-local"
            label="It begins"
            className={classes.moment}
            {...form.getInputProps('startsAt')}
            value={startsAt}
          />
        )}
      </Stack>
      <Clock form={form} />
      <QuietHours form={form} />
      <NumberInput
        label="Messages a minute, at most"
        description="Slow down where your team should keep up with the answers."
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
      label="By whose clock"
      value={form.values.clock}
      onChange={(value) => form.setFieldValue('clock', value as Draft['clock'])}
    >
      <Stack gap="sm" mt="xs">
        <Radio value="WORKSPACE" label="The workspace’s" description={`${timezone}, where it is ${now} now.`} />
        <Radio
          value="RECIPIENT"
          label="Each recipient’s"
          description="By the country of their number; where it has several zones, it has to be time in all of them."
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
        label="Quiet hours"
        description="Nothing goes out in them; it goes on by itself afterwards."
        checked={quietFrom !== null}
        onChange={({ currentTarget }) =>
          currentTarget.checked ? set(NEW_CAMPAIGN.quietFrom, NEW_CAMPAIGN.quietUntil) : set(null, null)
        }
      />
      {quietFrom !== null && quietUntil !== null && (
        <Group align="flex-start" gap="sm">
          <TextInput
            type="time"
            label="From"
            error={form.errors.quietFrom}
            value={formatMinute(quietFrom)}
            onChange={({ currentTarget }) => set(minuteOf(currentTarget.value) ?? quietFrom, quietUntil)}
          />
          <TextInput
            type="time"
            label="Until"
            error={form.errors.quietUntil}
            value={formatMinute(quietUntil)}
            onChange={({ currentTarget }) => set(quietFrom, minuteOf(currentTarget.value) ?? quietUntil)}
          />
        </Group>
      )}
    </Stack>
  );
}
