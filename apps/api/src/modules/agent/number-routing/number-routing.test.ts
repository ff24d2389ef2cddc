import { HANDOFF_CODE_SENTENCES, WEEKDAYS } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildVersion } from '../../../../test/testkit/agent.ts';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember } from '../../../../test/testkit/build.ts';
import { buildRoute, buildService } from '../../../../test/testkit/calls.ts';
import { buildPhoneConfig } from '../../../../test/testkit/channels.ts';
import { buildBusinessHours } from '../../../../test/testkit/hours.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { openVoiceLine, startCallExchange, type VoiceLine } from '../../../../test/testkit/voice.ts';

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
beforeAll(async () => {
  exchange = await startCallExchange();
});
afterAll(() => exchange.close());

type Where = Pick<VoiceLine, 'workspace' | 'owner'>;

async function service({ workspace }: Where, name: string) {
  await buildVersion(exchange.fd, workspace, name);
  return buildService(exchange.fd, workspace, name);
}

const rule = (over: object) => ({ hours: 'ALWAYS', overflow: 'NEXT', ...over });
const CLOSED_WEEK = WEEKDAYS.map(() => []);
const ALL_WEEK = WEEKDAYS.map((weekday) => ({ weekday, intervals: [{ from: '00:00', until: '24:00' }] }));

/** Builds a workspace with two services and a phone number that is routed to the first service. */
async function buildDay() {
  const line = await openVoiceLine(exchange);
  const [day, night] = [await service(line, 'Day'), await service(line, 'Night')];
  const phoneConfigId = await buildPhoneConfig(exchange.fd, line.workspace, line.owner, {
    provider: 'VAPI',
    number: someone(),
    providerNumberId: line.account.vapi.phoneNumberId,
    state: 'ACTIVE',
  });
  await buildRoute(exchange.fd, line.workspace, { phoneConfigId, serviceId: day });
  const update = (...rules: object[]) =>
    mutate(exchange.fd, line.owner, 'updateNumberRouting', { phoneConfigId, rules });
  return { line, day, night, phoneConfigId, update };
}

/** Simulates an inbound call and returns the stored call. */
async function ring(line: VoiceLine) {
  const { vapi } = exchange.simulators;
  const from = someone();
  const response = await vapi.events.assistantRequest(vapi.ring(line.account.vapi.apiKey, from));
  await line.drain();
  const call = await line.db.read((tx) => tx.call.findFirstOrThrow({ where: { contact: { phone: from } } }));
  return { call, response: JSON.parse(response?.answer ?? '{}') as { error?: string } };
}

describe('an inbound call to a number with rules', () => {
  it('uses the service of the first rule that applies, and the own service of the number otherwise [AG-12] [AM-33]', async () => {
    const { line, day, night, update } = await buildDay();
    await update(rule({ hours: 'CLOSED', serviceId: night }));
    // Without business hours, the workspace is always open.
    expect((await ring(line)).call.serviceId).toBe(day);
    await buildBusinessHours(exchange.fd, line.workspace, { weekly: CLOSED_WEEK });
    expect((await ring(line)).call).toMatchObject({ serviceId: night, state: 'RINGING' });
    await update();
    expect((await ring(line)).call.serviceId).toBe(day);
  });

  it('is outside business hours on a holiday, but a rule with its own hours applies [AG-12]', async () => {
    const { line, day, night, update } = await buildDay();
    const today = exchange.fd.services.clock();
    const date = (days: number) => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    await buildBusinessHours(exchange.fd, line.workspace, {
      holidays: [{ name: 'Holiday', from: date(-1), until: date(1) }],
    });
    await update(rule({ hours: 'OPEN', serviceId: day }), rule({ hours: 'CLOSED', serviceId: night }));
    expect((await ring(line)).call.serviceId).toBe(night);
    await update(rule({ hours: 'WEEKLY', weekly: ALL_WEEK, serviceId: day }), rule({ serviceId: night }));
    expect((await ring(line)).call.serviceId).toBe(day);
  });

  it('uses the fallback, the next rule or the team while a service is disabled [AM-33]', async () => {
    const { line, day, night, update } = await buildDay();
    const spare = await service(line, 'Spare');
    const disable = (id: string) =>
      line.db.write((tx) =>
        tx.service.updateMany({ where: { id }, data: { disabledAt: exchange.fd.services.clock() } }),
      );
    await update(
      rule({ hours: 'OPEN', serviceId: night, fallbackServiceId: spare }),
      rule({ serviceId: night, overflow: 'TEAM' }),
    );
    expect((await ring(line)).call.serviceId).toBe(night);
    await disable(night);
    expect((await ring(line)).call.serviceId).toBe(spare);
    await disable(spare);
    const { call, response } = await ring(line);
    expect(response).not.toHaveProperty('error');
    expect(call).toMatchObject({ serviceId: day, state: 'RINGING' });
    const escalation = await line.db.read((tx) => tx.escalation.findFirstOrThrow({ where: { callId: call.id } }));
    expect(escalation).toMatchObject({
      state: 'WAITING',
      code: 'ROUTED_TO_TEAM',
      detail: null,
    });
    // Precondition: the calls that a service answered were not escalated.
    expect(await line.db.read((tx) => tx.escalation.count())).toBe(1);
  });

  it('that leads to the team is answered by the active agent if the number has no service [AM-33]', async () => {
    const { line, update, phoneConfigId } = await buildDay();
    await mutate(exchange.fd, line.owner, 'assignServiceToPhoneConfig', { id: phoneConfigId, serviceId: null });
    expect((await ring(line)).response.error).toMatch(/do not take calls/);
    await update(rule({ overflow: 'TEAM' }));
    const { call, response } = await ring(line);
    expect(response).not.toHaveProperty('error');
    expect(call).toMatchObject({ serviceId: null, state: 'RINGING' });
  });

  it('keeps its service if the rules change during the call', async () => {
    const { line, night, update } = await buildDay();
    await update(rule({ serviceId: night }));
    const { call } = await ring(line);
    await update();
    await line.db.read(async (tx) => {
      expect((await tx.call.findFirstOrThrow({ where: { id: call.id } })).serviceId).toBe(night);
    });
  });
});

describe('a conversation on a number with rules', () => {
  const number = async (phone: Phone) => {
    const e164 = someone();
    const id = await buildPhoneConfig(exchange.fd, phone.workspace, phone.owner, {
      provider: 'TWILIO',
      number: e164,
      state: 'ACTIVE',
    });
    return { id, e164 };
  };
  const write = async (phone: Phone, to: string) => {
    const from = someone();
    await phone.say(from, 'Hello', { To: `whatsapp:${to}` });
    exchange.fd.advance({ seconds: 5 });
    await phone.drain();
    return phone.db.read((tx) =>
      tx.agentRun.findFirstOrThrow({
        where: { conversation: { contact: { phone: from } } },
        include: { conversation: true },
      }),
    );
  };
  const onWhatsApp = (phone: Phone) => phone.db.write((tx) => tx.service.updateMany({ data: { channel: 'WHATSAPP' } }));

  it('is answered by the service of the rule, or waits for a member [AM-33]', async () => {
    const phone = await openPhone(exchange.fd);
    const night = await service(phone, 'Night');
    await buildVersion(exchange.fd, phone.workspace, 'AtWork');
    await onWhatsApp(phone);
    const { id: phoneConfigId, e164 } = await number(phone);
    const update = (...rules: object[]) =>
      mutate(exchange.fd, phone.owner, 'updateNumberRouting', { phoneConfigId, rules });
    await update(rule({ serviceId: night }));
    const { agentVersionId } = await phone.db.read((tx) => tx.service.findFirstOrThrow());
    expect(await write(phone, e164)).toMatchObject({ outcome: 'ANSWERED', agentVersionId });
    expect((await update(rule({ overflow: 'TEAM' }))).outcome).toBe('ok');
    const run = await write(phone, e164);
    expect(run).toMatchObject({ outcome: 'FAILED', failure: HANDOFF_CODE_SENTENCES.ROUTED_TO_TEAM });
    expect(run.conversation.mode).toBe('PAUSED');
    const handoff = await phone.db.read((tx) => tx.agentHandoff.findFirstOrThrow());
    expect(handoff).toMatchObject({ conversationId: run.conversationId, code: 'ROUTED_TO_TEAM', detail: null });
  });
});

describe('the rules of a number', () => {
  const READ = `query ($id: ID!) { numberRouting(phoneConfigId: $id) {
    rules { hours overflow service { name isEnabled } fallback { name } weekly { weekday intervals { from until } } }
    current { ruleIndex toTeam service { name } } } }`;

  it('are shown with the service that answers now', async () => {
    const { line, day, night, phoneConfigId, update } = await buildDay();
    await update(
      rule({ hours: 'CLOSED', serviceId: night }),
      rule({
        hours: 'WEEKLY',
        weekly: ALL_WEEK.slice(0, 7),
        serviceId: day,
        fallbackServiceId: night,
        overflow: 'TEAM',
      }),
    );
    const { numberRouting } = await as(exchange.fd, line.owner).ok(READ, { id: phoneConfigId });
    expect(numberRouting).toMatchObject({
      rules: [
        { hours: 'CLOSED', overflow: 'NEXT', service: { name: 'Night', isEnabled: true }, fallback: null, weekly: [] },
        { hours: 'WEEKLY', overflow: 'TEAM', service: { name: 'Day' }, fallback: { name: 'Night' }, weekly: ALL_WEEK },
      ],
      current: { ruleIndex: 1, toTeam: false, service: { name: 'Day' } },
    });
    expect(await outcome(exchange.fd, line.owner, 'deleteService', { id: night })).toBe('SERVICE_IN_USE');
  });

  it('are refused with the field if they overlap, have no destination, or use a disabled service or another channel', async () => {
    const { line, day, night, phoneConfigId, update } = await buildDay();
    const overlap = [rule({ hours: 'OPEN', serviceId: day }), rule({ hours: 'OPEN', serviceId: night })];
    expect(await update(...overlap)).toMatchObject({
      code: 'ROUTE_RULE_INVALID',
      field: 'rules.1',
      message: expect.stringMatching(/same hours/),
    });
    expect(await update(rule({}))).toMatchObject({ code: 'ROUTE_RULE_INVALID', field: 'rules.0' });
    expect(await update(rule({ hours: 'WEEKLY', serviceId: day }))).toMatchObject({ code: 'ROUTE_RULE_INVALID' });
    await line.db.write((tx) => tx.service.updateMany({ where: { id: night }, data: { disabledAt: new Date() } }));
    expect(await update(rule({ serviceId: day, fallbackServiceId: night }))).toMatchObject({
      code: 'SERVICE_DISABLED',
      field: 'rules.0.fallbackServiceId',
    });
    await line.db.write((tx) => tx.service.updateMany({ where: { id: day }, data: { channel: 'WHATSAPP' } }));
    expect(await update(rule({ serviceId: day }))).toMatchObject({
      code: 'SERVICE_OTHER_CHANNEL',
      field: 'rules.0.serviceId',
    });
    const { numberRouting } = await as(exchange.fd, line.owner).ok(READ, { id: phoneConfigId });
    expect(numberRouting.rules).toEqual([]);
  });

  it('belong to the workspace, and require the policy to manage numbers', async () => {
    const [own, foreign] = [await buildDay(), await buildDay()];
    const UPDATE = 'mutation ($input: UpdateNumberRoutingInput!) { updateNumberRouting(input: $input) { __typename } }';
    const change = (caller: Parameters<typeof as>[1], phoneConfigId: string, serviceId: string) =>
      as(exchange.fd, caller).denied(UPDATE, { input: { phoneConfigId, rules: [rule({ serviceId })] } });
    expect(await change(own.line.owner, foreign.phoneConfigId, own.night)).toBe('NOT_FOUND');
    expect(await change(own.line.owner, own.phoneConfigId, foreign.night)).toBe('NOT_FOUND');
    expect(await as(exchange.fd, own.line.owner).denied(READ, { id: foreign.phoneConfigId })).toBe('NOT_FOUND');
    const viewer = await buildMember(exchange.fd, own.line.workspace, { role: 'viewer' });
    expect(await change(viewer, own.phoneConfigId, own.night)).toBe('FORBIDDEN');
    // Precondition: the owner can change the rules.
    expect(await change(own.line.owner, own.phoneConfigId, own.night)).toBeNull();
  });
});
