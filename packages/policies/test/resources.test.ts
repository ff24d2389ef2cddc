import { describe, expect, it } from '@jest/globals';
import { PLATFORM_SUBJECTS, WORKSPACE_SUBJECTS } from '../src/index.ts';
import { SUBJECT_OF } from './resources.ts';

const subjects: readonly string[] = [...WORKSPACE_SUBJECTS, ...PLATFORM_SUBJECTS];

describe('resources', () => {
  it('covers every table of the data model with a subject [WC-01]', () => {
    const unanswered = Object.entries(SUBJECT_OF).filter(([, subject]) => !subjects.includes(subject));
    expect(unanswered).toEqual([]);
    expect(Object.keys(SUBJECT_OF).length).toBeGreaterThan(80);
  });

  it('has no unused subject', () => {
    const named = new Set(Object.values(SUBJECT_OF));
    expect(subjects.filter((subject) => !named.has(subject as never))).toEqual([]);
  });
});
