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

it('lists changes inside the objects of a list by their position', () => {
  const graph = (...cases: { when: string; go: string }[]) => ({
    persona: DEFAULT_PERSONA,
    source: JSON.stringify({ cases, languages: ['en', 'es'] }),
  });
  const [adult, child] = [
    { when: 'age >= 18', go: 'book' },
    { when: 'age < 18', go: 'refuse' },
  ];
  expect(changesBetween(graph(adult, child), graph(adult, { ...child, go: 'hand_off' }))).toEqual([
    { path: 'cases[2].go', before: 'refuse', after: 'hand_off' },
  ]);
  expect(changesBetween(graph(), graph(adult))).toEqual([
    { path: 'cases[1].when', before: null, after: 'age >= 18' },
    { path: 'cases[1].go', before: null, after: 'book' },
  ]);
});
