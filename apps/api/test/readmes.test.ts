import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../../..');
const MODULES = join(import.meta.dirname, '../src/modules');
const SECTIONS = ['Nouns', 'Verbs', 'Must never', 'Events', 'Exports'];
const EVENT_CATALOGUES = ['events.ts', 'webhooks.ts'].map((file) => join(ROOT, 'packages/domain/src', file));
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

  it.each(modules)('%s names only existing events', (name) => {
    const sources = filesIn(join(MODULES, name)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
    const code = [...EVENT_CATALOGUES, ...sources].map((file) => read(file)).join('\n');
    const unknown = eventsIn(read(MODULES, name, 'README.md')).filter((event) => !code.includes(`'${event}'`));
    if (unknown.length > 0) throw new Error(`modules/${name}/README.md names unknown events: ${unknown.join(', ')}.`);
  });
});

/** Returns the events of the section Events. `lead.created · .updated` stands for lead.created and lead.updated. */
function eventsIn(note: string): string[] {
  const section = /^Events\s([\s\S]*?)(?=^\w|^```)/m.exec(note)?.[1] ?? '';
  let subject = '';
  return [...section.matchAll(/([a-z_]*)\.([a-z_]+)/g)].map(([, named, verb]) => {
    subject = named || subject;
    return `${subject}.${verb}`;
  });
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.includes(entry.name) ? [] : filesIn(path);
    return [path];
  });
}
