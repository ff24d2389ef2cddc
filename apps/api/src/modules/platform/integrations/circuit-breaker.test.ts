import { describe, expect, it } from '@jest/globals';
import { CircuitBreakers } from './circuit-breaker.ts';

function failing(failures: number) {
  let now = 1_000;
  const breakers = new CircuitBreakers(() => now);
  for (let count = 0; count < failures; count += 1) breakers.recordFailure('a', 'It is down.');
  return { breakers, pass: (ms: number) => (now += ms) };
}

describe('a circuit breaker', () => {
  it('stops requests of an account after five failures in a row, and of no other account', () => {
    expect(failing(4).breakers.refusal('a')).toBeNull();
    const { breakers } = failing(5);
    expect(breakers.refusal('a')).toEqual({ waitMs: 10_000, words: 'It is down.' });
    expect(breakers.refusal('b')).toBeNull();
  });

  it('allows one request after ten seconds, and all after a success', () => {
    const { breakers, pass } = failing(5);
    pass(10_000);
    expect(breakers.refusal('a')).toBeNull();
    expect(breakers.refusal('a')).toEqual({ waitMs: 10_000, words: 'It is down.' });
    breakers.recordFailure('a', 'It is down.');
    expect(breakers.refusal('a')).toEqual({ waitMs: 10_000, words: 'It is down.' });
    breakers.recordSuccess('a');
    expect(breakers.refusal('a')).toBeNull();
  });
});
