import { expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { PaymentEventsDocument, ReplayPaymentEventDocument } from '../../gql/payment-events.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import type { PaymentEvent } from './payment-events-section.tsx';

const ADMIN = { viewer: { globalRole: 'ADMIN' as const } };
const PAGE = '/billing-admin?view=payments';
const FAILED: PaymentEvent = {
  __typename: 'PaymentEvent',
  id: 'evt_1',
  type: 'invoice.payment_failed',
  objectId: 'in_1',
  customerId: 'cus_1',
  status: 'FAILED',
  detail: 'The workspace has another subscription than sub_1.',
  occurredAt: '2026-11-26T09:00:00.000Z',
};
const IGNORED: PaymentEvent = {
  ...FAILED,
  id: 'evt_2',
  type: 'payout.paid',
  status: 'IGNORED',
  detail: 'Events of this type are not used.',
};
const events = (list: PaymentEvent[]) =>
  answer(PaymentEventsDocument, ({ status }) => {
    const shown = list.filter((event) => !status || event.status === status);
    return {
      paymentEvents: {
        __typename: 'PaymentEventConnection' as const,
        edges: shown.map((node) => ({ __typename: 'PaymentEventEdge' as const, cursor: node.id, node })),
        totalCount: shown.length,
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
      },
    };
  });

it('lists the events of Stripe with the reason of a failure, and filters by status [BL-16]', async () => {
  const { user } = renderAt(PAGE, { answers: [events([FAILED, IGNORED])], ...ADMIN });
  expect(await screen.findByText('The workspace has another subscription than sub_1.')).toBeInTheDocument();
  expect(screen.getByText('payout.paid')).toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: 'Failed' }));
  await waitFor(() => expect(screen.queryByText('payout.paid')).toBeNull());
  expect(screen.getByText('invoice.payment_failed')).toBeInTheDocument();
});

it('replays an event that concerns a workspace, and shows why a replay is refused [BL-16]', async () => {
  let code: 'PAYMENT_EVENT_IGNORED' | null = 'PAYMENT_EVENT_IGNORED';
  const replay = answer(ReplayPaymentEventDocument, () => {
    const payload = { __typename: 'PaymentEventPayload' as const };
    if (code) return { replayPaymentEvent: refused(code, 'id') };
    const paymentEvent = { __typename: 'PaymentEvent' as const, id: 'evt_1', status: 'PENDING' as const, detail: '' };
    return { replayPaymentEvent: { ...payload, paymentEvent, errors: [] } };
  });
  const { user } = renderAt(PAGE, { answers: [events([FAILED, IGNORED]), replay], ...ADMIN });
  const button = await screen.findByRole('button', { name: 'Replay invoice.payment_failed evt_1' });
  // Events that concern no workspace cannot be replayed.
  expect(screen.queryByRole('button', { name: /payout\.paid/ })).toBeNull();
  await user.click(button);
  expect(await screen.findByRole('alert')).toBeInTheDocument();
  code = null;
  await user.click(button);
  expect(await screen.findByText('Pending', { selector: 'span' })).toBeInTheDocument();
  expect(replay.asked).toEqual([{ id: 'evt_1' }, { id: 'evt_1' }]);
});

it('says that there are no events yet', async () => {
  renderAt(PAGE, { answers: [events([])], ...ADMIN });
  expect(await screen.findByText('No payment events yet')).toBeInTheDocument();
});
