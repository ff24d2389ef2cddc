import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { throttleTrailing } from './throttle-trailing.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('of many equal events', () => {
  const heard: number[] = [];
  const throttled = () => {
    heard.length = 0;
    return throttleTrailing<number>((one) => heard.push(one), 500);
  };

  it('the first passes immediately, then the last', () => {
    const emit = throttled();
    for (const nth of [1, 2, 3, 4]) emit(nth, 'a');
    expect(heard).toEqual([1]);
    jest.advanceTimersByTime(500);
    expect(heard).toEqual([1, 4]);
  });

  it('an event during the pause after the last waits for its end as well', () => {
    const emit = throttled();
    emit(1, 'a');
    emit(2, 'a');
    jest.advanceTimersByTime(500);
    emit(3, 'a');
    expect(heard).toEqual([1, 2]);
    jest.advanceTimersByTime(500);
    expect(heard).toEqual([1, 2, 3]);
  });

  it('an event of another kind or after the pause passes immediately', () => {
    const emit = throttled();
    emit(1, 'a');
    emit(2, 'b');
    jest.advanceTimersByTime(500);
    emit(3, 'a');
    expect(heard).toEqual([1, 2, 3]);
  });
});
