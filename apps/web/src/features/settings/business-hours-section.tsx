import { useMutation, useQuery } from '@apollo/client/react';
import { CLOSED_BEHAVIOR_TITLES, CLOSED_BEHAVIORS, type ClosedBehavior } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import {
  BusinessHoursDocument,
  DeleteBusinessHoursDocument,
  HoursScopesDocument,
  UpdateBusinessHoursDocument,
} from '../../gql/business-hours-section.ts';
import type { BusinessHoursQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { dayError } from '../../lib/weekly-hours.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import { withinMain } from '../../ui/floating.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import { WeeklyHoursField } from '../../ui/weekly-hours-field.tsx';
import { type HoursValues, holidayError, inputOf, valuesOf } from './business-hours-values.ts';
import { HolidaysField } from './holidays-field.tsx';
import { LoadingSection } from './loading-section.tsx';

const TITLE = t`Business hours`;
const WORKSPACE = 'WORKSPACE';

/** Section for the hours in which the team is available, for the whole workspace or a single phone number. */
export function BusinessHoursSection() {
  const [scope, setScope] = useState(WORKSPACE);
  const phoneConfigId = scope === WORKSPACE ? null : scope;
  const { data: current, previousData } = useScreenQuery(BusinessHoursDocument, { phoneConfigId });
  const data = current ?? previousData;
  if (!data) return <LoadingSection title={TITLE} />;
  const hours = data.businessHours;
  return (
    <Section
      id="business-hours"
      title={TITLE}
      description={t`Hours when your team is available. The agent tells contacts when your team is back.`}
    >
      <Stack gap="md">
        <Group justify="space-between" align="flex-end" gap="md">
          <ScopeSelect value={scope} onChange={setScope} />
          <HoursStatus hours={hours} />
        </Group>
        <BusinessHoursForm key={`${scope} ${JSON.stringify(hours)}`} hours={hours} />
      </Stack>
    </Section>
  );
}

function HoursStatus({ hours }: { hours: BusinessHoursQuery['businessHours'] }) {
  const { weekly, isOpen, opensAt, timezone } = hours;
  const status = () => {
    if (weekly.length === 0) return t`No hours set: always open`;
    if (isOpen) return t`Open now`;
    return opensAt ? t`Closed until ${formatDateTime(opensAt, timezone)}` : t`Closed`;
  };
  return (
    <Text size="sm" c="dimmed">
      {status()} · {timezone}
    </Text>
  );
}

/**
 * Field for the workspace or one of its phone numbers. Hidden if there are no phone numbers that the viewer can read.
 */
function ScopeSelect({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const canRead = useCan('read', 'PhoneConfig');
  const { data } = useQuery(HoursScopesDocument, { skip: !canRead });
  const numbers = data?.phoneConfigs ?? [];
  if (numbers.length === 0) return null;
  return (
    <Select
      label={t`Applies to`}
      allowDeselect={false}
      data={[
        { value: WORKSPACE, label: t`Whole workspace` },
        ...numbers.map(({ id, number }) => ({ value: id, label: number })),
      ]}
      value={value}
      onChange={(next) => next && onChange(next)}
      comboboxProps={withinMain}
    />
  );
}

type Hours = BusinessHoursQuery['businessHours'];

/** Form for weekly hours, holidays and the behavior outside the hours. */
function BusinessHoursForm({ hours }: { hours: Hours }) {
  const { phoneConfigId, isSet } = hours;
  const [values, setValues] = useState<HoursValues>(() => valuesOf(hours));
  const [showErrors, setShowErrors] = useState(false);
  const { save, remove } = useActions(values, phoneConfigId ?? null);
  const canChange = useCan('update', 'BusinessHours');
  const change = (part: Partial<HoursValues>) => setValues({ ...values, ...part });
  const isValid = values.days.every((day) => !dayError(day)) && values.holidays.every((day) => !holidayError(day));
  return (
    <Form
      aria-label={t`Business hours`}
      onSubmit={(event) => {
        event.preventDefault();
        setShowErrors(!isValid);
        if (isValid) void save.attempt();
      }}
    >
      <Stack gap="lg">
        <RefusalAlert refusal={save.refusal ?? remove.refusal} />
        <WeeklyHoursField days={values.days} onChange={(days) => change({ days })} disabled={!canChange} />
        <HolidaysField
          holidays={values.holidays}
          onChange={(holidays) => change({ holidays })}
          disabled={!canChange}
          showErrors={showErrors}
        />
        <Select
          label={t`Outside business hours, the agent should`}
          allowDeselect={false}
          disabled={!canChange}
          data={CLOSED_BEHAVIORS.map((value) => ({ value, label: CLOSED_BEHAVIOR_TITLES[value] }))}
          value={values.closedBehavior}
          onChange={(value) => value && change({ closedBehavior: value as ClosedBehavior })}
          comboboxProps={withinMain}
        />
        {canChange && (
          <Group justify="flex-end" gap="sm">
            {isSet && (
              <Button variant="default" loading={remove.pending} onClick={() => void remove.attempt()}>
                {phoneConfigId ? t`Use workspace hours` : t`Remove hours`}
              </Button>
            )}
            <Button type="submit" loading={save.pending}>
              {t`Save hours`}
            </Button>
          </Group>
        )}
      </Stack>
    </Form>
  );
}

function useActions(values: HoursValues, phoneConfigId: string | null) {
  const refetchQueries = [BusinessHoursDocument];
  const [update] = useMutation(UpdateBusinessHoursDocument, { refetchQueries });
  const [drop] = useMutation(DeleteBusinessHoursDocument, { refetchQueries });
  const save = useMutationAction(async () => {
    const { data } = await update({ variables: { input: inputOf(values, phoneConfigId) } });
    return handleMutationResult(data?.updateBusinessHours, () => void toast(t`Business hours saved.`));
  });
  const remove = useMutationAction(async () => {
    const { data } = await drop({ variables: { phoneConfigId } });
    return handleMutationResult(data?.deleteBusinessHours, () => void toast(t`Business hours removed.`));
  });
  return { save, remove };
}
