import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { ChangeEvent } from './change-bus.ts';
import { MAX_REPLAY_MS, ReplayBuffer } from './replay-buffer.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const note = (id: string): ChangeEvent => ({ topic: 'job', workspaceId: 'w', id });
const any = () => true;
const ids = (notes: ChangeEvent[]) => notes.map((event) => 'id' in event && event.id);

it('returns events since a moment, each once and in order', () => {
  const recent = new ReplayBuffer();
  recent.add(note('before'));
  jest.advanceTimersByTime(1_000);
  for (const id of ['one', 'two', 'one']) recent.add(note(id));
  expect(ids(recent.of(500, any))).toEqual(['one', 'two']);
  expect(ids(recent.of(1_500, any))).toEqual(['before', 'one', 'two']);
  expect(ids(recent.of(1_500, (event) => 'id' in event && event.id === 'two'))).toEqual(['two']);
});

it('removes events above its limits', () => {
  const recent = new ReplayBuffer();
  recent.add(note('old'));
  jest.advanceTimersByTime(2 * MAX_REPLAY_MS + 1);
  recent.add(note('new'));
  expect(ids(recent.of(Number.POSITIVE_INFINITY, any))).toEqual(['new']);
  expect(JSON.stringify(recent)).not.toContain('old');
});
