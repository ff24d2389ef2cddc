import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repositoryRoot } from '../bin/lib/repository.mjs';
import { definedIds, PAGE, withTests } from '../requirements/page.mjs';
import { misplacedIds, readTitles } from '../requirements/titles.mjs';

const page = readFileSync(join(repositoryRoot, PAGE), 'utf8');
const defined = definedIds(page);
const titles = readTitles(repositoryRoot);

describe('docs/REQUIREMENTS.md', () => {
  it('defines every id that a test title carries', () => {
    const used = new Set(titles.flatMap(({ ids }) => ids));
    expect(used.size).toBeGreaterThan(100);
    const unknown = titles.filter(({ ids }) => ids.some((id) => !defined.has(id)));
    if (unknown.length > 0) throw new Error(`Define these ids in ${PAGE}:\n${unknown.map(describeTitle).join('\n')}`);
  });

  it('finds ids in titles as tags at the end only', () => {
    const misplaced = titles.filter((title) => misplacedIds(title, defined).length > 0);
    if (misplaced.length > 0)
      throw new Error(`Move the ids to the end, like [CB-37] [S3]:\n${misplaced.map(describeTitle).join('\n')}`);
  });

  it('lists the current test files of each id', () => {
    if (withTests(page, titles) !== page) throw new Error(`${PAGE} is not current. Run pnpm requirements.`);
  });
});

describe('the ids of a title', () => {
  const ids = new Set(['CB-37', 'S3']);

  it.each([
    ['refuses a used token [CB-37]', []],
    ['refuses a used token [S3] [CB-37]', []],
    ['refuses a used token [CB-37, S3]', []],
    ['CB-37 refuses a used token', ['CB-37']],
    ['refuses (S3) a used token', ['S3']],
    ['refuses AM-99 and UTF-8', ['AM-99']],
    ['answers within P95', []],
  ])('are tags at the end: %j', (title, misplaced) => {
    expect(misplacedIds({ title }, ids)).toEqual(misplaced);
  });
});

const describeTitle = ({ file, line, title }) => `  ${file}:${line} ${title}`;
