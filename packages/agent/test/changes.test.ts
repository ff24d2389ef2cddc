import { expect, it } from '@jest/globals';
import { changesBetween, DEFAULT_PERSONA, defaultGraph, sourceOf } from '../src/index.ts';
import { buildQuestion } from './conversation.ts';

const content = (words: string, name = 'Alex') => ({
  persona: { ...DEFAULT_PERSONA, name },
  source: sourceOf(defaultGraph([buildQuestion({ words })], 'QUALIFY')),
});

it('lists the differences between two versions', () => {
  expect(changesBetween(content('Why?'), content('Why?'))).toEqual([]);
  expect(changesBetween(content('Why?'), content('What for?', 'Robin'))).toEqual([
    { path: 'persona.name', before: 'Alex', after: 'Robin' },
    { path: 'states.ask_need.question.words', before: 'Why?', after: 'What for?' },
  ]);
});

it('lists what was added and removed', () => {
  const without = { ...content('Why?'), source: sourceOf(defaultGraph([], 'QUALIFY')) };
  const paths = (list: ReturnType<typeof changesBetween>, side: 'before' | 'after') =>
    list.filter((change) => change[side] === null).map(({ path }) => path);
  expect(paths(changesBetween(without, content('Why?')), 'before')).toContain('states.ask_need.kind');
  expect(paths(changesBetween(content('Why?'), without), 'after')).toContain('states.ask_need.kind');
});
