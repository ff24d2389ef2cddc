import { isValidContactWindow, minuteOfTime } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { OutreachLimitsQuery } from '../../gql/types.ts';

export interface LimitFieldsProps<Values> {
  form: UseFormReturnType<Values>;
  disabled: boolean;
}

/** Form values of the contact window. An end of 00:00 means the end of the day. */
export interface WindowValues {
  messageFrom: string;
  messageUntil: string;
  callFrom: string;
  callUntil: string;
}

/** Fields for the contact window: the time of the contact's day in which the agent sends first messages and calls. */
export function ContactWindowFields<Values extends WindowValues>({ form, disabled }: LimitFieldsProps<Values>) {
  const field = (name: keyof WindowValues) => ({ type: 'time', disabled, ...form.getInputProps(name) });
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t`Contact window`}
      </Title>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <TextInput label={t`First messages from`} {...field('messageFrom')} />
        <TextInput label={t`First messages until`} {...field('messageUntil')} />
        <TextInput label={t`Calls from`} {...field('callFrom')} />
        <TextInput label={t`Calls until`} {...field('callUntil')} />
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {t`Times are in the contact’s time zone, which the phone number determines. Leads outside the window are contacted when it opens.`}
      </Text>
    </Stack>
  );
}

const endOf = (until: string): string => (until === '00:00' ? '24:00' : until);
const startOf = (until: string): string => (until === '24:00' ? '00:00' : until);

function checkEnd(from: string, until: string): string | null {
  const window = { from: minuteOfTime(from) ?? Number.NaN, until: minuteOfTime(endOf(until)) ?? Number.NaN };
  return isValidContactWindow(window) ? null : t`Enter a time at least one hour after the start.`;
}

export const WINDOW_RULES = {
  messageUntil: (until: string, { messageFrom }: WindowValues) => checkEnd(messageFrom, until),
  callUntil: (until: string, { callFrom }: WindowValues) => checkEnd(callFrom, until),
};

type Windows = Pick<OutreachLimitsQuery['outreachLimits'], 'messageWindow' | 'callWindow'>;

export const windowValuesOf = ({ messageWindow, callWindow }: Windows): WindowValues => ({
  messageFrom: messageWindow.from,
  messageUntil: startOf(messageWindow.until),
  callFrom: callWindow.from,
  callUntil: startOf(callWindow.until),
});

export const windowInputOf = ({ messageFrom, messageUntil, callFrom, callUntil }: WindowValues) => ({
  messageWindow: { from: messageFrom, until: endOf(messageUntil) },
  callWindow: { from: callFrom, until: endOf(callUntil) },
});
