import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { retryPoll } from './retry-poll.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/**
 * Returns the events of a group with an idle worker, a function that sends a notification, and a function that returns
 * the number of requests for a job.
 */
function groupOf({ isBackground }: { isBackground: boolean }) {
  const events = new EventEmitter();
  let requests = 0;
  const nudge = () => {
    requests += 1;
    return true;
  };
  const workerPool = { nudge };
  retryPoll(events, { isBackground });
  events.emit('pool:create', { workerPool });
  events.emit('worker:create', { worker: { getActiveJob: () => null, nudge } });
  // Graphile Worker announces a notification and then requests a job.
  const notify = () => {
    events.emit('pool:listen:notification', {});
    workerPool.nudge();
  };
  return { events, notify, requests: () => requests };
}

/** Sends a notification in each of 1,000 milliseconds. */
function notifyForASecond({ notify }: Pick<ReturnType<typeof groupOf>, 'notify'>): void {
  for (let ms = 0; ms < 1_000; ms += 1) {
    notify();
    jest.advanceTimersByTime(1);
  }
}

it('requests jobs of a background group at intervals while notifications continue', () => {
  const group = groupOf({ isBackground: true });
  notifyForASecond(group);
  expect(group.requests()).toBeGreaterThanOrEqual(6);
  expect(group.requests()).toBeLessThanOrEqual(23);
});

it('requests a job of other groups for each notification, and retries at intervals', () => {
  const group = groupOf({ isBackground: false });
  notifyForASecond(group);
  expect(group.requests() - 1_000).toBeGreaterThanOrEqual(6);
  expect(group.requests() - 1_000).toBeLessThanOrEqual(23);
});

it('requests the next job of a queue within milliseconds after a job of that queue', () => {
  const group = groupOf({ isBackground: false });
  group.events.emit('job:complete', { job: { job_queue_id: null } });
  jest.advanceTimersByTime(5);
  expect(group.requests()).toBe(0);
  group.events.emit('job:complete', { job: { job_queue_id: 1 } });
  jest.advanceTimersByTime(5);
  expect(group.requests()).toBe(1);
});
