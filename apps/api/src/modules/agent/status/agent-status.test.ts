import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishAgent } from '../../../../test/testkit/agent.ts';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember, buildWorkspace, type Member } from '../../../../test/testkit/build.ts';
import { buildRoute, buildService } from '../../../../test/testkit/calls.ts';
import { buildGreeting, buildPhoneConfig } from '../../../../test/testkit/channels.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildIntegration } from '../../../../test/testkit/scene.ts';
import type { AgentReadinessFacts } from './agent-status.repository.ts';
import { findMissingSteps } from './agent-status.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const VERIFIED = { state: 'VERIFIED', sandbox: false } as const;
const READY: AgentReadinessFacts = {
  channel: 'WHATSAPP',
  isPaused: false,
  isPublished: true,
  provider: VERIFIED,
  model: VERIFIED,
  number: null,
  hasInactiveNumber: false,
  isAccountNumberInactive: false,
  hasGreeting: true,
};
const CLOUD = { provider: 'WHATSAPP_CLOUD', sandbox: false, hasService: false, isServiceDisabled: false } as const;
const VAPI = { ...CLOUD, provider: 'VAPI', hasService: true } as const;
const VOICE: AgentReadinessFacts = { ...READY, channel: 'VOICE' };

describe('the missing steps', () => {
  const missing = (facts: Partial<AgentReadinessFacts>, hasSimulators = true) =>
    findMissingSteps({ ...READY, ...facts }, { hasSimulators });

  it.each<[string, Partial<AgentReadinessFacts>, string[]]>([
    ['nothing with a verified account, a verified model and a version', {}, []],
    ['the account and the number', { provider: null }, ['CONNECT_CHANNEL', 'ADD_NUMBER']],
    ['the verification of the account', { provider: { ...VERIFIED, state: 'SET_UP' } }, ['VERIFY_CHANNEL']],
    ['the verification of a refused account', { provider: { ...VERIFIED, state: 'FAILING' } }, ['VERIFY_CHANNEL']],
    ['the model', { model: null }, ['CONNECT_MODEL']],
    ['the verification of the model', { model: { ...VERIFIED, state: 'SET_UP' } }, ['VERIFY_MODEL']],
    ['the version', { isPublished: false }, ['PUBLISH_AGENT']],
    ['the greeting template', { hasGreeting: false }, ['CHOOSE_GREETING']],
    ['nothing on voice without a greeting template', { ...VOICE, hasGreeting: false }, []],
    ['nothing with a number of WhatsApp Cloud and no Twilio account', { provider: null, number: CLOUD }, []],
    ['the activation of a number of WhatsApp Cloud', { provider: null, hasInactiveNumber: true }, ['ADD_NUMBER']],
    ['an enabled service', { number: { ...CLOUD, hasService: true, isServiceDisabled: true } }, ['ROUTE_NUMBER']],
    ['nothing on voice with the number of the account', VOICE, []],
    ['the activation of the account’s number', { ...VOICE, isAccountNumberInactive: true }, ['ADD_NUMBER']],
    ['nothing on voice with a number that has a service', { ...VOICE, number: VAPI }, []],
    ['a service of a number for calls', { ...VOICE, number: { ...VAPI, hasService: false } }, ['ROUTE_NUMBER']],
  ])('name %s', (_, facts, steps) => {
    expect(missing(facts)).toEqual(steps);
  });

  it('count simulators only if they run', () => {
    const simulated = { provider: { ...VERIFIED, sandbox: true }, model: { ...VERIFIED, sandbox: true } };
    expect(missing(simulated)).toEqual([]);
    expect(missing(simulated, false)).toEqual(['VERIFY_CHANNEL', 'VERIFY_MODEL']);
    expect(missing({ number: { ...CLOUD, sandbox: true } }, false)).toEqual(['VERIFY_CHANNEL']);
  });
});

const verified = () => ({ state: 'VERIFIED', verifiedAt: fd.services.clock(), accountName: 'Acme' });
const TWILIO = { provider: 'TWILIO', accountSid: `AC${'1'.repeat(32)}`, fromNumber: '+14155238886', model: null };
const status = async (member: Member) =>
  (await as(fd, member).ok('{ agentReadiness { status missingSteps } }')).agentReadiness;

it('is LIVE only with an account, a model, a number and a version, and PAUSED while paused [DK-02]', async () => {
  const workspace = await buildWorkspace(fd);
  const owner = await buildMember(fd, workspace, { role: 'owner' });
  const read = () => status(owner);
  const everything = ['CONNECT_CHANNEL', 'CONNECT_MODEL', 'ADD_NUMBER', 'PUBLISH_AGENT', 'CHOOSE_GREETING'];
  expect(await read()).toEqual({ status: 'INCOMPLETE', missingSteps: everything });
  await buildIntegration(fd, workspace, owner, { ...TWILIO, ...verified() });
  await buildIntegration(fd, workspace, owner, { provider: 'OPENAI' });
  await buildGreeting(fd, workspace, TWILIO.accountSid);
  expect(await read()).toEqual({ status: 'INCOMPLETE', missingSteps: ['VERIFY_MODEL', 'PUBLISH_AGENT'] });
  const db = fd.services.database.forWorkspace(workspace.id);
  await db.write((tx) => tx.integration.updateMany({ data: verified() }));
  expect(await read()).toEqual({ status: 'INCOMPLETE', missingSteps: ['PUBLISH_AGENT'] });
  await publishAgent(fd, workspace);
  expect(await read()).toEqual({ status: 'LIVE', missingSteps: [] });
  await db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: fd.services.clock() } }));
  expect(await read()).toEqual({ status: 'PAUSED', missingSteps: [] });
});

it('is LIVE without a greeting template, which stays a missing step', async () => {
  const workspace = await buildWorkspace(fd);
  const owner = await buildMember(fd, workspace, { role: 'owner' });
  await buildIntegration(fd, workspace, owner, { ...TWILIO, ...verified() });
  await buildIntegration(fd, workspace, owner, { provider: 'OPENAI', ...verified() });
  await publishAgent(fd, workspace);
  const withoutGreeting = { status: 'LIVE', missingSteps: ['CHOOSE_GREETING'] };
  expect(await status(owner)).toEqual(withoutGreeting);
  await buildGreeting(fd, workspace, TWILIO.accountSid);
  expect(await status(owner)).toEqual({ status: 'LIVE', missingSteps: [] });
  const db = fd.services.database.forWorkspace(workspace.id);
  await db.write((tx) => tx.whatsAppTemplate.updateMany({ data: { status: 'PAUSED' } }));
  expect(await status(owner)).toEqual(withoutGreeting);
  await db.write((tx) => tx.whatsAppTemplate.updateMany({ data: { status: 'APPROVED' } }));
  // The template belongs to the Twilio account, and the number of WhatsApp Cloud cannot send it.
  const active = { state: 'ACTIVE', activatedAt: fd.services.clock() } as const;
  await buildPhoneConfig(fd, workspace, owner, { ...active, businessAccountId: '20000009' });
  expect(await status(owner)).toEqual(withoutGreeting);
  const account = { provider: 'WHATSAPP_CLOUD', accountId: '20000009' };
  await db.write((tx) => tx.whatsAppTemplate.updateMany({ data: account }));
  expect(await status(owner)).toEqual({ status: 'LIVE', missingSteps: [] });
});

it('on the voice channel a listed number needs an enabled service', async () => {
  const workspace = await buildWorkspace(fd, { channel: 'VOICE' });
  const owner = await buildMember(fd, workspace, { role: 'owner' });
  const ids = { assistantId: 'a', phoneNumberId: 'p', model: null };
  const secret = { webhookSecret: 'head..iv.text.tag', webhookSecretLastFour: 'last' };
  await buildIntegration(fd, workspace, owner, { provider: 'VAPI', ...ids, ...secret, ...verified() });
  await buildIntegration(fd, workspace, owner, { provider: 'OPENAI', ...verified() });
  await publishAgent(fd, workspace);
  expect((await status(owner)).status).toBe('LIVE');
  const phoneConfigId = await buildPhoneConfig(fd, workspace, owner, {
    provider: 'VAPI',
    state: 'ACTIVE',
    activatedAt: fd.services.clock(),
  });
  expect(await status(owner)).toEqual({ status: 'INCOMPLETE', missingSteps: ['ROUTE_NUMBER'] });
  const serviceId = await buildService(fd, workspace, 'Reception');
  await buildRoute(fd, workspace, { phoneConfigId, serviceId });
  expect((await status(owner)).status).toBe('LIVE');
  const db = fd.services.database.forWorkspace(workspace.id);
  await db.write((tx) => tx.service.updateMany({ data: { disabledAt: fd.services.clock() } }));
  expect(await status(owner)).toEqual({ status: 'INCOMPLETE', missingSteps: ['ROUTE_NUMBER'] });
});

it('the status is the same for every member, and contains nothing of other workspaces', async () => {
  const [acme, globex] = [await buildWorkspace(fd), await buildWorkspace(fd)];
  const viewer = await buildMember(fd, acme, { role: 'viewer' });
  const stranger = await buildMember(fd, globex, { role: 'owner' });
  await publishAgent(fd, globex);
  expect((await status(viewer)).missingSteps).toContain('PUBLISH_AGENT');
  expect((await status(stranger)).missingSteps).not.toContain('PUBLISH_AGENT');
});
