#!/usr/bin/env node
// Creates the next decision record: `pnpm adr "Store jobs in PostgreSQL"`.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { repositoryRoot } from './lib/repository.mjs';

const title = process.argv.slice(2).join(' ').trim();
if (!title) {
  console.error('Usage: pnpm adr "Store jobs in PostgreSQL"');
  process.exit(1);
}

const folder = join(repositoryRoot, 'docs', 'adr');
mkdirSync(folder, { recursive: true });
const numbers = readdirSync(folder).map((file) => Number.parseInt(file, 10) || 0);
const number = String(Math.max(0, ...numbers) + 1).padStart(4, '0');
const slug = title
  .toLowerCase()
  .replace(/[^a-z0-9]+/g, '-')
  .replace(/^-|-$/g, '');
const file = join(folder, `${number}-${slug}.md`);

if (existsSync(file)) throw new Error(`${file} already exists.`);
writeFileSync(
  file,
  `# ${number} ${title}

${new Date().toISOString().slice(0, 10)}

## Context

What forced a decision: facts, measurements, constraints.

## Decision

We …

## Consequences

What becomes easier, what becomes harder, what has to be watched.

## Options rejected

- **…** because …
`,
);
console.log(relative(process.cwd(), file));
