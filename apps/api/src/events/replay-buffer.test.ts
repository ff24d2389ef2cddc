import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { Note } from './change-bus.ts';
import { LONGEST_LOOK_BACK_MS, RecentNotes } from './replay-buffer.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const note = (id: string): Note => ({ topic: 'job', workspaceId: 'w', id });
const any = () => true;
const ids = (notes: Note[]) => notes.map((said) => 'id' in said && said.id);

it('knows what was said since a moment, each once and in its order', () => {
  const recent = new RecentNotes();
  recent.keep(note('before'));
  jest.advanceTimersByTime(1_000);
  for (const id of ['one', 'two', 'one']) recent.keep(note(id));
  expect(ids(recent.of(500, any))).toEqual(['one', 'two']);
  expect(ids(recent.of(1_500, any))).toEqual(['before', 'one', 'two']);
  expect(ids(recent.of(1_500, (said) => 'id' in said && said.id === 'two'))).toEqual(['two']);
});

it('looks back no further than it may, and keeps no more than that for long', () => {
  const recent = new RecentNotes();
  recent.keep(note('old'));
  jest.advanceTimersByTime(2 * LONGEST_LOOK_BACK_MS + 1);
  recent.keep(note('new'));
  expect(ids(recent.of(Number.POSITIVE_INFINITY, any))).toEqual(['new']);
  expect(JSON.stringify(recent)).not.toContain('old');
});
