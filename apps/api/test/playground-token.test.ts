import { isWorkspacePair } from '@frontdesk/policies';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sharedGraph } from '../src/graphql/schema.ts';
import { as, type Caller } from './testkit/as.ts';
import type { Member } from './testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { operationFor, type RootField, rootFields } from './testkit/graph.ts';
import { fieldOf, SAMPLES } from './testkit/samples.ts';
import { openScene, type Scene } from './testkit/scene.ts';

const schema = sharedGraph();
const isOfWorkspace = ({ field }: RootField) => {
  const gate = field.extensions.can as { action: string; subject: string } | undefined;
  return gate !== undefined && isWorkspacePair(gate.action, gate.subject);
};
const roots = new Map(rootFields(schema).map((root) => [root.name, root]));
const outside = Object.keys(SAMPLES).filter((sample) => {
  const root = roots.get(fieldOf(sample));
  return root !== undefined && !isOfWorkspace(root);
});

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/** Creates a workspace whose owner is also a global admin, so that only the kind of token restricts the calls. */
async function sceneOfAdmin(): Promise<Scene & { readonly person: Member }> {
  const scene = await openScene(fd, 'owner');
  const person = scene.person as Member;
  await fd.services.database.system.prisma.user.update({
    where: { id: person.userId },
    data: { globalRole: 'ADMIN' },
  });
  return { ...scene, person };
}

/** Returns the caller with a session token or a playground token. */
async function callerOf({ caller, workspace, person }: Scene & { person: Member }, use: 'session' | 'playground') {
  if (use === 'session') return caller;
  const { sessionId } = (await fd.services.tokens.verify(person.bearer, fd.services.clock())) ?? {};
  const claims = { userId: person.userId, sessionId: String(sessionId), use, workspaceId: workspace.id };
  return { ...caller, bearer: (await fd.services.tokens.sign(claims, fd.services.clock())).token };
}

const codeOf = async (caller: Caller, root: RootField, variables: Record<string, unknown> | undefined) =>
  (await as(fd, caller).run(operationFor(root, 0), variables)).errors?.[0]?.extensions.code ?? 'ok';

async function answerOf(sample: string, use: 'session' | 'playground'): Promise<string> {
  const root = roots.get(fieldOf(sample)) as RootField;
  const scene = await sceneOfAdmin();
  return codeOf(await callerOf(scene, use), root, await SAMPLES[sample]?.(scene));
}

describe('a playground token', () => {
  it('has a sample of every root field outside a workspace', () => {
    const sampled = new Set(outside.map(fieldOf));
    const missing = [...roots.values()].filter((root) => !isOfWorkspace(root) && !sampled.has(root.name));
    expect(missing.map(({ name }) => name)).toEqual([]);
    expect(sampled.size).toBeGreaterThan(40);
  });

  it.each(outside)('is refused by %s, which its session can call [S6]', async (sample) => {
    expect(await answerOf(sample, 'session')).toBe('ok');
    expect(await answerOf(sample, 'playground')).toBe('FORBIDDEN');
  });

  it('reads and changes its own workspace [S6]', async () => {
    const scene = await sceneOfAdmin();
    const caller = await callerOf(scene, 'playground');
    const { workspace } = await as(fd, caller).ok('{ workspace { slug } }');
    expect(workspace).toEqual({ slug: scene.workspace.slug });
    const create = roots.get('Mutation.createLead') as RootField;
    expect(await codeOf(caller, create, await SAMPLES['Mutation.createLead']?.(scene))).toBe('ok');
  });

  it('is refused for other fields under an alias or together with fields of its workspace [S6]', async () => {
    const scene = await sceneOfAdmin();
    const ask = '{ workspace { slug } mine: viewer { sessions { id } } }';
    expect(await as(fd, await callerOf(scene, 'session')).denied(ask)).toBeNull();
    expect(await as(fd, await callerOf(scene, 'playground')).denied(ask)).toBe('FORBIDDEN');
  });

  it('cannot create another playground token, but its session can [S6]', async () => {
    const create = roots.get('Mutation.createPlaygroundToken') as RootField;
    const scene = await sceneOfAdmin();
    expect(await codeOf(await callerOf(scene, 'session'), create, {})).toBe('ok');
    expect(await codeOf(await callerOf(scene, 'playground'), create, {})).toBe('FORBIDDEN');
  });
});
