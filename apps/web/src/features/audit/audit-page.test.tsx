import { expect, it, jest } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { AccessDenialsDocument } from '../../gql/access-denials.ts';
import { AuditPageDocument } from '../../gql/audit-page.ts';
import { AuditTrailDocument, LiveAuditDocument } from '../../gql/audit-trail.ts';
import { AuditExportsDocument, ExportAuditLogDocument } from '../../gql/export-section.ts';
import type { AuditTable_EventFragment } from '../../gql/types.ts';
import { AuditAnchorsDocument, VerifyAuditTrailDocument } from '../../gql/verify-section.ts';
import { answer, denied, stream } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

type Event = Omit<AuditTable_EventFragment, ' $fragmentName'>;

const buildEvent = (overrides: Partial<Event> = {}): Event => ({
  __typename: 'AuditEvent',
  id: 'event-1',
  name: 'lead.updated',
  actorKind: 'USER',
  actorId: 'user-mia',
  actorLabel: 'Mia Moreno',
  subjectType: 'Lead',
  subjectId: 'lead-1',
  before: '{"status": "NEW"}',
  after: '{"status": "BOOKED"}',
  via: 'SPA',
  ipAddress: '127.0.0.1',
  requestId: 'request-1',
  occurredAt: '2026-11-21T09:00:00.000Z',
  ...overrides,
});

const trail = (events: () => Event[]) =>
  answer(AuditPageDocument, () => ({
    auditEvents: {
      __typename: 'AuditEventConnection' as const,
      edges: events().map((node) => ({ __typename: 'AuditEventEdge' as const, cursor: node.id, node })),
      pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
      totalCount: events().length,
    },
  }));
type Export = {
  status: 'QUEUED' | 'RUNNING' | 'READY';
  rowsDone: number;
};
const exportsOf = (files: () => Export[]) =>
  answer(AuditExportsDocument, () => ({
    auditExports: {
      __typename: 'AuditExportConnection' as const,
      totalCount: files().length,
      edges: files().map(({ status, rowsDone }, nth) => ({
        __typename: 'AuditExportEdge' as const,
        cursor: `${nth}`,
        node: {
          __typename: 'AuditExport' as const,
          id: `export-${nth}`,
          format: 'CSV' as const,
          status,
          rowsDone,
          rowsTotal: 40,
          requestedByName: 'Ada Lovelace',
          fetchable: status === 'READY',
          createdAt: '2026-11-21T09:00:00.000Z',
          expiresAt: '2026-11-22T09:00:00.000Z',
        },
      })),
    },
  }));
const stored = answer(AuditTrailDocument, { auditTrail: { __typename: 'AuditTrail', retentionDays: 2192 } });
const ground = (events: () => Event[] = () => [buildEvent()]) => [trail(events), exportsOf(() => []), stored];

it('shows actor, action and changes, and the retention', async () => {
  renderAt('/admin/acme/audit', { answers: ground() });
  const row = await screen.findByRole('row', { name: /Mia Moreno changed a lead/ });
  expect(
    within(row)
      .getByText(/status/)
      .closest('li'),
  ).toHaveTextContent('status from New to Booked');
  expect(within(row).getByText('in the app')).toBeInTheDocument();
  expect(screen.getByText(/Stored for 2,192 days/)).toBeInTheDocument();
});

it('shows times in the time zone of the workspace', async () => {
  const event = buildEvent({ before: null, after: '{"startsAt": "2026-12-10T15:00:00.000Z"}' });
  renderAt('/admin/acme/audit', { answers: ground(() => [event]), workspace: { timezone: 'America/New_York' } });
  expect(await screen.findByText('10 Dec 2026, 10:00')).toBeInTheDocument();
});

it('links an event to its object and to related events', async () => {
  const { user, at } = renderAt('/admin/acme/audit', { answers: ground() });
  await user.click(await screen.findByRole('button', { name: /Mia Moreno changed a lead/ }));
  const drawer = within(await screen.findByRole('dialog', { name: 'Event' }));
  expect(drawer.getByRole('link', { name: 'Open record' })).toHaveAttribute('href', '/admin/acme/leads/lead-1');
  expect(drawer.getByText('127.0.0.1')).toBeInTheDocument();
  await user.click(drawer.getByRole('button', { name: 'Show all events of this record' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/audit?subject=Lead&id=lead-1'));
});

it('stores the filter in the URL and queries with it', async () => {
  const list = trail(() => []);
  const { user, at } = renderAt('/admin/acme/audit?action=lead.created&by=API_KEY&time=day', {
    answers: [list, exportsOf(() => []), stored],
  });
  expect(await screen.findByText('No matching events')).toBeInTheDocument();
  expect(list.asked[0]?.filter).toMatchObject({
    names: ['lead.created'],
    actorKinds: ['API_KEY'],
    occurredAt: { gte: expect.any(String) },
  });
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/audit'));
  expect(await screen.findByText('No events yet')).toBeInTheDocument();
});

it('shows a new event live and announces it politely', async () => {
  const changes = stream(LiveAuditDocument);
  const second = buildEvent({
    id: 'event-2',
    name: 'agent.paused',
    actorLabel: 'Ben Admin',
    before: null,
    after: null,
  });
  let events = [buildEvent()];
  renderAt('/admin/acme/audit', { answers: [...ground(() => events), changes] });
  await screen.findByRole('row', { name: /Mia Moreno/ });
  events = [second, buildEvent()];
  act(() => changes.emit({ auditEventAdded: { __typename: 'AuditEventAdded', id: 'event-2', event: second } }));
  expect(await screen.findByRole('row', { name: /Ben Admin paused the agent/ })).toBeInTheDocument();
  expect((await screen.findByText(/New event in the audit log/)).closest('[aria-live]')).toHaveAttribute(
    'aria-live',
    'polite',
  );
});

it('keeps the pages that were loaded when a new event arrives', async () => {
  const changes = stream(LiveAuditDocument);
  const events = Array.from({ length: 30 }, (_, nth) =>
    buildEvent({ id: `event-${nth}`, actorLabel: `Member ${nth}` }),
  );
  const paged = answer(AuditPageDocument, ({ first, after }) => {
    const from = after ? events.findIndex(({ id }) => id === after) + 1 : 0;
    const shown = events.slice(from, from + first);
    const pageInfo = { hasNextPage: from + first < events.length, endCursor: shown.at(-1)?.id ?? null };
    return {
      auditEvents: {
        __typename: 'AuditEventConnection' as const,
        edges: shown.map((node) => ({ __typename: 'AuditEventEdge' as const, cursor: node.id, node })),
        pageInfo: { __typename: 'PageInfo' as const, ...pageInfo },
        totalCount: events.length,
      },
    };
  });
  const { user } = renderAt('/admin/acme/audit', { answers: [paged, exportsOf(() => []), stored, changes] });
  await user.click(await screen.findByRole('button', { name: 'Load more' }));
  await screen.findByRole('row', { name: /Member 29/ });
  const event = buildEvent({ id: 'event-new', actorLabel: 'Ben Admin' });
  events.unshift(event);
  act(() => changes.emit({ auditEventAdded: { __typename: 'AuditEventAdded', id: 'event-new', event } }));
  expect(await screen.findByRole('row', { name: /Ben Admin/ })).toBeInTheDocument();
  expect(screen.getByRole('row', { name: /Member 28/ })).toBeInTheDocument();
});

it('verifies on demand and names tampered events [A1]', async () => {
  let violations: { __typename: 'AuditViolation'; kind: 'CHANGED'; place: number; eventId: string }[] = [];
  const verify = answer(VerifyAuditTrailDocument, () => ({
    verifyAuditTrail: {
      __typename: 'AuditVerdict' as const,
      intact: violations.length === 0,
      checked: 41,
      anchoredAfter: 0,
      fingerprint: 'ab12',
      violations,
    },
  }));
  const { user } = renderAt('/admin/acme/audit', { answers: [...ground(), verify] });
  await user.click(await screen.findByRole('button', { name: 'Verify log' }));
  expect(await screen.findByText('The log is intact')).toBeInTheDocument();
  expect(screen.getByText(/41 events verified/)).toBeInTheDocument();
  violations = [{ __typename: 'AuditViolation', kind: 'CHANGED', place: 7, eventId: 'event-7' }];
  await user.click(screen.getByRole('button', { name: 'Verify log' }));
  expect(await screen.findByText('The log was tampered with')).toBeInTheDocument();
  expect(screen.getByText(/was changed after it was written/)).toHaveTextContent(/Event 7:.*event-7/);
});

it('says that there are no anchors yet instead of downloading an empty file [S14]', async () => {
  const anchors = answer(AuditAnchorsDocument, {
    auditTrail: { __typename: 'AuditTrail', anchorFile: '', signingKeys: [] },
  });
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click');
  const { user } = renderAt('/admin/acme/audit', { answers: [...ground(), anchors] });
  await user.click(await screen.findByRole('button', { name: 'Download anchors' }));
  expect(await screen.findByText(/^No anchors yet\./)).toBeInTheDocument();
  expect(click).not.toHaveBeenCalled();
});

it('downloads the signed anchors and the public key [S14]', async () => {
  const saved: Blob[] = [];
  const names: string[] = [];
  Object.assign(URL, { createObjectURL: (blob: Blob) => (saved.push(blob), 'blob:1'), revokeObjectURL() {} });
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  const anchors = answer(AuditAnchorsDocument, () => ({
    auditTrail: {
      __typename: 'AuditTrail' as const,
      anchorFile: '{"statement":"{}"}\n',
      signingKeys: [{ __typename: 'AuditSigningKey' as const, id: 'key-1', publicKey: 'PEM' }],
    },
  }));
  const { user } = renderAt('/admin/acme/audit', { answers: [...ground(), anchors] });
  await user.click(await screen.findByRole('button', { name: 'Download anchors' }));
  await waitFor(() => expect(names).toEqual(['acme-audit-anchors.ndjson']));
  await user.click(screen.getByRole('button', { name: 'Download public key' }));
  await waitFor(() => expect(names).toEqual(['acme-audit-anchors.ndjson', 'audit-key.pem']));
  expect(saved.map(({ size }) => size)).toEqual([19, 3]);
});

it('exports the filtered events and shows the progress', async () => {
  let files: Export[] = [];
  const begin = answer(ExportAuditLogDocument, () => {
    files = [{ status: 'RUNNING', rowsDone: 10 }];
    return {
      exportAuditLog: {
        __typename: 'AuditExportPayload' as const,
        export: { __typename: 'AuditExport' as const, id: 'export-0', status: 'QUEUED' as const },
        errors: [],
      },
    };
  });
  const { user } = renderAt('/admin/acme/audit?by=USER', {
    answers: [trail(() => [buildEvent()]), exportsOf(() => files), stored, begin],
  });
  await user.click(await screen.findByRole('button', { name: 'Export CSV' }));
  expect(await screen.findByRole('progressbar', { name: 'CSV export, 25% done' })).toBeInTheDocument();
  expect(begin.asked[0]?.input).toMatchObject({ format: 'CSV', filter: { actorKinds: ['USER'] } });
  files = [{ status: 'READY', rowsDone: 40 }];
  expect(await screen.findByRole('button', { name: 'Download CSV' }, { timeout: 3_000 })).toBeInTheDocument();
});

it('shows denied attempts with actor and count', async () => {
  const attempts = answer(AccessDenialsDocument, {
    accessDenials: {
      __typename: 'AccessDenialConnection',
      totalCount: 1,
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      edges: [
        {
          __typename: 'AccessDenialEdge',
          cursor: 'c',
          node: {
            __typename: 'AccessDenial',
            id: 'denied-1',
            actorKind: 'API_KEY',
            actorLabel: 'Website',
            action: 'pauseAgent',
            code: 'FORBIDDEN',
            minute: '2026-11-21T09:00:00.000Z',
            count: 12,
          },
        },
      ],
    },
  });
  const { user, at } = renderAt('/admin/acme/audit', { answers: [...ground(), attempts] });
  await user.click(await screen.findByRole('radio', { name: 'Denied' }));
  const row = await screen.findByRole('row', { name: /Website \(API key\) pauseAgent Forbidden 12/ });
  expect(row).toBeInTheDocument();
  expect(at()).toBe('/admin/acme/audit?view=denied');
});

it('offers a retry when denied attempts fail to load', async () => {
  const attempts = answer(AccessDenialsDocument, () => {
    throw denied('INTERNAL');
  });
  renderAt('/admin/acme/audit?view=denied', { answers: [...ground(), attempts] });
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
});

it('is refused without audit.read', async () => {
  renderAt('/admin/acme/audit', { as: 'member' });
  expect(await screen.findByText('You don’t have access to this page')).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Audit' })).toBeNull();
});
