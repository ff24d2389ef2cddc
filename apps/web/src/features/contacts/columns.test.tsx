import { beforeEach, expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { renderAt } from '../../testing/render-at.tsx';
import { around, buildContact, contactsPage } from './contacts.fixtures.ts';

const answers = () => [contactsPage([buildContact()]), ...around()];
const headers = async () =>
  (await screen.findAllByRole('columnheader')).map(({ textContent }) => textContent).filter((text) => text !== '');
const ALL = ['Name', 'Phone', 'Email', 'Company', 'Tags', 'Status', 'Created'];

beforeEach(() => localStorage.clear());

it('are selected and ordered, also by keyboard', async () => {
  const { user, at } = renderAt('/admin/acme/contacts', { answers: answers() });
  expect(await headers()).toEqual(ALL);
  await user.click(screen.getByRole('button', { name: 'Columns' }));
  await user.click(await screen.findByRole('checkbox', { name: 'Tags' }));
  screen.getByRole('button', { name: 'Move Email down' }).focus();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('button', { name: 'Move Email down' })).toHaveFocus();
  await user.keyboard('{Enter}{Enter}{Enter}');
  const order = ['Name', 'Phone', 'Company', 'Status', 'Created', 'Email'];
  await waitFor(async () => expect(await headers()).toEqual(order));
  expect(screen.getByRole('button', { name: 'Move Email down' })).toHaveAttribute('aria-disabled', 'true');
  expect(at()).toBe('/admin/acme/contacts?col=phone&col=company&col=reachability&col=created&col=email');
});

it('come from the viewer’s selection, or from the URL when it has one', async () => {
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

it('are saved with a view', async () => {
  const { user } = renderAt('/admin/acme/contacts', { answers: answers() });
  await headers();
  expect(screen.queryByRole('button', { name: 'Save view' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Columns' }));
  await user.click(await screen.findByRole('checkbox', { name: 'Company' }));
  expect(
    within(screen.getByRole('group', { name: 'Saved views' })).getByRole('button', { name: 'Save view' }),
  ).toBeVisible();
});
