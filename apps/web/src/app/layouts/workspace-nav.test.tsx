import { INBOX_TABS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { UsagePageDocument } from '../../gql/usage-page.ts';
import { WaitingCountDocument } from '../../gql/waiting-conversations.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { overlay } from './palette-store.ts';

/** A page of voice workspaces, which sends no requests in a workspace for WhatsApp. */
const WITHOUT_REQUESTS = '/admin/acme/calls';
const usage = answer(UsagePageDocument, {
  usage: {
    __typename: 'Usage',
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-12-01T00:00:00.000Z',
    previousFrom: '2026-10-01T00:00:00.000Z',
    meters: [],
  },
});

const group = async (name: string) => {
  const menu = await screen.findByRole('navigation', { name: 'Workspace' });
  return within(await within(menu).findByRole('group', { name }));
};
const pagesOf = async (name: string) =>
  (await group(name)).queryAllByRole('link').map(({ textContent }) => textContent);
const headerOf = async (name: string) => (await group(name)).getByRole('button', { name });

it('groups the pages by job, and closes groups that do not fit in a small window [DK-05]', async () => {
  renderAt(WITHOUT_REQUESTS);
  expect(await pagesOf('Outreach')).toEqual(['Campaigns', 'Sequences', 'Forms', 'Saved replies']);
  expect(await headerOf('Outreach')).toHaveAttribute('aria-expanded', 'true');
  for (const name of ['Data', 'Developers', 'Workspace']) {
    expect(await headerOf(name)).toHaveAttribute('aria-expanded', 'false');
    expect(await pagesOf(name)).toEqual([]);
  }
  expect(screen.getByRole('link', { name: 'Settings' })).toBeInTheDocument();
});

it('shows all groups to a member with few pages [DK-05]', async () => {
  renderAt(WITHOUT_REQUESTS, { as: 'agent' });
  const menu = within(await screen.findByRole('navigation', { name: 'Workspace' }));
  expect(await menu.findByRole('link', { name: /^Inbox/ })).toBeInTheDocument();
  expect(menu.queryByRole('button', { expanded: false, name: /^(Data|Developers|Workspace)$/ })).toBeNull();
});

it('stores which groups are open in the browser [DK-05]', async () => {
  const { user } = renderAt(WITHOUT_REQUESTS);
  await user.click(await headerOf('Data'));
  await user.click(await headerOf('Outreach'));
  expect(await pagesOf('Data')).toEqual(['Analytics', 'Records', 'Data sources']);
  expect(await pagesOf('Outreach')).toEqual([]);
  expect(JSON.parse(localStorage.getItem('menu-groups') ?? '')).toEqual({ data: true, outreach: false });
});

it('opens the stored groups, and ignores a stored value that it cannot read [DK-05]', async () => {
  localStorage.setItem('menu-groups', '{"data":true,"agent":"yes"}');
  renderAt(WITHOUT_REQUESTS);
  expect(await pagesOf('Data')).toHaveLength(3);
  expect(await headerOf('AI agent')).toHaveAttribute('aria-expanded', 'true');
});

it('shows the current page of a closed group [DK-05]', async () => {
  renderAt('/admin/acme/usage', { answers: [usage] });
  expect(await headerOf('Workspace')).toHaveAttribute('aria-expanded', 'false');
  expect(await pagesOf('Workspace')).toEqual(['Usage']);
  expect((await group('Workspace')).getByRole('link', { name: 'Usage' })).toHaveAttribute('aria-current', 'page');
});

it('shows how many conversations wait for a member, and updates the number on the next page [DK-05]', async () => {
  let waiting = 3;
  const counts = answer(WaitingCountDocument, () => ({
    conversationCounts: INBOX_TABS.map((tab) => ({
      __typename: 'ConversationCountByTab' as const,
      tab,
      count: tab === 'WAITING' ? waiting : 50,
    })),
  }));
  const { router } = renderAt(WITHOUT_REQUESTS, { answers: [counts] });
  expect(await screen.findByRole('link', { name: /^Inbox\s*, 3 waiting$/ })).toBeInTheDocument();
  waiting = 0;
  await act(() => router.navigate({ to: '/admin/acme/operators' }));
  expect(await screen.findByRole('link', { name: 'Inbox' })).toBeInTheDocument();
});

it('closes the command palette when the user leaves the workspace', async () => {
  const { user, router } = renderAt(WITHOUT_REQUESTS);
  await user.click(await screen.findByRole('button', { name: 'Go to…' }));
  await screen.findByRole('dialog', { name: 'Search pages and actions' });
  await act(() => router.navigate({ to: '/workspaces' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  await act(() => router.navigate({ to: WITHOUT_REQUESTS }));
  expect(await screen.findByRole('button', { name: 'Go to…' })).toBeInTheDocument();
  expect(overlay.get()).toBe('none');
});
