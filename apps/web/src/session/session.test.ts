import { expect, it, jest } from '@jest/globals';
import { buildViewer } from '../testing/people.ts';
import { createSession, type SessionGrant } from './session.ts';

const MINUTE = 60_000;

function setUp(answers: (SessionGrant | null | Error)[]) {
  const clock = { now: 1_000_000_000 };
  const refresh = jest.fn(async () => {
    const next = answers.shift();
    if (next instanceof Error) throw next;
    return next ?? null;
  });
  const transport = { refresh, viewer: async () => buildViewer({ name: 'Renamed' }), signOut: async () => {} };
  return { session: createSession(transport, { channel: null, now: () => clock.now }), refresh, clock };
}

const grant = (accessToken: string, at = 1_000_000_000): SessionGrant => ({
  accessToken,
  expiresAt: new Date(at + 10 * MINUTE).toISOString(),
  viewer: buildViewer(),
});

it('starts signed in with a valid cookie, and signed out without one', async () => {
  const known = setUp([grant('one')]);
  await known.session.start();
  expect(known.session.state.get().status).toBe('signed-in');

  const unknown = setUp([null]);
  await unknown.session.start();
  expect(unknown.session.state.get()).toEqual({ status: 'signed-out', asked: false });
});

it('does not treat an unreachable server as signed out', async () => {
  const { session } = setUp([new TypeError('Failed to fetch')]);
  await session.start();
  expect(session.state.get().status).toBe('unreachable');
});

it('renews once for concurrent requests', async () => {
  const { session, refresh } = setUp([grant('one'), grant('two')]);
  await session.start();
  expect(await Promise.all([session.refresh(), session.refresh(), session.refresh()])).toEqual(['two', 'two', 'two']);
  expect(refresh).toHaveBeenCalledTimes(2);
});

it('renews a token that is about to expire', async () => {
  const { session, clock } = setUp([grant('one'), grant('two', 1_000_000_000 + 9.9 * MINUTE)]);
  await session.start();
  expect(await session.accessToken()).toBe('one');
  clock.now += 9.9 * MINUTE;
  expect(await session.accessToken()).toBe('two');
});

it('ends if the session no longer exists on the server', async () => {
  const { session } = setUp([grant('one'), null]);
  await session.start();
  expect(await session.refresh()).toBeNull();
  expect(session.state.get()).toEqual({ status: 'signed-out', asked: false });
  expect(await session.accessToken()).toBeNull();
});

it('keeps the session when a renewal cannot reach the server', async () => {
  const { session } = setUp([grant('one'), new TypeError('Failed to fetch')]);
  await session.start();
  await expect(session.refresh()).rejects.toThrow('Failed to fetch');
  expect(session.state.get().status).toBe('signed-in');
});

it('ignores a pending renewal after a new sign-in', async () => {
  const { session, refresh } = setUp([null]);
  await session.start();
  let answer: (grant: SessionGrant | null) => void = () => {};
  refresh.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  const late = session.refresh();
  await Promise.resolve();
  session.begin(grant('fresh'));
  answer(null);
  expect(await late).toBe('fresh');
  expect(session.state.get().status).toBe('signed-in');
});

it('reloads the viewer, and remembers that the user signed out', async () => {
  const { session } = setUp([grant('one')]);
  await session.start();
  await session.reloadViewer();
  expect(session.state.get()).toMatchObject({ viewer: { name: 'Renamed' } });
  await session.signOut();
  expect(session.state.get()).toEqual({ status: 'signed-out', asked: true });
});
