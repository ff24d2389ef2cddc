import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sharedGraph } from '../../src/graphql/schema.ts';
import { as } from '../testkit/as.ts';
import { buildVisitor } from '../testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../testkit/frontdesk.ts';
import { operationFor, places, type RootField, rootFields, withValue } from '../testkit/graph.ts';
import { SAMPLES } from '../testkit/samples.ts';
import { openScene, type Scene } from '../testkit/scene.ts';

/** Hostile values for every kind of input. None may cause an internal error or a database error. */
const TEXTS = [
  '',
  'before\0after',
  'half a \ud800 character',
  '\u202e\ufeff\u2028 🦷 שלום',
  "'; drop table leads; -- \\ %_ $1 ${7*7} {{7*7}}",
  '<script>__proto__</script>',
  'x'.repeat(60_000),
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

const schema = sharedGraph();
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
/** The current scene, and arguments that no request in it has used up. */
let current: { scene: Scene; isChanged: boolean; samples: Map<string, Record<string, unknown>> } | undefined;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

describe('hostile input', () => {
  it.each(targets)('causes no defect: %s', async (_name, root, place, type) => {
    if (!current || current.isChanged)
      current = { scene: await openScene(fd, 'owner'), isChanged: false, samples: new Map() };
    const { scene, samples } = current;
    for (const value of hostileFor(type)) {
      const sample = samples.get(root.name) ?? (await sampleOf(root, scene));
      samples.set(root.name, sample);
      const { status, data, errors } = await as(fd, { ...scene.caller, from: buildVisitor().from }).run(
        operationFor(root, 2),
        withValue(sample, place, value),
      );
      // Only a mutation that returns data can have changed the scene.
      if (root.kind === 'mutation' && data) {
        current.isChanged = true;
        samples.clear();
      }
      const codes = errors?.map(({ extensions }) => extensions.code) ?? [];
      if (status >= 500 || codes.includes('INTERNAL'))
        throw new Error(`${root.name} made a defect of ${JSON.stringify(value)?.slice(0, 60)} at ${place}.`);
      expect(codes).not.toContain('RATE_LIMITED');
    }
  });
});

async function sampleOf({ name }: RootField, scene: Scene): Promise<Record<string, unknown>> {
  const sample = SAMPLES[name];
  if (!sample) throw new Error(`Add arguments for ${name} to SAMPLES.`);
  return sample(scene);
}
