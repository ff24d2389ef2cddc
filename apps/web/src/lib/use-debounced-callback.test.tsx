import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { renderHook } from '@testing-library/react';
import { useDebouncedCallback } from './use-debounced-callback.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Calls the debounced function at an interval. Returns how often the original function ran. */
function wanted(everyMs: number, forMs: number): number {
  const work = jest.fn();
  const { result } = renderHook(() => useDebouncedCallback(work));
  for (let ms = 0; ms < forMs; ms += everyMs) {
    result.current();
    jest.advanceTimersByTime(everyMs);
  }
  return work.mock.calls.length;
}

it('runs once after requests pause', () => {
  const work = jest.fn();
  const { result } = renderHook(() => useDebouncedCallback(work));
  for (let count = 0; count < 5; count += 1) result.current();
  jest.advanceTimersByTime(299);
  expect(work).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  expect(work).toHaveBeenCalledTimes(1);
});

it('runs every two seconds while requests keep coming', () => {
  expect(wanted(100, 10_000)).toBe(5);
});

it('runs with the latest callback, and not after unmounting', () => {
  const done: string[] = [];
  const { result, rerender, unmount } = renderHook(({ name }) => useDebouncedCallback(() => void done.push(name)), {
    initialProps: { name: 'before' },
  });
  result.current();
  rerender({ name: 'after' });
  jest.advanceTimersByTime(300);
  expect(done).toEqual(['after']);
  result.current();
  unmount();
  jest.advanceTimersByTime(2_000);
  expect(done).toEqual(['after']);
});
