import { useMutation } from '@apollo/client/react';
import { CLOSED_BEHAVIOR_TITLES, CLOSED_BEHAVIORS, type ClosedBehavior } from '@frontdesk/domain';
import { Button, Group, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { BusinessHoursDocument } from '../../gql/business-hours.ts';
import { RemoveBusinessHoursDocument } from '../../gql/remove-business-hours.ts';
import type { BusinessHoursQuery } from '../../gql/types.ts';
import { UpdateBusinessHoursDocument } from '../../gql/update-business-hours.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { dayError } from '../../lib/weekly-hours.ts';
import { useCan } from '../../session/workspace.tsx';
import { withinMain } from '../../ui/floating.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { WeeklyHoursField } from '../../ui/weekly-hours-field.tsx';
import { type HoursValues, holidayError, inputOf, valuesOf } from './business-hours-values.ts';
import { HolidaysField } from './holidays-field.tsx';

type Hours = BusinessHoursQuery['businessHours'];

/** Weekly hours, holidays and the behavior outside of them. */
export function BusinessHoursForm({ hours }: { hours: Hours }) {
  const { phoneConfigId, isSet } = hours;
  const [values, setValues] = useState<HoursValues>(() => valuesOf(hours));
  const [showErrors, setShowErrors] = useState(false);
  const { save, remove } = useActions(values, phoneConfigId ?? null);
  const canChange = useCan('update', 'BusinessHours');
  const change = (part: Partial<HoursValues>) => setValues({ ...values, ...part });
  const isValid = values.days.every((day) => !dayError(day)) && values.holidays.every((day) => !holidayError(day));
  return (
    <Form
      aria-label="Business hours"
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
          label="Outside business hours, the agent should"
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
                {phoneConfigId ? 'Use workspace hours' : 'Remove hours'}
              </Button>
            )}
            <Button type="submit" loading={save.pending}>
              Save hours
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
  const [drop] = useMutation(RemoveBusinessHoursDocument, { refetchQueries });
  const save = useMutationAction(async () => {
    const { data } = await update({ variables: { input: inputOf(values, phoneConfigId) } });
    return handleMutationResult(data?.updateBusinessHours, {
      BusinessHoursUpdated: () => void toast('Business hours saved'),
    });
  });
  const remove = useMutationAction(async () => {
    const { data } = await drop({ variables: { input: { phoneConfigId } } });
    return handleMutationResult(data?.removeBusinessHours, {
      BusinessHoursRemoved: () => void toast('Business hours removed'),
    });
  });
  return { save, remove };
}
