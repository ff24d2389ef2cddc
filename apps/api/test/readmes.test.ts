import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../../..');
const MODULES = join(import.meta.dirname, '../src/modules');
const SECTIONS = ['Nouns', 'Verbs', 'Must never', 'Events', 'Door'];
const NOT_OURS = ['node_modules', 'dist', '.git', '.turbo', 'generated', 'gql'];

const files = filesIn(ROOT);
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

describe('the note on the door', () => {
  it.each(readdirSync(MODULES))('of %s says what it holds, and names only files that are there', (name) => {
    const note = read(MODULES, name, 'README.md');
    const lacks = SECTIONS.filter((section) => !new RegExp(`^${section}\\b`, 'm').test(note));
    const gone = [...note.matchAll(/[\w./-]*\w\.(?:tsx?|mjs|sql|md)\b/g)]
      .map(([file]) => file)
      .filter((file) => !files.some((path) => path.endsWith(`/${file}`)));
    if (lacks.length > 0) throw new Error(`Say in modules/${name}/README.md: ${lacks.join(', ')}.`);
    if (gone.length > 0) throw new Error(`modules/${name}/README.md names what is not there: ${gone.join(', ')}.`);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.includes(entry.name) ? [] : filesIn(path);
    return [path];
  });
}
