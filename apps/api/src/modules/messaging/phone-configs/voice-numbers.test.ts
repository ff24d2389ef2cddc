import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildVersion } from '../../../../test/testkit/agent.ts';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember, buildWorkspace } from '../../../../test/testkit/build.ts';
import { buildService } from '../../../../test/testkit/calls.ts';
import { buildPhoneConfig } from '../../../../test/testkit/channels.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { someone } from '../../../../test/testkit/phone.ts';
import { openVoiceLine, startCallExchange, type VoiceLine } from '../../../../test/testkit/voice.ts';

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
beforeAll(async () => {
  exchange = await startCallExchange();
});
afterAll(() => exchange.close());

const FIELDS = 'phoneConfig { id number status capabilities }';
const LISTED = '{ phoneConfigs { id provider number status } }';

const add = (line: VoiceLine, providerNumberId: string) =>
  mutate(exchange.fd, line.owner, 'createPhoneConfig', { provider: 'VAPI', providerNumberId, sandbox: false }, FIELDS);
const step = (line: VoiceLine, name: string, input: object) => mutate(exchange.fd, line.owner, name, input, FIELDS);

/** Simulates an inbound call to the second phone number and returns the outcome of the stored call. */
async function ring(line: VoiceLine) {
  const { vapi } = exchange.simulators;
  const from = someone();
  const { apiKey, secondNumberId } = line.account.vapi;
  await vapi.events.assistantRequest(vapi.ring(apiKey, from, secondNumberId));
  await line.drain();
  const call = await line.db.read((tx) => tx.call.findFirst({ where: { contact: { phone: from } } }));
  return { state: call?.state, service: call?.serviceId, failure: call?.failure };
}

describe('a number of Vapi [WC-17]', () => {
  it('is created after Vapi confirms it, routed, activated, deactivated and deleted', async () => {
    const line = await openVoiceLine(exchange);
    const { phoneConfig } = await add(line, line.account.vapi.secondNumberId);
    // Vapi phone numbers already belong to the account, so no verification code is needed.
    expect(phoneConfig).toMatchObject({ status: 'VERIFIED', capabilities: ['CALLS'] });
    const { id } = phoneConfig;
    expect(await outcome(exchange.fd, line.owner, 'requestPhoneConfigCode', { id, method: 'SMS' })).toBe(
      'NUMBER_STATE_INVALID',
    );
    await buildVersion(exchange.fd, line.workspace, 'Night');
    const serviceId = await buildService(exchange.fd, line.workspace, 'Night');
    expect((await step(line, 'assignServiceToPhoneConfig', { id, serviceId })).phoneConfig.id).toBe(id);
    expect((await step(line, 'enablePhoneConfig', { id })).phoneConfig.status).toBe('ACTIVE');
    expect(await ring(line)).toEqual({ state: 'RINGING', service: serviceId, failure: null });
    expect(await outcome(exchange.fd, line.owner, 'deletePhoneConfig', { id })).toBe('NUMBER_ACTIVE');
    expect((await step(line, 'disablePhoneConfig', { id })).phoneConfig.status).toBe('INACTIVE');
    expect((await ring(line)).failure).toMatch(/is not in service\.$/);
    expect((await step(line, 'enablePhoneConfig', { id })).phoneConfig.status).toBe('ACTIVE');
    expect(await ring(line)).toMatchObject({ state: 'RINGING' });
    await step(line, 'disablePhoneConfig', { id });
    expect(await outcome(exchange.fd, line.owner, 'deletePhoneConfig', { id })).toBe('ok');
    expect(await as(exchange.fd, line.owner).ok(LISTED)).toEqual({ phoneConfigs: [] });
  });

  it('is created once, only in voice workspaces and only if Vapi confirms that it belongs to the account', async () => {
    const [line, other] = [await openVoiceLine(exchange), await openVoiceLine(exchange)];
    const codeOf = async (providerNumberId: string) => (await add(line, providerNumberId)).code;
    expect(await codeOf(' ')).toBe('SETTING_INVALID');
    expect(await codeOf(other.account.vapi.secondNumberId)).toBe('NUMBER_NOT_YOURS');
    expect(await codeOf(line.account.vapi.secondNumberId)).toBeUndefined();
    expect(await codeOf(line.account.vapi.secondNumberId)).toBe('NUMBER_ADDED_ALREADY');
    const input = { provider: 'VAPI', providerNumberId: line.account.vapi.phoneNumberId, sandbox: false };
    const written = await buildWorkspace(exchange.fd, { channel: 'WHATSAPP' });
    const writer = await buildMember(exchange.fd, written, { role: 'owner' });
    expect(await outcome(exchange.fd, writer, 'createPhoneConfig', input)).toBe('PROVIDER_NOT_FOR_CHANNEL');
    const bare = await buildWorkspace(exchange.fd, { channel: 'VOICE' });
    const owner = await buildMember(exchange.fd, bare, { role: 'owner' });
    expect(await outcome(exchange.fd, owner, 'createPhoneConfig', input)).toBe('INTEGRATION_MISSING');
  });

  it('is active once on the whole platform, and changed only with phone_config.manage', async () => {
    const [line, other] = [await openVoiceLine(exchange), await openVoiceLine(exchange)];
    const { phoneConfig } = await add(line, line.account.vapi.secondNumberId);
    const { id, number } = phoneConfig;
    const otherNumber = { provider: 'VAPI', number, providerNumberId: 'theirs', state: 'ACTIVE' } as const;
    const elsewhere = await buildPhoneConfig(exchange.fd, other.workspace, other.owner, otherNumber);
    expect(await outcome(exchange.fd, line.owner, 'enablePhoneConfig', { id })).toBe('NUMBER_IN_USE');
    await step(other, 'disablePhoneConfig', { id: elsewhere });
    expect(await outcome(exchange.fd, line.owner, 'enablePhoneConfig', { id })).toBe('ok');
    const viewer = await buildMember(exchange.fd, line.workspace, { role: 'viewer' });
    for (const name of ['enablePhoneConfig', 'disablePhoneConfig', 'deletePhoneConfig'])
      expect(await outcome(exchange.fd, viewer, name, { id })).toMatch(/FORBIDDEN|NOT_FOUND/);
  });
});
