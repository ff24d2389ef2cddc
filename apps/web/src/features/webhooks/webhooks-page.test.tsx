import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import type { WebhookCard_WebhookFragment, WebhookDeliveriesQuery, WebhookDeliveryQuery } from '../../gql/types.ts';
import { EnableWebhookDocument, ResendDeliveryDocument } from '../../gql/webhook-actions.ts';
import { WebhookDeliveriesDocument } from '../../gql/webhook-deliveries.ts';
import { WebhookDeliveryDocument } from '../../gql/webhook-delivery.ts';
import { WebhooksPageDocument } from '../../gql/webhooks-page.ts';
import { CreateWebhookDocument } from '../../gql/webhooks-page-actions.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

type Webhook = Omit<WebhookCard_WebhookFragment, ' $fragmentName'>;
type Row = WebhookDeliveriesQuery['webhookDeliveries']['edges'][number]['node'];

const ALLOWED = { __typename: 'PermissionCheck' as const, allowed: true, reason: null };
const REFUSED = {
  __typename: 'PermissionCheck' as const,
  allowed: false,
  reason: 'You need the policy webhook.manage.',
};
const all = (permission: typeof ALLOWED | typeof REFUSED) => ({
  __typename: 'WebhookPermissions' as const,
  update: permission,
  delete: permission,
  rotateSecret: permission,
  test: permission,
});

const buildWebhook = (overrides: Partial<Webhook> = {}): Webhook => ({
  __typename: 'Webhook',
  id: 'webhook-1',
  url: 'https://hooks.example.com/in',
  description: 'Our CRM',
  eventTypes: ['lead.created'],
  filterMatch: 'ALL',
  filterConditions: [],
  environment: null,
  maskContactDetails: false,
  status: 'ACTIVE',
  disabledReason: null,
  disabledAt: null,
  failingSince: null,
  deliveredAt: '2026-11-21T09:00:00.000Z',
  waitingCount: 0,
  failedCount: 0,
  secretLastFour: 'abcd',
  previousSecretEndsAt: null,
  createdByName: 'Ada',
  createdAt: '2026-11-20T09:00:00.000Z',
  viewerCan: all(ALLOWED),
  ...overrides,
});

const page = (
  webhooks: () => Webhook[] = () => [buildWebhook()],
  webhookSandboxUrl: string | null = null,
  messages: typeof ALLOWED | typeof REFUSED = ALLOWED,
) =>
  answer(WebhooksPageDocument, () => ({
    webhooks: {
      __typename: 'WebhookConnection' as const,
      edges: webhooks().map((node) => ({ __typename: 'WebhookEdge' as const, cursor: node.id, node })),
      totalCount: webhooks().length,
    },
    webhookEventTypes: [
      {
        __typename: 'WebhookEventInfo' as const,
        name: 'lead.created',
        group: 'Leads',
        description: 'Somebody asked for something.',
        example: '{}',
        choosable: ALLOWED,
      },
      {
        __typename: 'WebhookEventInfo' as const,
        name: 'message.received',
        group: 'Messages',
        description: 'A contact wrote.',
        example: '{}',
        choosable: messages,
      },
    ],
    webhookSandboxUrl,
  }));

const buildRow = (overrides: Partial<Row> = {}): Row => ({
  __typename: 'WebhookDelivery',
  id: 'delivery-1',
  type: 'lead.created',
  test: false,
  status: 'FAILED',
  attemptCount: 10,
  nextAttemptAt: null,
  lastResponseStatus: 500,
  lastCause: 'HTTP_5XX',
  createdAt: '2026-11-21T09:00:00.000Z',
  webhookId: 'webhook-1',
  url: 'https://hooks.example.com/in',
  ...overrides,
});

const list = (rows: () => Row[] = () => []) =>
  answer(WebhookDeliveriesDocument, () => ({
    webhookDeliveries: {
      __typename: 'WebhookDeliveryConnection' as const,
      edges: rows().map((node) => ({ __typename: 'WebhookDeliveryEdge' as const, cursor: node.id, node })),
      pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
      totalCount: rows().length,
    },
  }));

const whole = (rows: () => Row[]) =>
  answer(WebhookDeliveryDocument, ({ id }) => {
    const row = rows().find((one) => one.id === id) ?? buildRow();
    const webhookDelivery: WebhookDeliveryQuery['webhookDelivery'] = {
      ...row,
      messageId: `message-of-${id}`,
      deliveredAt: null,
      body: '{"type":"lead.created"}',
      attempts: [
        {
          __typename: 'WebhookAttempt',
          id: `attempt-of-${id}`,
          number: 1,
          occurredAt: '2026-11-21T09:00:00.000Z',
          durationMs: 120,
          requestHeaders: '{"webhook-signature":"v1,••••"}',
          responseStatus: 500,
          responseHeaders: '{"server":"crm"}',
          responseBody: 'It broke',
          cause: 'HTTP_5XX',
          error: 'The endpoint answered 500.',
        },
      ],
      viewerCan: { __typename: 'WebhookDeliveryPermissions', replay: ALLOWED },
    };
    return { webhookDelivery };
  });

const AT = '/admin/acme/webhooks';

it('shows an empty state, without actions for viewers [WC-25]', async () => {
  renderAt(AT, { as: 'owner', answers: [page(() => []), list()] });
  expect(await screen.findByText('No webhooks yet')).toBeInTheDocument();
  expect(await screen.findByText('No deliveries yet')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Add webhook' })).toBeEnabled();
});

it('shows a webhook to viewers and explains why they cannot change it [WC-25]', async () => {
  renderAt(AT, {
    as: 'viewer',
    grants: [{ policy: 'webhook.read', effect: 'GRANT', expiresAt: null }],
    answers: [page(() => [buildWebhook({ viewerCan: all(REFUSED) })]), list()],
  });
  const card = within(await screen.findByRole('article', { name: 'hooks.example.com/in' }));
  expect(card.getByRole('button', { name: 'Edit hooks.example.com/in' })).toHaveAttribute('aria-disabled', 'true');
  expect(screen.queryByRole('button', { name: 'Add webhook' })).toBeNull();
});

it('adds a webhook, shows a refusal at its field, and shows the secret once [WC-26]', async () => {
  let taken = false;
  const create = answer(CreateWebhookDocument, () => ({
    createWebhook: taken
      ? { __typename: 'WebhookSecretPayload' as const, secret: 'whsec_c2VjcmV0', webhook: buildWebhook(), errors: [] }
      : refused('WEBHOOK_ADDRESS_PRIVATE', 'url'),
  }));
  const { user } = renderAt(AT, {
    as: 'owner',
    answers: [page(() => [], 'http://127.0.0.1:4015/hooks/acme'), list(), create],
  });
  await screen.findByText('No webhooks yet');
  await user.click(screen.getByRole('button', { name: 'Add webhook' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add webhook' }));
  await user.click(dialog.getByRole('button', { name: 'Add webhook' }));
  expect(await dialog.findByText('Select at least one event.')).toBeInTheDocument();
  expect(create.asked).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Use sandbox receiver' }));
  expect(dialog.getByLabelText('Endpoint URL')).toHaveValue('http://127.0.0.1:4015/hooks/acme');
  await user.type(dialog.getByLabelText('Find event'), 'lead');
  await user.click(dialog.getByRole('checkbox', { name: 'Somebody asked for something.' }));
  await user.click(dialog.getByRole('button', { name: 'Add webhook' }));
  expect(await dialog.findByText(/points to a private network/)).toBeInTheDocument();
  taken = true;
  await user.click(dialog.getByRole('button', { name: 'Add webhook' }));
  const step = within(await screen.findByRole('dialog', { name: 'Save your signing secret' }));
  expect(step.getByText('whsec_c2VjcmV0')).toBeInTheDocument();
  expect(step.getByRole('tab', { name: 'Python' })).toBeInTheDocument();
  expect(step.getByRole('button', { name: 'Done' })).toBeDisabled();
  await user.click(step.getByRole('checkbox', { name: 'I’ve saved it in a safe place' }));
  await user.click(step.getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(screen.queryByText('whsec_c2VjcmV0')).toBeNull());
  expect(create.asked.at(-1)).toEqual({
    input: {
      url: 'http://127.0.0.1:4015/hooks/acme',
      description: '',
      eventTypes: ['lead.created'],
      filterMatch: 'ALL',
      filterConditions: [],
      environment: null,
      maskContactDetails: false,
    },
  });
});

it('disables events that the viewer cannot read, and allows removing them', async () => {
  const { user } = renderAt(AT, {
    as: 'owner',
    answers: [page(() => [buildWebhook({ eventTypes: ['message.received'] })], null, REFUSED), list()],
  });
  await user.click(await screen.findByRole('button', { name: 'Add webhook' }));
  const added = within(await screen.findByRole('dialog', { name: 'Add webhook' }));
  await user.type(added.getByLabelText('Find event'), 'e');
  expect(added.getByRole('checkbox', { name: 'A contact wrote.' })).toBeDisabled();
  expect(added.getByText('You need the policy webhook.manage.')).toBeInTheDocument();
  // Precondition: other event types can be selected.
  expect(added.getByRole('checkbox', { name: 'Somebody asked for something.' })).toBeEnabled();
  await user.click(added.getByRole('button', { name: 'Cancel' }));
  await user.click(screen.getByRole('button', { name: /^Edit/ }));
  const edited = within(await screen.findByRole('dialog', { name: /Edit|Change/ }));
  const chosen = edited.getByRole('checkbox', { name: 'A contact wrote.' });
  expect(chosen).toBeChecked();
  await user.click(chosen);
  expect(chosen).not.toBeChecked();
  expect(chosen).toBeDisabled();
});

it('explains why a webhook is disabled, shows pending events, and enables it [WC-26]', async () => {
  let off = true;
  const hook = () =>
    off
      ? buildWebhook({
          status: 'DISABLED',
          disabledReason: 'FAILING',
          disabledAt: '2026-11-21T09:00:00.000Z',
          waitingCount: 3,
        })
      : buildWebhook();
  const enable = answer(EnableWebhookDocument, () => {
    off = false;
    return { enableWebhook: { __typename: 'WebhookPayload' as const, webhook: hook(), errors: [] } };
  });
  const { user } = renderAt(AT, { as: 'owner', answers: [page(() => [hook()]), list(), enable] });
  expect(await screen.findByText(/has not accepted any delivery for 24 hours\. 3 events pending/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Enable' }));
  await waitFor(() => expect(screen.queryByText('Webhook disabled')).toBeNull());
});

it('opens a delivery with its attempts, moves with the arrow keys, and resends it [WC-25]', async () => {
  const rows = [buildRow(), buildRow({ id: 'delivery-2', type: 'lead.updated' })];
  const replay = answer(ResendDeliveryDocument, () => ({
    resendDelivery: {
      __typename: 'WebhookDeliveryPayload' as const,
      delivery: {
        __typename: 'WebhookDelivery' as const,
        id: 'delivery-2',
        status: 'DELIVERED' as const,
        nextAttemptAt: null,
      },
      errors: [],
    },
  }));
  const { user } = renderAt(AT, { as: 'owner', answers: [page(), list(() => rows), whole(() => rows), replay] });
  await user.click(await screen.findByRole('button', { name: 'lead.created' }));
  const drawer = within(await screen.findByRole('dialog', { name: 'Delivery' }));
  expect(await drawer.findByText('message-of-delivery-1')).toBeInTheDocument();
  expect(drawer.getByText(/The endpoint answered 500\. The endpoint returned a server error/)).toBeInTheDocument();
  await user.click(drawer.getByRole('tab', { name: 'Response' }));
  expect(await drawer.findByText('It broke')).toBeInTheDocument();
  (document.activeElement as HTMLElement).blur();
  await user.keyboard('{ArrowDown}');
  expect(await drawer.findByText('message-of-delivery-2')).toBeInTheDocument();
  await user.click(drawer.getByRole('button', { name: 'Resend' }));
  await waitFor(() => expect(replay.asked).toEqual([{ id: 'delivery-2' }]));
});

it('stores the filter in the URL, and shows when nothing matches [WC-25]', async () => {
  const deliveries = list();
  const { user } = renderAt(`${AT}?status=FAILED`, { as: 'owner', answers: [page(), deliveries] });
  expect(await screen.findByText('No matching deliveries')).toBeInTheDocument();
  expect(deliveries.asked.at(-1)).toMatchObject({ filter: { statuses: ['FAILED'], webhookId: null } });
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(await screen.findByText('No deliveries yet')).toBeInTheDocument();
});
