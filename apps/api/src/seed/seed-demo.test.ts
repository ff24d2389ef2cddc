import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { seedDemo } from './seed-demo.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

it('fills the inbox of the workspace on WhatsApp, once', async () => {
  await seedDemo(fd.services);
  await seedDemo(fd.services);
  const { database } = fd.services;
  const workspaces = await database.system.prisma.workspace.findMany({ select: { id: true, slug: true } });
  const counts = workspaces.map(async ({ id, slug }) => [
    slug,
    await database.inWorkspace(id).read((tx) => tx.conversation.count()),
  ]);
  expect(Object.fromEntries(await Promise.all(counts))).toEqual({ acme: 60, globex: 0 });
});
