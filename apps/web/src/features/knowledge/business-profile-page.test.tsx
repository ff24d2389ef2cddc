import { REFUSALS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import type { UpdateBusinessProfileInput } from '../../gql/types.ts';
import { UpdateBusinessProfileDocument } from '../../gql/update-business-profile.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildProfile, profilePage, tabs } from './knowledge.fixtures.ts';

const AT = '/admin/acme/knowledge';
const EMPTY = buildProfile({
  name: '',
  description: '',
  address: '',
  services: [],
  revision: 0,
  updatedAt: null,
  updatedByName: null,
});

const saving = () =>
  answer(UpdateBusinessProfileDocument, ({ input }) => ({
    updateBusinessProfile: {
      __typename: 'BusinessProfilePayload' as const,
      profile: { __typename: 'BusinessProfile' as const, revision: input.revision + 1 },
      errors: [],
    },
  }));
const refusing = (code: 'KNOWLEDGE_CHANGED' | 'BUSINESS_PROFILE_INVALID', field: string) =>
  answer(UpdateBusinessProfileDocument, refused(code, field, REFUSALS[code]));
const form = async () => within(await screen.findByRole('form', { name: 'Business profile' }));
const row = (name: string) => within(screen.getByRole('group', { name }));
const save = () => screen.getByRole('button', { name: 'Save profile' });
const inputOf = (update: { asked: Record<string, unknown>[] }) => update.asked.at(-1)?.['input'];

it('saves the profile with its rows, trimmed and without blank rows [AG-15]', async () => {
  const update = saving();
  const { user } = renderAt(AT, { answers: [tabs(), profilePage(EMPTY), update] });
  const business = await form();
  expect(save()).toBeDisabled();
  await user.type(business.getByLabelText(/^Name/), ' Acme Dental ');
  await user.click(business.getByRole('button', { name: 'Add service' }));
  await waitFor(() => expect(row('Service 1').getByLabelText('Name')).toHaveFocus());
  await user.keyboard('Cleaning');
  await user.type(row('Service 1').getByLabelText('Price'), '60 EUR');
  await user.type(row('Service 1').getByLabelText('Duration (min)'), '30');
  await user.click(business.getByRole('button', { name: 'Add policy' }));
  await user.type(row('Policy 1').getByLabelText('Title'), 'Cancellation');
  await user.type(row('Policy 1').getByLabelText('Policy'), 'Free until 24 hours before.');
  await user.click(business.getByRole('button', { name: 'Add link' }));
  await user.click(business.getByRole('button', { name: 'Add contact person' }));
  await user.type(row('Contact person 1').getByLabelText('Name'), 'Mia Moss');
  await user.click(save());
  expect(await screen.findByText(/Business profile saved/)).toBeVisible();
  expect(inputOf(update)).toEqual({
    revision: 0,
    name: 'Acme Dental',
    description: '',
    address: '',
    phone: '',
    email: '',
    website: '',
    services: [{ name: 'Cleaning', description: '', price: '60 EUR', durationMinutes: 30 }],
    policies: [{ title: 'Cancellation', text: 'Free until 24 hours before.' }],
    links: [],
    contactPersons: [{ name: 'Mia Moss', role: '', phone: '', email: '' }],
  } satisfies UpdateBusinessProfileInput);
  expect(save()).toBeDisabled();
});

it('shows all errors next to their fields, and focuses the first [AG-15]', async () => {
  const update = saving();
  const { user } = renderAt(AT, { answers: [tabs(), profilePage(), update] });
  const business = await form();
  await user.type(business.getByLabelText('Email'), 'front desk');
  await user.type(business.getByLabelText('Website'), 'acme.test');
  await user.clear(row('Service 2').getByLabelText('Name'));
  await user.type(row('Service 2').getByLabelText('Duration (min)'), '1500');
  await user.click(business.getByRole('button', { name: 'Add link' }));
  await user.type(row('Link 1').getByLabelText('Title'), 'Prices');
  await user.click(save());
  await waitFor(() => expect(business.getByLabelText('Email')).toHaveFocus());
  expect(business.getByLabelText('Email')).toHaveAccessibleDescription('Enter a valid email address.');
  expect(business.getByLabelText('Website')).toHaveAccessibleDescription('Enter an address that starts with https://.');
  expect(row('Service 2').getByLabelText('Name')).toHaveAccessibleDescription('Enter the name of the service.');
  expect(row('Service 2').getByLabelText('Duration (min)')).toHaveAccessibleDescription('Enter 1 to 1440 minutes.');
  expect(row('Link 1').getByLabelText('Web address')).toHaveAccessibleDescription('Enter a web address.');
  expect(row('Service 1').getByLabelText('Name')).toBeValid();
  expect(update.asked).toEqual([]);
});

it('saves a profile without a name, as the API does', async () => {
  const update = saving();
  const { user } = renderAt(AT, { answers: [tabs(), profilePage(), update] });
  const business = await form();
  await user.clear(business.getByLabelText('Name', { selector: '[data-path=name]' }));
  await user.click(save());
  await waitFor(() => expect(update.asked).toMatchObject([{ input: { name: '' } }]));
});

it('shows an error of the server at the field of the row', async () => {
  const { user } = renderAt(AT, {
    answers: [tabs(), profilePage(), refusing('BUSINESS_PROFILE_INVALID', 'services.1.price')],
  });
  await form();
  await user.type(row('Service 2').getByLabelText('Price'), '!');
  await user.click(save());
  await waitFor(() =>
    expect(row('Service 2').getByLabelText('Price')).toHaveAccessibleDescription(REFUSALS.BUSINESS_PROFILE_INVALID),
  );
  expect(row('Service 1').getByLabelText('Price')).toBeValid();
});

it('removes a row and keeps the others', async () => {
  const update = saving();
  const { user } = renderAt(AT, { answers: [tabs(), profilePage(), update] });
  await form();
  await user.click(screen.getByRole('button', { name: 'Remove service 1' }));
  expect(screen.queryByRole('group', { name: 'Service 2' })).toBeNull();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Add service' })).toHaveFocus());
  await user.click(save());
  await waitFor(() => expect(update.asked).toHaveLength(1));
  expect(inputOf(update)).toMatchObject({
    revision: 4,
    services: [{ name: 'Whitening', description: '', price: '200 EUR', durationMinutes: null }],
  });
});

it('offers the latest version if another member saved the profile in the meantime', async () => {
  let current = buildProfile();
  const { user } = renderAt(AT, {
    answers: [tabs(), profilePage(() => current), refusing('KNOWLEDGE_CHANGED', 'revision')],
  });
  const business = await form();
  await user.type(business.getByLabelText('Address'), ', UK');
  current = buildProfile({ address: '2 Park Road, Bath', revision: 5 });
  await user.click(save());
  expect(await screen.findByText(REFUSALS.KNOWLEDGE_CHANGED)).toBeVisible();
  expect(business.getByLabelText('Address')).toHaveValue('1 Mill Lane, Bath, UK');
  await user.click(screen.getByRole('button', { name: 'Discard changes and reload' }));
  await waitFor(() => expect(business.getByLabelText('Address')).toHaveValue('2 Park Road, Bath'));
  expect(screen.queryByText(REFUSALS.KNOWLEDGE_CHANGED)).toBeNull();
  expect(save()).toBeDisabled();
});

it('asks before the user leaves an unsaved profile [CB-05]', async () => {
  const { user, at } = renderAt(AT, { answers: [tabs(), profilePage()] });
  const business = await form();
  await user.type(business.getByLabelText('Address'), ', UK');
  await user.click(screen.getByRole('link', { name: 'Sources' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Discard unsaved changes?' }));
  await user.click(dialog.getByRole('button', { name: 'Keep editing' }));
  expect(at()).toBe(AT);
  expect(business.getByLabelText('Address')).toHaveValue('1 Mill Lane, Bath, UK');
});

it('is read-only for a viewer', async () => {
  renderAt(AT, { as: 'viewer', answers: [tabs(), profilePage()] });
  const business = await form();
  expect(business.getByLabelText('Address')).toHaveAttribute('readonly');
  expect(screen.queryByRole('button', { name: 'Add service' })).toBeNull();
  expect(save()).toHaveAccessibleDescription('You need the knowledge.manage permission.');
});

it('shows how many questions are open', async () => {
  renderAt(AT, { answers: [tabs(2), profilePage()] });
  expect(await screen.findByRole('link', { name: 'Unanswered 2' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Business profile' })).toHaveAttribute('aria-current', 'page');
});
