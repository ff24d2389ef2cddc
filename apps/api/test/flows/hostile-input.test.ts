import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildGraph } from '../../src/graphql/schema.ts';
import { as } from '../testkit/as.ts';
import { buildVisitor } from '../testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../testkit/frontdesk.ts';
import { operationFor, places, rootFields, withValue } from '../testkit/graph.ts';
import { SAMPLES } from '../testkit/samples.ts';
import { openScene } from '../testkit/scene.ts';

/** Hostile values for every kind of input. None may cause an internal error or a database error. */
const TEXTS = [
  '',
  'before\0after',
  'half a \ud800 character',
  '\u202e\ufeff\u2028 🦷 שלום',
  "'; drop table leads; -- \\ %_ $1 ${7*7} {{7*7}}",
  '<script>__proto__</script>',
  'x'.repeat(20_000),
];

const HOSTILE: Record<string, readonly unknown[]> = {
  String: TEXTS,
  ID: TEXTS,
  Int: [0, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 1.5, 'ten', null],
  Boolean: ['true', 1, null],
  DateTime: ['0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '2026-02-30T00:00:00.000Z', 'now', '\0', 0],
};
// A type that is not listed is an enum, so each of these values is invalid.
const hostileFor = (type: string) => HOSTILE[type] ?? ['', '\0', '__proto__', 0];

const schema = buildGraph();
const targets = rootFields(schema)
  .filter(({ kind }) => kind !== 'subscription')
  .flatMap((root) => {
    const types = new Map<string, string>();
    places(root, (type, name) => Boolean(types.set(name, type)));
    return places(root, () => true).map(
      (place) => [`${root.name}(${place})`, root, place, types.get(place.split('.').at(-1) ?? '') ?? 'String'] as const,
    );
  });

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

describe('hostile input', () => {
  it.each(targets)('causes no defect: %s', async (_name, root, place, type) => {
    const sample = SAMPLES[root.name];
    if (!sample) throw new Error(`Add arguments for ${root.name} to SAMPLES.`);
    const scene = await openScene(fd, 'owner');
    for (const value of hostileFor(type)) {
      const args = withValue(await sample(scene), place, value);
      const { status, errors } = await as(fd, { ...scene.caller, from: buildVisitor().from }).run(
        operationFor(root, 2),
        args,
      );
      const codes = errors?.map(({ extensions }) => extensions.code) ?? [];
      if (status >= 500 || codes.includes('INTERNAL'))
        throw new Error(`${root.name} made a defect of ${JSON.stringify(value)?.slice(0, 60)} at ${place}.`);
      expect(codes).not.toContain('RATE_LIMITED');
    }
  });
});
