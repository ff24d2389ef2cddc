import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkExpression } from '../../src/engine/expression/check.ts';
import { evaluate } from '../../src/engine/expression/evaluate.ts';
import { parseExpression } from '../../src/engine/expression/parse.ts';
import type { Json } from '../../src/engine/types.ts';

const VALUES: Record<string, Json> = {
  'answers.colour': 'red',
  'answers.count': 3,
  'answers.none': null,
  'answers.list': ['a', 'b'],
  'booking.start': '2026-05-11T09:30:00.000Z',
};
const scope = { now: '2026-05-11T08:00:00.000Z', lookup: (path: readonly string[]) => VALUES[path.join('.')] };

const valueOf = (source: string): Json => {
  const parsed = parseExpression(source);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return evaluate(parsed.node, scope);
};

describe('evaluation', () => {
  test.each<[string, Json]>([
    ["answers.colour = 'red'", true],
    ["answers.colour != 'red'", false],
    ["answers.colour in ['blue', 'red']", true],
    ["lower('RED') = answers.colour", true],
    ['answers.count > 2 and answers.count <= 3', true],
    ['not answers.count > 2', false],
    ['answers.count > 5 or size(answers.list) = 2', true],
    ["contains(answers.list, 'b')", true],
    ["contains(answers.colour, 'ed')", true],
    ['minutes_until(booking.start)', 90],
    ['minutes_until(booking.start) < 120', true],
    ['-1 < 0', true],
    ['known(answers.colour)', true],
    ['known(answers.none)', false],
    ['known(answers.missing)', false],
    // A missing value is null: it equals only null, and other comparisons except `!=` are false.
    ['answers.missing = null', true],
    ['answers.colour = null', false],
    ['answers.colour != null', true],
    ['answers.missing != null', false],
    ["answers.missing = 'red'", false],
    ["answers.missing != 'red'", true],
    ['answers.missing < 3', false],
    ['answers.missing >= 3', false],
    ['answers.missing in [null]', false],
    ['answers.colour < 3', false],
    ['not answers.missing', true],
    ['size(answers.missing)', null],
    ['minutes_until(answers.missing)', null],
    ["minutes_until('no time')", null],
  ])('%s is %p', (source, expected) => {
    expect(valueOf(source)).toEqual(expected);
  });

  test('never throws for any values [AG-10]', () => {
    const source = fc.constantFrom(
      'a.b < a.c',
      'size(a.b) > 1',
      'lower(a.b) = a.c',
      'a.b in a.c',
      'minutes_until(a.b) < a.c',
      'contains(a.b, a.c)',
    );
    fc.assert(
      fc.property(source, fc.jsonValue(), fc.jsonValue(), (text, b, c) => {
        const parsed = parseExpression(text);
        if ('problem' in parsed) throw new Error(parsed.problem);
        evaluate(parsed.node, { now: scope.now, lookup: ([, name]) => (name === 'b' ? b : c) as Json });
      }),
    );
  });
});

describe('parsing', () => {
  test.each([
    ['answers.colour =', 'The expression is incomplete.'],
    ["'open", 'Unexpected character at position 1.'],
    ['answers.colour = = 3', 'Unexpected “=”.'],
    ['run(answers.colour)', 'There is no function “run”.'],
    ['size(1, 2)', '“size” takes 1 argument.'],
    ['(1 = 1', '“)” is missing.'],
    [Array.from({ length: 60 }, () => 'true').join(' and '), 'An expression has at most 100 parts.'],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, 'The expression is nested too deeply.'],
  ])('rejects %s', (source, problem) => {
    expect(parseExpression(source)).toEqual({ problem });
  });

  test('never throws on any text', () => {
    fc.assert(fc.property(fc.string(), (source) => void parseExpression(source)));
  });
});

describe('type check', () => {
  const slots = { colour: { type: 'CHOICE' as const }, count: { type: 'NUMBER' as const } };
  test.each([
    ["answers.color = 'red'", 'There is no slot “color”.'],
    ['weather.today = 1', 'There is no value “weather.today”.'],
    ["answers.count = 'three'", '“=” compares a number with a text.'],
    ["answers.count < 'three'", '“<” compares two numbers or two texts.'],
    ['answers.count', 'A condition must be true or false.'],
    ['not answers.count', '“not” needs a condition.'],
    ["answers.count in 'three'", '“in” needs a list on its right.'],
    ['value > 1', 'There is no value “value”.'],
  ])('rejects %s', (source, problem) => {
    expect(checkExpression(source, { slots }, 'condition')).toContain(problem);
  });

  test.each(["answers.colour = 'red'", 'answers.count > 2', 'contact.vip = true', 'result.size > 1', 'hours.open'])(
    'accepts %s',
    (source) => {
      expect(checkExpression(source, { slots }, 'condition')).toEqual([]);
    },
  );
});
