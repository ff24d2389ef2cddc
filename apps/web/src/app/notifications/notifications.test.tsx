import { NOTIFICATION_KINDS } from '@frontdesk/domain';
import type { RawRule } from '@frontdesk/policies';
import { describe, expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { LiveNotificationsDocument } from '../../gql/live-notifications.ts';
import { MarkNotificationsReadDocument } from '../../gql/mark-notifications-read.ts';
import { NotificationsPanelDocument } from '../../gql/notifications-panel.ts';
import { UnreadNotificationsDocument } from '../../gql/unread-notifications.ts';
import { answer, denied, stream } from '../../testing/answers.ts';
import { buildWorkspace } from '../../testing/people.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { paths } from '../paths.ts';
import { pathOf, sentenceOf } from './notification-labels.ts';

type Node = NonNullable<Parameters<typeof page>[0][number]>;

const page = (
  nodes: {
    id: string;
    kind: (typeof NOTIFICATION_KINDS)[number];
    detail?: string;
    readAt?: string | null;
    createdAt?: string;
    conversation?: { id: string; contactName: string } | null;
  }[],
) => ({
  notifications: {
    __typename: 'NotificationConnection' as const,
    edges: nodes.map(({ conversation = null, ...node }) => ({
      __typename: 'NotificationEdge' as const,
      cursor: node.id,
      node: {
        __typename: 'Notification' as const,
        actorName: 'Ben Admin',
        subjectId: null,
        detail: null,
        readAt: null,
        createdAt: new Date().toISOString(),
        ...node,
        conversation: conversation && { __typename: 'Conversation' as const, ...conversation },
      },
    })),
    pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
    totalCount: nodes.length,
  },
});
const unread = (totalCount: number) => ({
  notifications: { __typename: 'NotificationConnection' as const, totalCount },
});
const EXPIRING: Node = { id: '1', kind: 'API_KEY_EXPIRING', detail: 'Website' };
const YESTERDAY: Node = {
  id: '2',
  kind: 'CONVERSATION_WAITING',
  detail: 'TOOL_FAILED',
  conversation: { id: 'c1', contactName: 'Cora Contact' },
  readAt: '2026-01-01T00:00:00.000Z',
  createdAt: new Date(Date.now() - 86_400_000).toISOString(),
};

// Members with the role viewer have no access to the audit log, so the page itself loads no data.
const at = '/admin/acme/audit';
const open = async (options: Parameters<typeof renderAt>[1], name = 'Notifications, 1 new') => {
  const site = renderAt(at, { as: 'viewer', ...options });
  await site.user.click((await screen.findAllByRole('button', { name }))[0] as HTMLElement);
  return { ...site, drawer: within(await screen.findByRole('dialog', { name: 'Notifications' })) };
};

describe('notification drawer', () => {
  it('groups notifications by day and links each to its subject', async () => {
    const marked = answer(MarkNotificationsReadDocument, {
      markNotificationsRead: {
        __typename: 'MarkNotificationsReadPayload',
        count: 1,
        notification: { __typename: 'Notification', id: '1', readAt: new Date().toISOString() },
        errors: [],
      },
    });
    const {
      drawer,
      user,
      at: where,
    } = await open({
      answers: [
        answer(UnreadNotificationsDocument, () => unread(marked.asked.length === 0 ? 1 : 0)),
        answer(NotificationsPanelDocument, page([EXPIRING, YESTERDAY])),
        marked,
      ],
    });
    const today = within(await drawer.findByRole('region', { name: 'Today' }));
    const before = within(drawer.getByRole('region', { name: 'Yesterday' }));
    expect(before.getByRole('link', { name: /^Cora Contact needs a human: Tool failed/ })).toHaveAttribute(
      'href',
      '/admin/acme/inbox/c1',
    );
    await user.click(today.getByRole('link', { name: /^New: API key “Website” expires within 7 days/ }));
    await waitFor(() => expect(where()).toBe('/admin/acme/settings'));
    expect(marked.asked).toEqual([{ id: '1', includeOlder: false }]);
    expect((await screen.findAllByRole('button', { name: 'Notifications' })).length).toBeGreaterThan(0);
  });

  it('marks all as read up to the newest one shown', async () => {
    const marked = answer(MarkNotificationsReadDocument, {
      markNotificationsRead: {
        __typename: 'MarkNotificationsReadPayload',
        count: 1,
        notification: { __typename: 'Notification', id: '1', readAt: new Date().toISOString() },
        errors: [],
      },
    });
    const { drawer, user } = await open({
      answers: [
        answer(UnreadNotificationsDocument, unread(1)),
        answer(NotificationsPanelDocument, () =>
          page([{ ...EXPIRING, readAt: marked.asked.length > 0 ? '2026-01-01T00:00:00.000Z' : null }]),
        ),
        marked,
      ],
    });
    await drawer.findByRole('link', { name: /^New: API key/ });
    await user.click(drawer.getByRole('button', { name: 'Mark all as read' }));
    await waitFor(() => expect(drawer.getByRole('button', { name: 'Mark all as read' })).toBeDisabled());
    expect(marked.asked).toEqual([{ id: '1', includeOlder: true }]);
  });

  it('shows an empty state, and an error when loading fails', async () => {
    let fails = true;
    const { drawer, user } = await open(
      {
        answers: [
          answer(NotificationsPanelDocument, () => {
            if (fails) throw denied('INTERNAL');
            return page([]);
          }),
        ],
      },
      'Notifications',
    );
    expect(await drawer.findByText('Could not load notifications')).toBeInTheDocument();
    fails = false;
    await user.click(drawer.getByRole('button', { name: 'Try again' }));
    expect(await drawer.findByText('You’re all caught up')).toBeInTheDocument();
  });
});

describe('notification bell', () => {
  it('counts notifications that arrive and announces them politely', async () => {
    const live = stream(LiveNotificationsDocument);
    let count = 0;
    renderAt(at, { as: 'viewer', answers: [live, answer(UnreadNotificationsDocument, () => unread(count))] });
    await screen.findAllByRole('button', { name: 'Notifications' });
    count = 1;
    act(() =>
      live.emit({
        notificationAdded: {
          __typename: 'NotificationAdded',
          id: '3',
          notification: { __typename: 'Notification', id: '3', readAt: null },
        },
      }),
    );
    expect(await screen.findByText('You have a new notification.')).toBeInTheDocument();
    expect((await screen.findAllByRole('button', { name: 'Notifications, 1 new' })).length).toBeGreaterThan(0);
  });

  it('is marked as read if the page was opened from its email or push message', async () => {
    const read = answer(MarkNotificationsReadDocument, {
      markNotificationsRead: { __typename: 'MarkNotificationsReadPayload', count: 1, notification: null, errors: [] },
    });
    renderAt(`${at}?notification=9f0c2a66-0000-4000-8000-000000000001`, { as: 'viewer', answers: [read] });
    await waitFor(() =>
      expect(read.asked).toEqual([{ id: '9f0c2a66-0000-4000-8000-000000000001', includeOlder: false }]),
    );
  });

  it('opens with the keyboard, and links to the settings', async () => {
    const { user } = renderAt(at, { as: 'viewer', answers: [answer(NotificationsPanelDocument, page([]))] });
    await screen.findAllByRole('button', { name: 'Notifications' });
    await user.keyboard('n');
    expect(await screen.findByRole('link', { name: 'Notification settings' })).toHaveAttribute(
      'href',
      '/admin/acme/notifications',
    );
  });

  it('is hidden during support sessions', async () => {
    const { viewer } = buildWorkspace('viewer');
    const all = viewer.rules as RawRule[];
    const rules = all.filter(({ subject }) => subject !== 'Notification');
    // Precondition: the member has a rule for notifications.
    expect(rules.length).toBeLessThan(all.length);
    renderAt(at, { as: 'viewer', workspace: { viewer: { ...viewer, rules } } });
    expect(await screen.findByRole('heading', { level: 1 })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Notifications/ })).not.toBeInTheDocument();
  });
});

/** Pages to which notifications link. */
const PAGES: readonly string[] = (() => {
  const [workspace, id] = ['acme', 'subject-1'];
  return [
    paths.overview({ workspace }),
    paths.call({ workspace, call: id }),
    paths.lead({ workspace, lead: id }),
    paths.channels({ workspace }),
    paths.members({ workspace }),
    paths.settings({ workspace }),
    paths.audit({ workspace }),
    paths.campaign({ workspace, campaign: id }),
    paths.contactImport({ workspace, contactImport: id }),
    paths.webhooks({ workspace }),
    paths.dataSource({ workspace, dataSource: id }),
    paths.tools({ workspace }),
    paths.contactForms({ workspace }),
    paths.agent({ workspace }),
    paths.analytics({ workspace }),
    paths.usage({ workspace }),
  ];
})();

describe('notification texts', () => {
  it('have a text for every kind, also when the conversation was deleted', () => {
    for (const kind of NOTIFICATION_KINDS) {
      const text = { kind, actorName: 'Ben', detail: 'campaign.run', subjectId: 'subject-1', conversation: null };
      expect(sentenceOf(text)).toMatch(/^[A-Z].{10,}/);
      expect(sentenceOf(text)).not.toMatch(/null|undefined/);
      const path = pathOf(text, 'acme');
      if (path) expect(PAGES).toContain(path.split('?')[0]);
      expect(path ?? '/admin/acme').toMatch(/^\/admin\/acme/);
      expect(kind.startsWith('CONVERSATION') || kind === 'MENTIONED_IN_NOTE').toBe(path === null);
    }
  });

  it('names the number of waiting leads, and links to the page with their greetings [AG-14]', () => {
    const text = { kind: 'LEADS_GREETABLE', actorName: null, subjectId: null } as const;
    expect(sentenceOf({ ...text, detail: '12' })).toBe('12 leads are waiting. Greet leads.');
    expect(sentenceOf({ ...text, detail: '1' })).toBe('1 lead is waiting. Greet leads.');
    expect(pathOf({ ...text, detail: '12' }, 'acme')).toBe('/admin/acme');
  });
});
