import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { printGraph } from './print-schema.ts';
import { buildGraph } from './schema.ts';

// Run by `pnpm schema`. Writes the committed schema file, which schema.test.ts compares with the code.
const path = createRequire(import.meta.url).resolve('@frontdesk/schema/schema.graphql');
await writeFile(path, printGraph(buildGraph()));
