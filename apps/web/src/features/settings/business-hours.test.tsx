import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import {
  BusinessHoursDocument,
  DeleteBusinessHoursDocument,
  HoursScopesDocument,
  UpdateBusinessHoursDocument,
} from '../../gql/business-hours-section.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { NO_HOURS } from '../../testing/settings.ts';
import { settingsPage } from './settings.fixtures.ts';

const hours = (phoneConfigId: string | null) => ({ __typename: 'BusinessHours' as const, phoneConfigId });
const saved = () =>
  answer(UpdateBusinessHoursDocument, ({ input }) => ({
    updateBusinessHours: {
      __typename: 'BusinessHoursPayload' as const,
      hours: hours(input.phoneConfigId ?? null),
      errors: [],
    },
  }));
/** Waits until the section has loaded, and returns its queries. */
async function section() {
  await screen.findByRole('button', { name: 'Save hours' });
  return within(screen.getByRole('region', { name: 'Business hours' }));
}

const office = { from: '09:00', until: '17:00' };

it('suggests office hours, copies Monday to the weekdays and saves a holiday [AG-12]', async () => {
  const update = saved();
  const { user } = renderAt('/admin/acme/settings/hours', { answers: [settingsPage(), update] });
  const { getByRole, getByLabelText, findByText } = await section();
  expect(getByLabelText('Friday, closes')).toHaveValue('17:00');
  await user.click(getByRole('button', { name: 'Add hours on Monday' }));
  await user.click(getByRole('button', { name: 'Copy Monday to weekdays' }));
  await user.click(getByRole('button', { name: 'Add holiday' }));
  await user.click(getByRole('button', { name: 'Save hours' }));
  expect(await findByText('Enter a name.')).toBeInTheDocument();
  expect(update.asked).toEqual([]);
  await user.type(getByLabelText('Holiday 1, name'), 'Christmas');
  await user.type(getByLabelText('Holiday 1, first day'), '2026-12-25');
  await user.click(getByRole('button', { name: 'Save hours' }));
  await waitFor(() => expect(update.asked).toHaveLength(1));
  const { input } = update.asked[0] as { input: { weekly: { weekday: string; intervals: object[] }[] } };
  const twice = [office, { from: '18:00', until: '22:00' }];
  expect(input).toMatchObject({
    phoneConfigId: null,
    closedBehavior: 'ANSWER',
    holidays: [{ name: 'Christmas', from: '2026-12-25', until: '2026-12-25' }],
  });
  expect(input.weekly.map(({ intervals }) => intervals)).toEqual([twice, twice, twice, twice, twice, [], []]);
});

it('refuses times that end before they begin, and saves midnight as the end of the day [AG-12]', async () => {
  const update = saved();
  const { user } = renderAt('/admin/acme/settings/hours', { answers: [settingsPage(), update] });
  const { getByRole, getByLabelText, findByText, queryByText } = await section();
  const closes = getByLabelText('Monday, closes');
  await user.clear(closes);
  await user.type(closes, '08:00');
  expect(await findByText('The end must be after the start.')).toBeInTheDocument();
  await user.click(getByRole('button', { name: 'Save hours' }));
  expect(update.asked).toEqual([]);
  await user.clear(closes);
  await user.type(closes, '00:00');
  expect(queryByText('The end must be after the start.')).toBeNull();
  await user.click(getByRole('button', { name: 'Save hours' }));
  await waitFor(() => expect(update.asked).toHaveLength(1));
  const [{ input }] = update.asked as [{ input: { weekly: object[] } }];
  expect(input.weekly[0]).toEqual({ weekday: 'MONDAY', intervals: [{ from: '09:00', until: '24:00' }] });
});

it('shows the hours of a number, and returns to those of the workspace [AG-12]', async () => {
  const remove = answer(DeleteBusinessHoursDocument, {
    deleteBusinessHours: { __typename: 'BusinessHoursPayload', hours: hours('n1'), errors: [] },
  });
  const weekly = [
    {
      __typename: 'BusinessDay' as const,
      weekday: 'SUNDAY' as const,
      intervals: [{ __typename: 'OpenInterval' as const, ...office }],
    },
  ];
  const read = answer(BusinessHoursDocument, ({ phoneConfigId }) => ({
    businessHours: phoneConfigId
      ? { ...NO_HOURS, phoneConfigId, isSet: true, isOpen: false, opensAt: '2026-11-29T09:00:00Z', weekly }
      : NO_HOURS,
  }));
  const numbers = answer(HoursScopesDocument, {
    phoneConfigs: [{ __typename: 'PhoneConfig', id: 'n1', number: '+442079460018' }],
  });
  const { user } = renderAt('/admin/acme/settings/hours', { answers: [settingsPage(), read, numbers, remove] });
  const { findByRole, findByText, getByLabelText, getByText, queryByLabelText } = await section();
  expect(getByText(/No hours set: always open/)).toBeInTheDocument();
  await user.click(await findByRole('combobox', { name: 'Applies to' }));
  await user.click(await screen.findByRole('option', { name: '+442079460018' }));
  expect(await findByText(/Closed until/)).toBeInTheDocument();
  expect(getByLabelText('Sunday, opens')).toHaveValue('09:00');
  expect(queryByLabelText('Monday, opens')).toBeNull();
  await user.click(await findByRole('button', { name: 'Use workspace hours' }));
  await waitFor(() => expect(remove.asked).toEqual([{ phoneConfigId: 'n1' }]));
});
