import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { throttleTrailing } from './throttle-trailing.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('of many alike', () => {
  const heard: number[] = [];
  const tell = () => {
    heard.length = 0;
    return throttleTrailing<number>((one) => heard.push(one), 500);
  };

  it('the first passes at once, and then the last, never none', () => {
    const say = tell();
    for (const nth of [1, 2, 3, 4]) say(nth, 'a');
    expect(heard).toEqual([1]);
    jest.advanceTimersByTime(500);
    expect(heard).toEqual([1, 4]);
  });

  it('what comes in the rest after the last waits for its end as well', () => {
    const say = tell();
    say(1, 'a');
    say(2, 'a');
    jest.advanceTimersByTime(500);
    say(3, 'a');
    expect(heard).toEqual([1, 2]);
    jest.advanceTimersByTime(500);
    expect(heard).toEqual([1, 2, 3]);
  });

  it('none waits for another kind, nor after a rest', () => {
    const say = tell();
    say(1, 'a');
    say(2, 'b');
    jest.advanceTimersByTime(500);
    say(3, 'a');
    expect(heard).toEqual([1, 2, 3]);
  });
});
