import { beforeEach, expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { renderAt } from '../../testing/render-at.tsx';
import { around, buildContact, contactsPage } from './contacts.fixtures.ts';

const answers = () => [contactsPage([buildContact()]), ...around()];
const headers = async () =>
  (await screen.findAllByRole('columnheader')).map(({ textContent }) => textContent).filter((text) => text !== '');
const ALL = ['Name', 'Phone', 'E-mail', 'Company', 'Tags', 'Standing', 'Added'];

beforeEach(() => localStorage.clear());

it('are chosen and put in order, also by keyboard alone', async () => {
  const { user, at } = renderAt('/admin/acme/contacts', { answers: answers() });
  expect(await headers()).toEqual(ALL);
  await user.click(screen.getByRole('button', { name: 'Columns' }));
  await user.click(await screen.findByRole('checkbox', { name: 'Tags' }));
  screen.getByRole('button', { name: 'Move E-mail down' }).focus();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('button', { name: 'Move E-mail down' })).toHaveFocus();
  await user.keyboard('{Enter}{Enter}{Enter}');
  const order = ['Name', 'Phone', 'Company', 'Standing', 'Added', 'E-mail'];
  await waitFor(async () => expect(await headers()).toEqual(order));
  expect(screen.getByRole('button', { name: 'Move E-mail down' })).toHaveAttribute('aria-disabled', 'true');
  expect(at()).toBe('/admin/acme/contacts?col=phone&col=company&col=standing&col=created&col=email');
});

it('are as the viewer left them where the address says nothing, and as a view says where it does', async () => {
  const first = renderAt('/admin/acme/contacts', { answers: answers() });
  await headers();
  await first.user.click(screen.getByRole('button', { name: 'Columns' }));
  await first.user.click(await screen.findByRole('checkbox', { name: 'Phone' }));
  await act(() => first.router.navigate({ to: '/admin/acme/contacts', search: {} }));
  await waitFor(async () => expect(await headers()).toEqual(ALL.filter((name) => name !== 'Phone')));
  await act(() => first.router.navigate({ to: '/admin/acme/contacts', search: { col: ['tags', 'phone'] } }));
  await waitFor(async () => expect(await headers()).toEqual(['Name', 'Tags', 'Phone']));
  await act(() => first.router.navigate({ to: '/admin/acme/contacts', search: { col: 'none' } }));
  await waitFor(async () => expect(await headers()).toEqual(['Name']));
});

it('are part of a view that is saved with them', async () => {
  const { user } = renderAt('/admin/acme/contacts', { answers: answers() });
  await headers();
  expect(screen.queryByRole('button', { name: 'Save this view' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Columns' }));
  await user.click(await screen.findByRole('checkbox', { name: 'Company' }));
  expect(
    within(screen.getByRole('group', { name: 'Saved views' })).getByRole('button', { name: 'Save this view' }),
  ).toBeVisible();
});
