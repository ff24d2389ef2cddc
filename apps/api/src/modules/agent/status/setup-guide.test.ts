import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { publishAgent, recordTestChat } from '../../../../test/testkit/agent.ts';
import { as } from '../../../../test/testkit/as.ts';
import { buildLead, buildMember, buildWorkspace, type Member } from '../../../../test/testkit/build.ts';
import { buildRoute, buildService } from '../../../../test/testkit/calls.ts';
import { buildGreeting, buildPhoneConfig } from '../../../../test/testkit/channels.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { answerOf, mutate } from '../../../../test/testkit/mutate.ts';
import { buildIntegration, buildInvitation } from '../../../../test/testkit/scene.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const GUIDE = 'steps { step isDone } isDismissed canUseSimulators';
const guideOf = async (member: Member) => (await as(fd, member).ok(`{ setupGuide { ${GUIDE} } }`)).setupGuide;
const doneOf = async (member: Member) =>
  (await guideOf(member)).steps.flatMap(({ step, isDone }: { step: string; isDone: boolean }) => (isDone ? step : []));
const dismiss = (member: Member, isDismissed: boolean) =>
  mutate(fd, member, 'updateSetupGuide', { isDismissed }, 'guide { isDismissed }');

const connect = async (member: Member) => {
  const document = 'mutation { enableSimulators { errors { code } } }';
  const { enableSimulators: done } = await as(fd, member).ok(document);
  return answerOf(done).outcome;
};

async function newWorkspace() {
  const workspace = await buildWorkspace(fd);
  return { workspace, owner: await buildMember(fd, workspace, { role: 'owner' }) };
}

it('every step is done when its precondition exists [DK-03]', async () => {
  const { workspace, owner } = await newWorkspace();
  const verified = { state: 'VERIFIED', verifiedAt: fd.services.clock(), accountName: 'Acme' };
  const account = { provider: 'TWILIO', accountSid: `AC${'2'.repeat(32)}`, fromNumber: '+14155238886', model: null };
  expect(await doneOf(owner)).toEqual([]);
  await buildIntegration(fd, workspace, owner, { ...account, ...verified });
  expect(await doneOf(owner)).toEqual(['CONNECT_CHANNEL', 'ADD_NUMBER']);
  await buildIntegration(fd, workspace, owner, verified);
  await recordTestChat(fd, workspace);
  expect(await doneOf(owner)).toEqual(['CONNECT_CHANNEL', 'CONNECT_MODEL', 'ADD_NUMBER', 'TEST_AGENT']);
  await publishAgent(fd, workspace);
  await buildGreeting(fd, workspace, account.accountSid);
  expect(await doneOf(owner)).toContain('CHOOSE_GREETING');
  await buildLead(fd, workspace);
  expect(await doneOf(owner)).not.toContain('INVITE_MEMBER');
  await buildInvitation(fd, workspace, owner, 'guest@people.test');
  expect((await guideOf(owner)).steps).toHaveLength(8);
  expect(await doneOf(owner)).toHaveLength(8);
});

it('shows a member only the steps that they can take', async () => {
  const { workspace } = await newWorkspace();
  const agent = await buildMember(fd, workspace, { role: 'agent' });
  const { steps, canUseSimulators } = await guideOf(agent);
  expect(steps).toEqual([{ step: 'RECEIVE_LEAD', isDone: false }]);
  expect(canUseSimulators).toBe(false);
});

it('is dismissed and shown again by each member separately', async () => {
  const { workspace, owner } = await newWorkspace();
  const admin = await buildMember(fd, workspace, { role: 'admin' });
  expect(await dismiss(owner, true)).toMatchObject({ guide: { isDismissed: true } });
  expect((await guideOf(owner)).isDismissed).toBe(true);
  expect((await guideOf(admin)).isDismissed).toBe(false);
  expect(await dismiss(owner, false)).toMatchObject({ guide: { isDismissed: false } });
  expect((await guideOf(owner)).isDismissed).toBe(false);
});

it('simulators are connected and verified in one request, and stored credentials stay', async () => {
  const { workspace, owner } = await newWorkspace();
  const own = await buildIntegration(fd, workspace, owner, { plain: 'a key of their own account' });
  expect((await guideOf(owner)).canUseSimulators).toBe(true);
  expect(await connect(owner)).toBe('ok');
  const integrations = (await as(fd, owner).ok('{ integrations { id provider status sandbox } }')).integrations;
  expect(integrations).toEqual([
    { id: expect.any(String), provider: 'CALCOM', status: 'VERIFIED', sandbox: true },
    { id: own, provider: 'OPENAI', status: 'SET_UP', sandbox: false },
    { id: expect.any(String), provider: 'TWILIO', status: 'VERIFIED', sandbox: true },
  ]);
  expect((await guideOf(owner)).canUseSimulators).toBe(false);
});

const greetingOf = async (member: Member) =>
  (await as(fd, member).ok('{ messagingSettings { greetingTemplateId greetingVariables { name known } } }'))
    .messagingSettings;

it('simulators come with their greeting template, synchronized and chosen', async () => {
  const { workspace, owner } = await newWorkspace();
  expect(await connect(owner)).toBe('ok');
  const db = fd.services.database.forWorkspace(workspace.id);
  const { id, name, status } = await db.read((tx) => tx.whatsAppTemplate.findFirstOrThrow());
  expect({ name, status }).toEqual({ name: 'greeting', status: 'APPROVED' });
  expect(await greetingOf(owner)).toEqual({
    greetingTemplateId: id,
    greetingVariables: [
      { name: '1', known: 'CONTACT_NAME' },
      { name: '2', known: 'WORKSPACE_NAME' },
    ],
  });
  expect((await guideOf(owner)).steps).toContainEqual({ step: 'CHOOSE_GREETING', isDone: true });
});

it('simulators change neither a chosen greeting nor the greeting of a real account', async () => {
  const { workspace, owner } = await newWorkspace();
  const chosen = await buildGreeting(fd, workspace, 'AC of before');
  expect(await connect(owner)).toBe('ok');
  expect((await greetingOf(owner)).greetingTemplateId).toBe(chosen);
  const real = await newWorkspace();
  const account = { provider: 'TWILIO', accountSid: `AC${'4'.repeat(32)}`, fromNumber: '+14155238886', model: null };
  const verified = { state: 'VERIFIED', verifiedAt: fd.services.clock(), accountName: 'Acme' };
  await buildIntegration(fd, real.workspace, real.owner, { ...account, ...verified });
  expect(await connect(real.owner)).toBe('ok');
  expect((await greetingOf(real.owner)).greetingTemplateId).toBeNull();
});

it('has no greeting step in voice workspaces', async () => {
  const workspace = await buildWorkspace(fd, { channel: 'VOICE' });
  const owner = await buildMember(fd, workspace, { role: 'owner' });
  const steps = (await guideOf(owner)).steps.map(({ step }: { step: string }) => step);
  expect(steps).toContain('PUBLISH_AGENT');
  expect(steps).not.toContain('CHOOSE_GREETING');
});

it('simulators are refused outside development', async () => {
  const workspace = await buildWorkspace(fd, { environment: 'PRODUCTION' });
  const owner = await buildMember(fd, workspace, { role: 'owner' });
  expect((await guideOf(owner)).canUseSimulators).toBe(false);
  expect(await connect(owner)).toBe('SANDBOX_NOT_AVAILABLE');
  expect((await as(fd, owner).ok('{ integrations { id } }')).integrations).toEqual([]);
});

it('lists the services that follow the latest version, and those with a fixed one', async () => {
  const { workspace, owner } = await newWorkspace();
  const account = { provider: 'TWILIO', accountSid: `AC${'3'.repeat(32)}`, fromNumber: '+14155238886', model: null };
  await buildIntegration(fd, workspace, owner, account);
  const active = { state: 'ACTIVE', activatedAt: fd.services.clock() } as const;
  await buildPhoneConfig(fd, workspace, owner, { ...active, number: '+447700900701' });
  const phoneConfigId = await buildPhoneConfig(fd, workspace, owner, { ...active, number: '+447700900702' });
  await buildPhoneConfig(fd, workspace, owner, { number: '+447700900703' });
  await publishAgent(fd, workspace);
  const serviceId = await buildService(fd, workspace, 'Reception');
  await buildRoute(fd, workspace, { phoneConfigId, serviceId });
  const query = '{ agentUsage { latestNumbers isAccountNumberLatest services { name agentNumber numbers } } }';
  expect((await as(fd, owner).ok(query)).agentUsage).toEqual({
    latestNumbers: ['+14155238886', '+447700900701'],
    isAccountNumberLatest: false,
    services: [{ name: 'Reception', agentNumber: 1, numbers: ['+447700900702'] }],
  });
});
