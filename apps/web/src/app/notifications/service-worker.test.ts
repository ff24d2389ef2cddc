// @ts-expect-error -- The app's types do not include Node.js, which runs the tests.
import { readFileSync } from 'node:fs';
// @ts-expect-error -- See above.
import { runInNewContext } from 'node:vm';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';

const CODE: string = readFileSync(new URL('../../../public/service-worker.js', import.meta.url), 'utf8');
const ORIGIN = 'https://frontdesk.example';
const MESSAGE = { title: 'Acme', body: 'A contact needs a human', tag: 'one', url: '/admin/acme/inbox' };

type Listener = (event: object) => void;

const page = (visibilityState: string) => ({ visibilityState, focus: jest.fn(), navigate: jest.fn() });
let pages: ReturnType<typeof page>[];
const showNotification = jest.fn();
const openWindow = jest.fn();
const listeners = new Map<string, Listener>();

beforeEach(() => {
  pages = [];
  showNotification.mockClear();
  openWindow.mockClear();
  const self = {
    addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
    clients: { matchAll: async () => pages, openWindow },
    registration: { showNotification },
    location: { origin: ORIGIN },
  };
  runInNewContext(CODE, { self, URL });
});

/** Sends an event to the service worker, and waits for the work that it extends. */
async function dispatch(type: string, event: object): Promise<void> {
  const work: Promise<unknown>[] = [];
  listeners.get(type)?.({ ...event, waitUntil: (promise: Promise<unknown>) => work.push(promise) });
  expect(work).toHaveLength(1);
  await Promise.all(work);
}
const push = (message: object | null) => dispatch('push', { data: message && { json: () => message } });
const click = (url: string) => dispatch('notificationclick', { notification: { close: () => {}, data: { url } } });

describe('the service worker', () => {
  it.each([[[]], [['hidden']]])('shows a push message if the pages of the app are %j', async (states) => {
    pages = states.map(page);
    await push(MESSAGE);
    const { title, body, tag, url } = MESSAGE;
    expect(showNotification.mock.calls).toEqual([[title, { body, tag, icon: '/icon-192.png', data: { url } }]]);
  });

  it('shows nothing beside a visible page, which shows the notification itself, and nothing without a message', async () => {
    await push(null);
    pages = [page('hidden'), page('visible')];
    await push(MESSAGE);
    expect(showNotification).not.toHaveBeenCalled();
  });

  it('opens the page of a notification in a new window, or in the open one', async () => {
    await click(MESSAGE.url);
    expect(openWindow.mock.calls).toEqual([[`${ORIGIN}/admin/acme/inbox`]]);
    const open = page('hidden');
    pages = [open];
    await click(MESSAGE.url);
    expect(open.focus).toHaveBeenCalled();
    expect(open.navigate.mock.calls).toEqual([[`${ORIGIN}/admin/acme/inbox`]]);
    expect(openWindow).toHaveBeenCalledTimes(1);
  });

  it('opens no page of another origin', async () => {
    await click('https://evil.example/');
    expect(openWindow).not.toHaveBeenCalled();
  });
});
