import { DEFAULT_OUTREACH_CEILINGS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { UpdateOutreachLimitsDocument } from '../../gql/outreach-limits-section.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { settingsPage } from './settings.fixtures.ts';

const SECTION = { name: 'Calling and messaging limits' };
const DAY = { from: '08:00', until: '20:00' };
const DIAL_POLICY = { attempts: 3, spacingMinutes: 120, voicemailMessage: '', whenUnreached: 'NOTIFY' };
const WINDOWS = { messageWindow: DAY, callWindow: DAY, dialPolicy: DIAL_POLICY };
const saved = () =>
  answer(UpdateOutreachLimitsDocument, ({ input }) => ({
    updateOutreachLimits: {
      __typename: 'OutreachLimitsPayload' as const,
      limits: { __typename: 'OutreachLimits' as const, country: input.country },
      errors: [],
    },
  }));

it('allows another country and changes a limit within its bounds [S2]', async () => {
  const update = saved();
  const { user } = renderAt('/admin/acme/settings/hours', { answers: [settingsPage(), update] });
  const save = await screen.findByRole('button', { name: 'Save limits' });
  const section = within(screen.getByRole('region', SECTION));
  expect(section.getByText(/12 of 200 attempts, \$4\.31 of \$50\.00/)).toBeInTheDocument();
  expect(save).toBeDisabled();
  await user.click(section.getByRole('combobox', { name: 'Other allowed countries' }));
  await user.click(await screen.findByRole('option', { name: 'France (+33)' }));
  const daily = section.getByLabelText('Per workspace');
  await user.clear(daily);
  await user.type(daily, '5001');
  await user.click(save);
  expect(await section.findByText('Enter 1 to 5,000.')).toBeInTheDocument();
  expect(update.asked).toEqual([]);
  await user.clear(daily);
  await user.type(daily, '300');
  await user.click(save);
  const input = {
    ...WINDOWS,
    country: 'GB',
    otherCountries: ['FR'],
    ...DEFAULT_OUTREACH_CEILINGS,
    dailyPerWorkspace: 300,
  };
  await waitFor(() => expect(update.asked).toEqual([{ input }]));
});

it('shows no limits to a member without workspace.settings [S2]', async () => {
  renderAt('/admin/acme/settings/hours', { as: 'member', answers: [settingsPage()] });
  await screen.findByRole('heading', { name: 'You don’t have access to this page' });
  expect(screen.queryByRole('region', SECTION)).toBeNull();
});

it('changes the contact window for calls, up to midnight [AG-12]', async () => {
  const update = saved();
  const { user } = renderAt('/admin/acme/settings/hours', { answers: [settingsPage(), update] });
  const save = await screen.findByRole('button', { name: 'Save limits' });
  const section = within(screen.getByRole('region', SECTION));
  const until = section.getByLabelText('Calls until');
  await user.clear(until);
  await user.type(until, '08:30');
  await user.click(save);
  expect(await section.findByText('Enter a time at least one hour after the start.')).toBeInTheDocument();
  expect(update.asked).toEqual([]);
  await user.clear(until);
  await user.type(until, '00:00');
  await user.click(save);
  await waitFor(() =>
    expect(update.asked).toMatchObject([{ input: { ...WINDOWS, callWindow: { from: '08:00', until: '24:00' } } }]),
  );
});

it('changes what happens after unanswered calls, in voice workspaces [AG-13]', async () => {
  const update = saved();
  const { user } = renderAt('/admin/acme/settings/hours', {
    workspace: { channel: 'VOICE' },
    answers: [settingsPage(), update],
  });
  const save = await screen.findByRole('button', { name: 'Save limits' });
  const section = within(screen.getByRole('region', SECTION));
  const attempts = section.getByLabelText('Calls per lead');
  await user.clear(attempts);
  await user.type(attempts, '11');
  await user.click(save);
  expect(await section.findByText('Enter 1 to 10.')).toBeInTheDocument();
  expect(update.asked).toEqual([]);
  await user.clear(attempts);
  await user.type(attempts, '5');
  await user.type(section.getByLabelText('Voicemail message'), 'Please call us back.');
  await user.click(save);
  const dialPolicy = {
    attempts: 5,
    spacingMinutes: 120,
    voicemailMessage: 'Please call us back.',
    whenUnreached: 'NOTIFY',
  };
  await waitFor(() => expect(update.asked).toMatchObject([{ input: { dialPolicy } }]));
});
