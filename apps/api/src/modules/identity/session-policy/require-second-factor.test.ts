import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  buildWorkspace,
  type Member,
} from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { forGlobalAdmins, operationFor, rootFields } from '../../../../test/testkit/graph.ts';
import { outcome } from '../../../../test/testkit/mutate.ts';
import { fieldOf, SAMPLES } from '../../../../test/testkit/samples.ts';
import { openScene } from '../../../../test/testkit/scene.ts';
import { createPasskey, startTotpSetup } from '../../../../test/testkit/second-factors.ts';
import { watch } from '../../../../test/testkit/watch.ts';
import { sharedGraph } from '../../../graphql/schema.ts';

let fd: TestFrontdesk;
let address: string;
let acme: BuiltWorkspace;
let owner: Member;
beforeAll(async () => {
  fd = await startFrontdesk();
  address = await fd.listen();
  acme = await buildWorkspace(fd);
  owner = await buildMember(fd, acme, { role: 'owner' });
});
afterAll(() => fd.close());

const REQUIRE = { requiresSecondFactor: true, idleMinutes: null };
const ASK = '{ leads(first: 1) { totalCount } }';

async function requiring(workspace: BuiltWorkspace) {
  await fd.services.database
    .forWorkspace(workspace.id)
    .write((tx) => tx.workspace.update({ where: { id: workspace.id }, data: { requiresSecondFactor: true } }));
}

describe('requiring a second factor', () => {
  it('is refused to a member without a second factor, and without workspace.security', async () => {
    expect(await outcome(fd, owner, 'updateSecuritySettings', REQUIRE)).toBe('SECOND_FACTOR_MISSING');
    const mia = await buildMember(fd, acme, { role: 'member' });
    await startTotpSetup(fd, mia);
    expect(await outcome(fd, mia, 'updateSecuritySettings', REQUIRE)).toBe('FORBIDDEN');
    await createPasskey(fd, owner);
    expect(await outcome(fd, owner, 'updateSecuritySettings', REQUIRE)).toBe('ok');
    const settings = '{ securitySettings { requiresSecondFactor idleMinutes environment } }';
    expect((await as(fd, owner).ok(settings)).securitySettings).toEqual({
      requiresSecondFactor: true,
      idleMinutes: null,
      environment: 'DEVELOPMENT',
    });
  });

  it('denies access to a member without one, cached or not, until they have set one up', async () => {
    const workspace = await buildWorkspace(fd);
    const mia = await buildMember(fd, workspace, { role: 'member' });
    for (let times = 0; times < 3; times += 1) await as(fd, mia).ok(ASK);
    await requiring(workspace);
    expect(await as(fd, mia).denied(ASK)).toBe('SECOND_FACTOR_REQUIRED');
    // Requests without a workspace still succeed.
    expect(await as(fd, { bearer: mia.bearer }).denied('{ viewer { id } }')).toBeNull();
    await startTotpSetup(fd, mia);
    expect(await as(fd, mia).denied(ASK)).toBeNull();
  });

  it('ends open subscriptions of members without one', async () => {
    const workspace = await buildWorkspace(fd);
    const [boss, mia] = [await buildMember(fd, workspace, { role: 'owner' }), await buildMember(fd, workspace)];
    await createPasskey(fd, boss);
    const watching = watch(fd, address, mia, { query: 'subscription { messageAdded { conversationId } }' });
    expect(await watching.began).toBeNull();
    expect(await outcome(fd, boss, 'updateSecuritySettings', REQUIRE)).toBe('ok');
    expect((await watching.next()).errors?.[0]?.extensions.code).toBe('SECOND_FACTOR_REQUIRED');
    await watching.close();
  });

  it('does not affect API keys', async () => {
    const workspace = await buildWorkspace(fd);
    const key = await buildApiKey(fd, workspace, await buildMember(fd, workspace, { role: 'owner' }));
    await requiring(workspace);
    expect(await as(fd, key).denied(ASK)).toBeNull();
  });
});

describe('in a workspace that requires a second factor [SE7]', () => {
  const roots = new Map(rootFields(sharedGraph()).map((root) => [root.name, root]));
  const gated = Object.keys(SAMPLES).filter((sample) => {
    const root = roots.get(fieldOf(sample));
    const can = root?.field.extensions.can as { subject: string } | undefined;
    const outside = ['Viewer', 'Session', 'MyInvitation', 'Organization'];
    return (
      root &&
      can &&
      !forGlobalAdmins(root) &&
      !outside.includes(can.subject) &&
      fieldOf(sample) !== 'Mutation.createWorkspace'
    );
  });

  it('every operation is refused with the same answer', async () => {
    const scene = await openScene(fd, 'owner');
    const answers = new Map<string, string | null | undefined>();
    const asked: [string, Record<string, unknown>][] = [];
    for (const sample of gated) asked.push([sample, (await SAMPLES[sample]?.(scene)) ?? {}]);
    await requiring(scene.workspace);
    for (const [sample, variables] of asked) {
      const root = roots.get(fieldOf(sample));
      if (!root) continue;
      if (root.kind === 'subscription') {
        const watching = watch(fd, address, scene.caller, { query: operationFor(root, 0), variables });
        answers.set(sample, (await watching.began)?.errors?.[0]?.extensions.code);
        await watching.close();
      } else answers.set(sample, await as(fd, scene.caller).denied(operationFor(root, 0), variables));
    }
    const open = [...answers].filter(([, code]) => code !== 'SECOND_FACTOR_REQUIRED').map(([sample]) => sample);
    expect(open).toEqual([]);
    expect(answers.size).toBeGreaterThan(40);
  });

  it('conversation events reach members who have one', async () => {
    const workspace = await buildWorkspace(fd);
    const mia = await buildMember(fd, workspace);
    await startTotpSetup(fd, mia);
    await requiring(workspace);
    const { id } = await buildConversation(fd, workspace);
    expect((await as(fd, mia).ok(`{ conversation(id: "${id}") { id } }`)).conversation.id).toBe(id);
  });
});
