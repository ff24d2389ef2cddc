import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../../..');
const MODULES = join(import.meta.dirname, '../src/modules');
const SECTIONS = ['Nouns', 'Verbs', 'Must never', 'Events', 'Exports'];
const NOT_OURS = ['node_modules', 'dist', '.git', '.turbo', 'generated', 'gql'];

const files = filesIn(ROOT);
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

describe('the README of a module', () => {
  const modules = readdirSync(MODULES).flatMap((group) =>
    readdirSync(join(MODULES, group)).map((name) => `${group}/${name}`),
  );

  it.each(modules)('%s has every section and names only existing files', (name) => {
    const note = read(MODULES, name, 'README.md');
    const lacks = SECTIONS.filter((section) => !new RegExp(`^${section}\\b`, 'm').test(note));
    const gone = [...note.matchAll(/[\w./-]*\w\.(?:tsx?|mjs|sql|md)\b/g)]
      .map(([file]) => file)
      .filter((file) => !files.some((path) => path.endsWith(`/${file}`)));
    if (lacks.length > 0) throw new Error(`Add these sections to modules/${name}/README.md: ${lacks.join(', ')}.`);
    if (gone.length > 0) throw new Error(`modules/${name}/README.md names missing files: ${gone.join(', ')}.`);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.includes(entry.name) ? [] : filesIn(path);
    return [path];
  });
}
