import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildGraph } from './schema.ts';

// `pnpm schema`: writes the committed contract; schema.test.ts compares it with the graph as it is.
const path = createRequire(import.meta.url).resolve('@frontdesk/schema/schema.graphql');
await writeFile(path, `${printSchema(lexicographicSortSchema(buildGraph()))}\n`);
