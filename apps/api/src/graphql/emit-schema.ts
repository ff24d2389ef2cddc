import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildGraph } from './schema.ts';

// `pnpm schema`: writes the committed SDL. schema.test.ts compares it with the code.
const path = createRequire(import.meta.url).resolve('@frontdesk/schema/schema.graphql');
await writeFile(path, `${printSchema(lexicographicSortSchema(buildGraph()))}\n`);
