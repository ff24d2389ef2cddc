import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { answerQuestions } from '../modules/agent/knowledge/index.ts';
import { seedDemo } from './seed-demo.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
  await seedDemo(fd.services);
  await seedDemo(fd.services);
});
afterAll(() => fd.close());

const workspaces = () => fd.services.database.system.prisma.workspace.findMany({ select: { id: true, slug: true } });

it('fills the inbox of the WhatsApp workspace, once', async () => {
  const counts = (await workspaces()).map(async ({ id, slug }) => [
    slug,
    await fd.services.database.forWorkspace(id).read((tx) => tx.conversation.count()),
  ]);
  expect(Object.fromEntries(await Promise.all(counts))).toEqual({ acme: 60, globex: 0 });
});

it('sets both workspaces up for their simulators, verified', async () => {
  const cards = (await workspaces()).map(async ({ id, slug }) => {
    const rows = await fd.services.database.forWorkspace(id).read((tx) => tx.integration.findMany());
    const words = rows.map(({ provider, state, sandbox, setByName }) => `${provider} ${state} ${sandbox} ${setByName}`);
    return [slug, words.toSorted()];
  });
  const set = (provider: string, name: string) => `${provider} VERIFIED true ${name}`;
  expect(Object.fromEntries(await Promise.all(cards))).toEqual({
    acme: ['CALCOM', 'OPENAI', 'TWILIO'].map((provider) => set(provider, 'Ada Okafor')),
    globex: ['CALCOM', 'OPENAI', 'VAPI'].map((provider) => set(provider, 'Gus Brandt')),
  });
});

it('greets leads of the WhatsApp workspace with the template of the simulator', async () => {
  const found = (await workspaces()).map(async ({ id, slug }) => {
    const settings = await fd.services.database
      .forWorkspace(id)
      .read((tx) => tx.messagingSettings.findFirst({ include: { greetingTemplate: true } }));
    return [slug, settings?.greetingTemplate?.name ?? null];
  });
  expect(Object.fromEntries(await Promise.all(found))).toEqual({ acme: 'greeting', globex: null });
});

it('gives the call workspace a number, and a service that answers it [AM-33]', async () => {
  const [globex] = (await workspaces()).filter(({ slug }) => slug === 'globex');
  const routes = await fd.services.database
    .forWorkspace(globex?.id ?? '')
    .read((tx) => tx.numberRoute.findMany({ include: { service: true, phoneConfig: true } }));
  expect(routes).toMatchObject([
    { service: { name: 'Reception', channel: 'VOICE' }, phoneConfig: { provider: 'VAPI', state: 'ACTIVE' } },
  ]);
});
it('has a campaign in the WhatsApp workspace, whose counts match its recipients and their messages', async () => {
  const found = (await workspaces()).map(async ({ id, slug }) => {
    const [campaigns, recipients] = await fd.services.database
      .forWorkspace(id)
      .read(async (tx) => [await tx.campaign.findMany(), await tx.campaignRecipient.findMany()] as const);
    return { slug, campaigns, recipients };
  });
  const [acme, globex] = (await Promise.all(found)).toSorted((a, b) => a.slug.localeCompare(b.slug));
  expect(globex?.campaigns).toEqual([]);
  expect(acme?.campaigns.map(({ state }) => state)).toEqual(['COMPLETED']);
  const states = new Set(acme?.recipients.map(({ state }) => state));
  expect([...states].sort()).toEqual(['DELIVERED', 'FAILED', 'READ', 'REPLIED', 'SKIPPED']);
  const statuses = await acmeMessages(acme?.recipients.flatMap(({ messageId }) => messageId ?? []) ?? []);
  for (const { state, messageId } of acme?.recipients ?? [])
    expect(messageId ? statuses.get(messageId) : 'SKIPPED').toBe(state === 'REPLIED' ? 'READ' : state);
});

async function acmeMessages(ids: string[]): Promise<Map<string, string>> {
  const acme = (await workspaces()).find(({ slug }) => slug === 'acme');
  const rows = await fd.services.database
    .forWorkspace(acme?.id ?? '')
    .read((tx) => tx.message.findMany({ where: { id: { in: ids } }, select: { id: true, status: true } }));
  return new Map(rows.map(({ id, status }) => [id, status]));
}

it.each([
  ['acme', 'What does a membership cost?', 'Membership costs 49 GBP a month.'],
  ['acme', 'When are you open?', 'The studios are open Monday to Friday from 06:30 to 22:00'],
  ['globex', 'What does a teeth cleaning cost?', 'Teeth cleaning costs 65 GBP and takes 45 minutes.'],
])('answers a question of a contact of %s: %s [AG-15]', async (slug, question, answer) => {
  const { id } = (await workspaces()).find((one) => one.slug === slug) ?? { id: '' };
  const found = await answerQuestions(fd.services, {
    workspaceId: id,
    questions: [question],
    now: fd.services.clock(),
    placeOf: async () => ({ language: 'en', phoneConfigId: null }),
  });
  expect(JSON.stringify(found)).toContain(answer);
});
