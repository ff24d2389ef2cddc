import { expect, it } from '@jest/globals';
import { changesBetween } from '../src/changes.ts';
import { defaultGraphV2 } from '../src/engine/default-graph.ts';
import { sourceOf } from '../src/engine/parse-graph.ts';
import { DEFAULT_PERSONA } from '../src/persona.ts';
import { NEED } from './engine/world.ts';

const content = (words: string, name = 'Alex') => ({
  persona: { ...DEFAULT_PERSONA, name },
  source: sourceOf(defaultGraphV2([{ ...NEED, words }], 'QUALIFY')),
});

it('lists the differences between two versions', () => {
  expect(changesBetween(content('Why?'), content('Why?'))).toEqual([]);
  expect(changesBetween(content('Why?'), content('What for?', 'Robin'))).toEqual([
    { path: 'persona.name', before: 'Alex', after: 'Robin' },
    { path: 'slots.need.words', before: 'Why?', after: 'What for?' },
  ]);
});

it('lists what was added and removed', () => {
  const without = { ...content('Why?'), source: sourceOf(defaultGraphV2([], 'QUALIFY')) };
  const paths = (list: ReturnType<typeof changesBetween>, side: 'before' | 'after') =>
    list.filter((change) => change[side] === null).map(({ path }) => path);
  expect(paths(changesBetween(without, content('Why?')), 'before')).toContain('flows.book.states.ask_need.kind');
  expect(paths(changesBetween(content('Why?'), without), 'after')).toContain('flows.book.states.ask_need.kind');
});
