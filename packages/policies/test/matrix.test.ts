import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { renderMatrix } from './matrix.ts';

const FILE = new URL('../permission-matrix.md', import.meta.url);

describe('the permission matrix', () => {
  it('matches the committed one', () => {
    const rendered = renderMatrix();
    if (process.env.UPDATE === '1') writeFileSync(FILE, rendered);
    const committed = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
    if (committed !== rendered) {
      const [were, are] = [committed.split('\n'), rendered.split('\n')];
      const changed = are.filter((line) => !were.includes(line)).slice(0, 10);
      throw new Error(
        `Who may do what has changed. If that is meant, run UPDATE=1 on matrix.test.ts and commit permission-matrix.md.\n${changed.join('\n')}`,
      );
    }
    expect(rendered).toContain('| Workspace');
  });
});
