import { INBOX_TABS } from '@frontdesk/domain';
import type { PolicyGrant } from '@frontdesk/policies';
import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { OverviewPageDocument } from '../../gql/overview-page.ts';
import { OverviewWorkDocument } from '../../gql/overview-work.ts';
import type { OverviewWorkQuery } from '../../gql/types.ts';
import { WaitingCountDocument } from '../../gql/waiting-conversations.ts';
import { answer, denied, withoutRoots } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

const page = answer(OverviewPageDocument, {
  workspace: { __typename: 'Workspace', id: 'workspace-acme', formUrl: 'http://localhost/forms/acme' },
});
const threeWaiting = answer(WaitingCountDocument, {
  conversationCounts: INBOX_TABS.map((tab) => ({
    __typename: 'ConversationCountByTab',
    tab,
    count: tab === 'WAITING' ? 3 : 0,
  })),
});
const buildWork = (overrides: Partial<OverviewWorkQuery> = {}): OverviewWorkQuery => ({
  reviews: { __typename: 'ReviewConnection', totalCount: 0 },
  unansweredQuestions: { __typename: 'UnansweredQuestionConnection', totalCount: 1 },
  bookings: {
    __typename: 'BookingConnection',
    totalCount: 1,
    edges: [
      {
        __typename: 'BookingEdge',
        cursor: 'c1',
        node: {
          __typename: 'Booking',
          id: 'booking-1',
          leadId: 'lead-1',
          leadName: 'Marisol Ortega',
          status: 'BOOKED',
          startsAt: '2031-03-05T15:30:00.000Z',
        },
      },
    ],
  },
  ...overrides,
});
const NO_LEADS: PolicyGrant[] = [{ policy: 'lead.read', effect: 'DENY', expiresAt: null }];
const open = (work: OverviewWorkQuery, workspace: { timezone?: string } = {}) =>
  renderAt('/admin/acme', {
    as: 'member',
    grants: NO_LEADS,
    workspace,
    answers: [page, threeWaiting, answer(OverviewWorkDocument, work)],
  });
const waiting = async () => within(await screen.findByRole('region', { name: 'Waiting for you' }));

it('lists what waits for a member, with links, and leaves out what is zero [DK-07]', async () => {
  open(buildWork());
  const card = await waiting();
  const links = await card.findAllByRole('link');
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['3 conversations need a member', '/admin/acme/inbox?tab=WAITING'],
    ['1 unanswered question', '/admin/acme/knowledge/questions'],
  ]);
});

it('shows the next appointments in the time zone of the workspace [DK-07]', async () => {
  open(buildWork(), { timezone: 'America/New_York' });
  const card = within(await screen.findByRole('region', { name: 'Next appointments' }));
  const link = await card.findByRole('link', { name: /Marisol Ortega/ });
  expect(link).toHaveTextContent(/Wednesday,? 5 March 2031, 10:30/);
  expect(link).toHaveAttribute('href', '/admin/acme/leads/lead-1');
});

it('says that nothing waits, and that there are no appointments [DK-07]', async () => {
  renderAt('/admin/acme', { as: 'member', grants: NO_LEADS, answers: [page] });
  expect(await (await waiting()).findByText('Nothing is waiting')).toBeInTheDocument();
  expect(screen.getByText('No upcoming appointments')).toBeInTheDocument();
});

it('does not claim that nothing waits if a part could not be loaded [DK-07]', async () => {
  let isRefused = true;
  const work = answer(OverviewWorkDocument, () =>
    isRefused ? withoutRoots(buildWork(), 'INTERNAL', 'unansweredQuestions') : buildWork(),
  );
  const { user } = renderAt('/admin/acme', { as: 'member', grants: NO_LEADS, answers: [page, work] });
  expect(await screen.findByText('Couldn’t load what waits for you')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /Marisol Ortega/ })).toBeInTheDocument();
  isRefused = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await (await waiting()).findByText('1 unanswered question')).toBeInTheDocument();
});

it('loads a number that could not be loaded after Try again [DK-07]', async () => {
  let isRefused = true;
  const waitingCount = answer(WaitingCountDocument, () => {
    if (isRefused) throw denied('FORBIDDEN');
    return {
      conversationCounts: [{ __typename: 'ConversationCountByTab' as const, tab: 'WAITING' as const, count: 1 }],
    };
  });
  const { user } = renderAt('/admin/acme', { as: 'member', grants: NO_LEADS, answers: [page, waitingCount] });
  expect(await screen.findByText('Couldn’t load what waits for you')).toBeInTheDocument();
  isRefused = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await (await waiting()).findByText('1 conversation needs a member')).toBeInTheDocument();
});
