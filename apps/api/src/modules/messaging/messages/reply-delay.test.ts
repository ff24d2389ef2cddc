import { expect, it } from '@jest/globals';
import { replyDelayMs } from './use-cases/handle-inbound-message.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const before = (ms: number) => new Date(NOW.getTime() - ms);

it.each([
  ['a question', 'Are you open tomorrow?', null, 0],
  ['a sentence in quotes', 'She said "yes."', null, 0],
  ['an emoji', 'thanks 👍', null, 0],
  ['a half sentence', 'I would like to', before(60_000), 1_500],
  ['a message soon after another', 'book a lesson.', before(3_000), 2_500],
])('the agent waits for the rest of %s', (_what, text, previousAt, expected) => {
  expect(replyDelayMs(text, previousAt, NOW)).toBe(expected);
});
