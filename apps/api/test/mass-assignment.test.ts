import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, isInputObjectType } from 'graphql';
import { sharedGraph } from '../src/graphql/schema.ts';
import { as } from './testkit/as.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { operationFor, rootFields } from './testkit/graph.ts';
import { rows } from './testkit/rows.ts';
import { fieldOf, SAMPLES } from './testkit/samples.ts';
import { openScene } from './testkit/scene.ts';

const mutations = rootFields(sharedGraph()).filter(({ kind }) => kind === 'mutation');

// The test creates many errors. Short stack traces keep it fast.
Error.stackTraceLimit = 2;

let fd: TestFrontdesk;
/** Names of all columns of the database, in camel case. */
let columns: string[];
beforeAll(async () => {
  fd = await startFrontdesk();
  const found = await rows<{ name: string }>(
    fd,
    "select distinct column_name as name from information_schema.columns where table_schema = 'public'",
  );
  columns = found.map(({ name }) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()));
});
afterAll(() => fd.close());

/** Splits the names, because graphql-js reports each unknown field as an error and stops after fifty. */
const chunks = (names: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(names.length / CONCURRENCY) }, (_, nth) =>
    names.slice(nth * CONCURRENCY, (nth + 1) * CONCURRENCY),
  );
const CONCURRENCY = 40;

describe('a column that an input does not have', () => {
  const inputs = mutations.flatMap((root) => {
    const input = root.field.args.find(({ name }) => name === 'input');
    const type = input && getNamedType(input.type);
    return isInputObjectType(type) ? [[root.name, root, Object.keys(type.getFields())] as const] : [];
  });

  it.each(inputs)('is refused in every input: %s [P6]', async (name, root, fields) => {
    const scene = await openScene(fd, 'owner');
    const sample = Object.keys(SAMPLES).find((one) => fieldOf(one) === name) ?? '';
    const { input } = ((await SAMPLES[sample]?.(scene)) ?? {}) as { input: object };
    const foreign = columns.filter((column) => !fields.includes(column));
    const ask = (extra: object) => as(fd, scene.caller).run(operationFor(root, 1), { input: { ...input, ...extra } });
    for (const some of chunks(foreign)) {
      const { errors = [] } = await ask(Object.fromEntries(some.map((column) => [column, 'x'])));
      expect(errors.map(({ extensions: { code } }) => code)).toEqual(some.map(() => 'VALIDATION_FAILED'));
    }
    expect(foreign).toContain('workspaceId');
  });
});
