import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { seedDemo } from './seed-demo.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
  await seedDemo(fd.services);
  await seedDemo(fd.services);
});
afterAll(() => fd.close());

const workspaces = () => fd.services.database.system.prisma.workspace.findMany({ select: { id: true, slug: true } });

it('fills the inbox of the workspace on WhatsApp, once', async () => {
  const counts = (await workspaces()).map(async ({ id, slug }) => [
    slug,
    await fd.services.database.inWorkspace(id).read((tx) => tx.conversation.count()),
  ]);
  expect(Object.fromEntries(await Promise.all(counts))).toEqual({ acme: 60, globex: 0 });
});

it('sets both workspaces up for their simulators, verified, as their owners could have done', async () => {
  const cards = (await workspaces()).map(async ({ id, slug }) => {
    const rows = await fd.services.database.inWorkspace(id).read((tx) => tx.integration.findMany());
    const words = rows.map(({ provider, state, sandbox, setByName }) => `${provider} ${state} ${sandbox} ${setByName}`);
    return [slug, words.toSorted()];
  });
  const set = (provider: string, name: string) => `${provider} VERIFIED true ${name}`;
  expect(Object.fromEntries(await Promise.all(cards))).toEqual({
    acme: ['CALCOM', 'OPENAI', 'TWILIO'].map((provider) => set(provider, 'Ada Okafor')),
    globex: ['CALCOM', 'OPENAI', 'VAPI'].map((provider) => set(provider, 'Gus Brandt')),
  });
});
