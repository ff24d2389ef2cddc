import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildVersion } from '../../../../test/testkit/agent.ts';
import { as } from '../../../../test/testkit/as.ts';
import { buildRoute, buildService } from '../../../../test/testkit/calls.ts';
import { buildPhoneConfig } from '../../../../test/testkit/channels.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { openVoiceLine, startCallExchange, type VoiceLine } from '../../../../test/testkit/voice.ts';

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
beforeAll(async () => {
  exchange = await startCallExchange();
});
afterAll(() => exchange.close());

type Where = Pick<VoiceLine, 'workspace' | 'owner'>;

/** Builds a service with its own agent version, whose graph has the name as its goal. */
async function service({ workspace }: Where, name: string) {
  await buildVersion(exchange.fd, workspace, name);
  return buildService(exchange.fd, workspace, name);
}

/** Builds a Vapi phone number, active by default, with an optional service. */
async function voiceNumber(line: VoiceLine, providerNumberId: string, serviceId: string | null, state = 'ACTIVE') {
  const id = await buildPhoneConfig(exchange.fd, line.workspace, line.owner, {
    provider: 'VAPI',
    number: someone(),
    providerNumberId,
    state,
  });
  if (serviceId) await buildRoute(exchange.fd, line.workspace, { phoneConfigId: id, serviceId });
  return id;
}

/** Simulates an inbound call. Returns the response to the provider and the stored call. */
async function ring(line: VoiceLine, phoneNumberId?: string, from = someone()) {
  const { vapi } = exchange.simulators;
  const request = await vapi.events.assistantRequest(vapi.ring(line.account.vapi.apiKey, from, phoneNumberId));
  await line.drain();
  const call = await line.db.read((tx) => tx.call.findFirst({ where: { contact: { phone: from } } }));
  return { answer: JSON.parse(request?.answer ?? '{}') as AssistantAnswer, call };
}

interface AssistantAnswer {
  readonly error?: string;
  readonly assistantOverrides?: { readonly variableValues: { readonly agentName: string; readonly goal: string } };
}

const goalOf = ({ answer }: { answer: AssistantAnswer }) => answer.assistantOverrides?.variableValues.goal;
async function change(where: VoiceLine, id: string, input: object) {
  const { agentId } = await where.db.read((tx) => tx.service.findFirstOrThrow({ where: { id } }));
  return mutate(exchange.fd, where.owner, 'updateService', { id, agentId, ...input });
}

describe('an incoming call', () => {
  it('uses the service of its number: two numbers, two services, two graphs [AM-32] [AM-33]', async () => {
    const line = await openVoiceLine(exchange);
    const { phoneNumberId, secondNumberId } = line.account.vapi;
    const [day, night] = [await service(line, 'Day'), await service(line, 'Night')];
    await voiceNumber(line, phoneNumberId, day);
    await voiceNumber(line, secondNumberId, night);
    const [first, second] = [await ring(line), await ring(line, secondNumberId)];
    expect([goalOf(first), goalOf(second)]).toEqual(['Day', 'Night']);
    expect([first.call?.serviceId, second.call?.serviceId]).toEqual([day, night]);
    expect([first.call?.state, second.call?.state]).toEqual(['RINGING', 'RINGING']);
  });

  it('is refused with an announcement if the number has no service, and is stored with the caller [AM-33]', async () => {
    const line = await openVoiceLine(exchange);
    const id = await voiceNumber(line, line.account.vapi.phoneNumberId, null);
    const refused = await ring(line);
    expect(refused.answer.error).toMatch(/do not take calls on this number/);
    expect(refused.call).toMatchObject({
      state: 'SUPPRESSED',
      phoneConfigId: id,
      serviceId: null,
      failure: expect.stringMatching(/^No service handles the number \+44/),
    });
    expect(await line.db.read((tx) => tx.lead.count({ where: { source: 'CALL' } }))).toBe(1);
    // Precondition: after a service is assigned, a call to the same phone number is answered.
    const serviceId = await service(line, 'Day');
    expect(await outcome(exchange.fd, line.owner, 'assignServiceToPhoneConfig', { id, serviceId })).toBe('ok');
    expect(goalOf(await ring(line))).toBe('Day');
  });

  it('is refused while the service is disabled, and while the number is out of service [AM-33]', async () => {
    const line = await openVoiceLine(exchange);
    const serviceId = await service(line, 'Day');
    const { agentVersionId } = await line.db.read((tx) => tx.service.findFirstOrThrow());
    const id = await voiceNumber(line, line.account.vapi.phoneNumberId, serviceId);
    const off = await change(line, serviceId, { name: 'Day', agentVersionId, enabled: false });
    expect(off.outcome).toBe('ok');
    expect((await ring(line)).call?.failure).toBe('The service “Day” is switched off.');
    await change(line, serviceId, { name: 'Day', agentVersionId, enabled: true });
    expect((await ring(line)).call).toMatchObject({ state: 'RINGING', failure: null });
    await mutate(exchange.fd, line.owner, 'disablePhoneConfig', { id });
    expect((await ring(line)).call?.failure).toMatch(/is not in service\.$/);
  });

  it('keeps the versions it started with, when another is published, and when the service is rolled back [AM-32]', async () => {
    const line = await openVoiceLine(exchange);
    const [old] = [await buildVersion(exchange.fd, line.workspace, 'Old')];
    const serviceId = await service(line, 'New');
    await voiceNumber(line, line.account.vapi.phoneNumberId, serviceId);
    const running = await ring(line);
    expect(goalOf(running)).toBe('New');
    await change(line, serviceId, { name: 'Desk', agentVersionId: old });
    const later = await ring(line);
    expect(goalOf(later)).toBe('Old');
    const stored = await line.db.read((tx) => tx.call.findFirstOrThrow({ where: { id: running.call?.id ?? '' } }));
    expect(stored.agentVersionId).toBe(running.call?.agentVersionId);
    expect(stored.agentVersionId).not.toBe(later.call?.agentVersionId);
    // A rollback publishes a new version, but the version of the service is fixed.
    await mutate(exchange.fd, line.owner, 'restoreAgentVersion', { versionId: stored.agentVersionId });
    expect(goalOf(await ring(line))).toBe('Old');
  });

  it('is answered by the active agent on the provider’s own number, which the workspace does not list', async () => {
    const line = await openVoiceLine(exchange);
    await buildVersion(exchange.fd, line.workspace, 'AtWork');
    const { answer, call } = await ring(line);
    expect(goalOf({ answer })).toBe('AtWork');
    expect(call).toMatchObject({ phoneConfigId: null, serviceId: null });
  });
});

describe('an outgoing call', () => {
  const startCall = async (line: VoiceLine) => {
    const lead = await line.lead();
    const answer = await outcome(exchange.fd, line.owner, 'startCall', { leadId: lead.id });
    await line.drain();
    return { answer, call: await line.db.read((tx) => tx.call.findFirstOrThrow({ where: { leadId: lead.id } })) };
  };

  it('uses the number of the service that handles it [AM-33]', async () => {
    const line = await openVoiceLine(exchange);
    const serviceId = await service(line, 'Night');
    const id = await voiceNumber(line, line.account.vapi.secondNumberId, serviceId);
    const { call } = await startCall(line);
    expect(call).toMatchObject({ phoneConfigId: id, serviceId, state: 'RINGING' });
    expect(line.dialed()).toMatchObject([{ phoneNumberId: line.account.vapi.secondNumberId }]);
  });

  it('is deferred, with the reason, if no service handles its number [AM-33]', async () => {
    const line = await openVoiceLine(exchange);
    await voiceNumber(line, line.account.vapi.phoneNumberId, null);
    const { call } = await startCall(line);
    expect(call).toMatchObject({ state: 'SUPPRESSED', failure: expect.stringMatching(/^No service handles/) });
    expect(line.dialed()).toEqual([]);
  });

  it('is deferred when the service is disabled before it is dialed [AM-33]', async () => {
    const line = await openVoiceLine(exchange);
    const serviceId = await service(line, 'Day');
    await voiceNumber(line, line.account.vapi.phoneNumberId, serviceId);
    const lead = await line.lead();
    expect(await outcome(exchange.fd, line.owner, 'startCall', { leadId: lead.id })).toBe('ok');
    await line.db.write((tx) => tx.service.updateMany({ data: { disabledAt: exchange.fd.services.clock() } }));
    await line.drain();
    expect(await line.call()).toMatchObject({ state: 'SUPPRESSED', failure: 'The service “Day” is switched off.' });
    expect(line.dialed()).toEqual([]);
  });
});

describe('a call that a member dials', () => {
  const dial = (line: VoiceLine, leadId: string, serviceId: string | null) =>
    outcome(exchange.fd, line.owner, 'startCall', { leadId, serviceId });

  it('uses the service that they choose, and a number of this service if it has one [CB-15] [AM-33]', async () => {
    const line = await openVoiceLine(exchange);
    const { phoneNumberId, secondNumberId } = line.account.vapi;
    const [day, night, spare] = [
      await service(line, 'Day'),
      await service(line, 'Night'),
      await service(line, 'Spare'),
    ];
    const usual = await voiceNumber(line, phoneNumberId, day);
    const second = await voiceNumber(line, secondNumberId, night);
    const byChoice = async (serviceId: string | null) => {
      const lead = await line.lead();
      expect(await dial(line, lead.id, serviceId)).toBe('ok');
      await line.drain();
      return line.db.read((tx) => tx.call.findFirstOrThrow({ where: { leadId: lead.id } }));
    };
    expect(await byChoice(night)).toMatchObject({ phoneConfigId: second, serviceId: night, state: 'RINGING' });
    expect(await byChoice(spare)).toMatchObject({ phoneConfigId: usual, serviceId: spare, state: 'RINGING' });
    expect(await byChoice(null)).toMatchObject({ phoneConfigId: usual, serviceId: day, state: 'RINGING' });
    const goals = line
      .dialed()
      .map(
        ({ assistantOverrides }) => (assistantOverrides as AssistantAnswer['assistantOverrides'])?.variableValues.goal,
      );
    expect(goals.toSorted()).toEqual(['Day', 'Night', 'Spare']);
  });

  it('is refused with a service that is disabled, that is for messages, or that belongs to another workspace [CB-15] [AM-33]', async () => {
    const [line, other] = [await openVoiceLine(exchange), await openVoiceLine(exchange)];
    const [lead, day] = [await line.lead(), await service(line, 'Day')];
    const foreign = await service(other, 'Elsewhere');
    const put = (data: object) => line.db.write((tx) => tx.service.updateMany({ data }));
    await put({ disabledAt: exchange.fd.services.clock() });
    expect(await dial(line, lead.id, day)).toBe('SERVICE_DISABLED');
    await put({ disabledAt: null, channel: 'WHATSAPP' });
    expect(await dial(line, lead.id, day)).toBe('SERVICE_NOT_VOICE');
    expect(await dial(line, lead.id, foreign)).toBe('NOT_FOUND');
    expect(await line.calls()).toEqual([]);
    await put({ channel: 'VOICE' });
    // Precondition: the service can be used after its channel is restored.
    expect(await dial(line, lead.id, day)).toBe('ok');
  });

  it('is deferred when the chosen service is disabled before it is dialed [AM-33]', async () => {
    const line = await openVoiceLine(exchange);
    const [day, night] = [await service(line, 'Day'), await service(line, 'Night')];
    await voiceNumber(line, line.account.vapi.phoneNumberId, day);
    expect(await dial(line, (await line.lead()).id, night)).toBe('ok');
    await line.db.write((tx) => tx.service.updateMany({ where: { id: night }, data: { disabledAt: new Date() } }));
    await line.drain();
    expect(await line.call()).toMatchObject({ state: 'SUPPRESSED', failure: 'The service “Night” is switched off.' });
  });
});

describe('a conversation on WhatsApp', () => {
  const writeTo = async (phone: Phone, to: string, words: string, from = someone()) => {
    await phone.say(from, words, { To: `whatsapp:${to}` });
    exchange.fd.advance({ seconds: 5 });
    await phone.drain();
    const conversation = await phone.db.read((tx) =>
      tx.conversation.findFirstOrThrow({ where: { contact: { phone: from } } }),
    );
    const turns = await phone.db.read((tx) => tx.agentRun.findMany({ where: { conversationId: conversation.id } }));
    return { conversation, turns };
  };
  const number = async (phone: Phone, serviceId: string | null) => {
    const e164 = someone();
    const id = await buildPhoneConfig(exchange.fd, phone.workspace, phone.owner, {
      provider: 'TWILIO',
      number: e164,
      state: 'ACTIVE',
    });
    if (serviceId) await buildRoute(exchange.fd, phone.workspace, { phoneConfigId: id, serviceId });
    return e164;
  };
  const createAgent = async ({ owner }: Phone, name: string): Promise<string> =>
    (await mutate(exchange.fd, owner, 'createAgent', { name }, 'agent { id }')).agent.id;
  const publishedAgentOf = async (phone: Phone, name: string): Promise<string> => {
    const agentId = await createAgent(phone, name);
    const input = { agentId, revision: 0, note: '' };
    expect((await mutate(exchange.fd, phone.owner, 'publishAgent', input)).outcome).toBe('ok');
    return agentId;
  };
  /** Creates a service that follows the latest version of the agent. Returns its id. */
  const serviceOf = async ({ owner }: Phone, agentId: string): Promise<string> => {
    const input = { name: 'Desk', agentId };
    const fields = 'service { id }';
    return (await mutate(exchange.fd, owner, 'createService', input, fields)).service.id;
  };
  const lastGoal = (phone: Phone) => JSON.stringify(phone.fakes.asked.at(-1)?.messages ?? []);

  it('uses the graph and the agent of the service of its number [AM-32] [AM-33]', async () => {
    const phone = await openPhone(exchange.fd);
    const day = await service(phone, 'Day');
    await buildVersion(exchange.fd, phone.workspace, 'AtWork');
    const [routed, plain] = [await number(phone, day), await number(phone, null)];
    const { turns } = await writeTo(phone, routed, 'Hello');
    const { agentVersionId } = await phone.db.read((tx) => tx.service.findFirstOrThrow());
    const where = { id: agentVersionId ?? '' };
    const { graphVersionId } = await phone.db.read((tx) => tx.agentVersion.findFirstOrThrow({ where }));
    expect(turns).toMatchObject([{ outcome: 'ANSWERED', agentVersionId, graphVersionId }]);
    expect(lastGoal(phone)).toContain('Day');
    await writeTo(phone, plain, 'Hello');
    expect(lastGoal(phone)).toContain('AtWork');
  });

  it('uses the latest version of the agent of its service, although the default agent has none [AM-01] [AM-32]', async () => {
    const phone = await openPhone(exchange.fd, { isPublished: false });
    const { owner } = phone;
    const agentId = await createAgent(phone, 'Sales');
    const publish = async (revision: number) => {
      const persona = { agentId, revision, name: `Robin ${revision}`, role: 'Seller', tone: '' };
      await mutate(exchange.fd, owner, 'updatePersona', persona);
      return mutate(exchange.fd, owner, 'publishAgent', { agentId, revision: revision + 1, note: '' });
    };
    expect((await publish(0)).outcome).toBe('ok');
    await mutate(exchange.fd, owner, 'updateAgentLimits', { agentId, replyDeadlineMinutes: 7 });
    const to = await number(phone, await serviceOf(phone, agentId));
    const versions = () => phone.db.read((tx) => tx.agentVersion.findMany({ orderBy: { number: 'asc' } }));
    const [run] = (await writeTo(phone, to, 'Hello')).turns;
    expect(run).toMatchObject({ outcome: 'ANSWERED', agentVersionId: (await versions())[0]?.id });
    // The run has the limits of its agent.
    expect((run!.deadlineAt.getTime() - run!.startedAt.getTime()) / 60_000).toBe(7);
    expect((await publish(1)).outcome).toBe('ok');
    const [later] = (await writeTo(phone, to, 'Hello')).turns;
    expect(later).toMatchObject({ outcome: 'ANSWERED', agentVersionId: (await versions())[1]?.id });
    // A number without a service uses the default agent, which is not published.
    expect((await writeTo(phone, await number(phone, null), 'Hello')).turns).toEqual([]);
  });

  /** Opens a number whose service uses the agent Sales. `duringReply` runs while the agent waits for its model. */
  const openSales = async (
    duringReply: (scene: { sales: string; toOther: () => Promise<unknown> }) => Promise<void>,
  ) => {
    const phone = await openPhone(exchange.fd);
    const sales = await publishedAgentOf(phone, 'Sales');
    const desk = await serviceOf(phone, sales);
    const other = await phone.db.read((tx) => tx.agentVersion.findFirstOrThrow({ where: { agentId: { not: sales } } }));
    const input = { id: desk, name: 'Desk', agentId: other.agentId };
    const toOther = () => mutate(exchange.fd, phone.owner, 'updateService', input);
    const to = await number(phone, desk);
    let isFirst = true;
    phone.fakes.duringCall = async (what) => {
      if (what !== 'model' || !isFirst) return;
      isFirst = false;
      await duringReply({ sales, toOther });
    };
    const remove = () => outcome(exchange.fd, phone.owner, 'deleteAgent', { id: sales });
    return { phone, to, other, remove };
  };

  it('is answered by another agent after its agent was deleted, and the deletion waits for a reply in progress [AM-01]', async () => {
    const seen: string[] = [];
    const scene = await openSales(async ({ toOther }) => {
      await toOther();
      seen.push(await scene.remove());
    });
    const { phone, to, other, remove } = scene;
    const from = someone();
    const [first] = (await writeTo(phone, to, 'Hello', from)).turns;
    expect(seen).toEqual(['AGENT_IN_USE']);
    expect(first).toMatchObject({ outcome: 'ANSWERED' });
    expect(first?.agentVersionId).not.toBe(other.id);
    expect(await remove()).toBe('ok');
    const { turns } = await writeTo(phone, to, 'A crown, please', from);
    const later = turns.find(({ id }) => id !== first?.id);
    expect(later).toMatchObject({ outcome: 'ANSWERED', agentVersionId: other.id });
  });

  it('is answered by the default agent if its agent was deleted when the reply began [AM-01]', async () => {
    const { phone, to } = await openSales(async ({ sales, toOther }) => {
      await toOther();
      await phone.db.write((tx) => tx.agent.deleteMany({ where: { id: sales } }));
    });
    const { turns } = await writeTo(phone, to, 'Hello');
    expect(turns).toMatchObject([{ outcome: 'ANSWERED' }]);
    // Precondition: the versions of the run no longer exist.
    expect(await phone.db.read((tx) => tx.agentVersion.count({ where: { id: turns[0]!.agentVersionId! } }))).toBe(0);
    expect(phone.fakes.sent).toHaveLength(1);
  });

  it('waits for a member if the service of its number is disabled', async () => {
    const phone = await openPhone(exchange.fd);
    const to = await number(phone, await service(phone, 'Day'));
    await phone.db.write((tx) => tx.service.updateMany({ data: { disabledAt: exchange.fd.services.clock() } }));
    const { conversation, turns } = await writeTo(phone, to, 'Hello');
    expect(turns).toMatchObject([{ outcome: 'FAILED', failure: 'The service “Day” is switched off.' }]);
    expect(conversation.mode).toBe('PAUSED');
    expect(phone.fakes.sent).toEqual([]);
  });
});

describe('the service of a number', () => {
  it('belongs to the same workspace, and is hidden from others [AM-33]', async () => {
    const [acme, globex] = [await openVoiceLine(exchange), await openVoiceLine(exchange)];
    const [own, foreign] = [await service(acme, 'Own'), await service(globex, 'Foreign')];
    const id = await voiceNumber(acme, acme.account.vapi.phoneNumberId, null);
    const route = (serviceId: string | null) =>
      as(exchange.fd, acme.owner).denied(
        'mutation ($id: ID!, $serviceId: ID) { assignServiceToPhoneConfig(id: $id, serviceId: $serviceId) { __typename } }',
        { id, serviceId },
      );
    expect(await route(foreign)).toBe('NOT_FOUND');
    expect(await acme.db.read((tx) => tx.numberRoute.count())).toBe(0);
    // Precondition: a service of the same workspace is accepted.
    expect(await route(own)).toBeNull();
    // Calls to a number of one workspace do not reach the other workspace.
    expect((await ring(globex)).call).toMatchObject({ phoneConfigId: null });
  });

  it('is shown with the number, the number with the service, and the service cannot be deleted', async () => {
    const line = await openVoiceLine(exchange);
    const serviceId = await service(line, 'Day');
    const id = await voiceNumber(line, line.account.vapi.phoneNumberId, serviceId);
    const shown = await as(exchange.fd, line.owner).ok(
      '{ phoneConfigs { number serviceId serviceName serviceDisabledAt } services(first: 5) { edges { node { numbers } } } }',
    );
    const [{ number }] = shown.phoneConfigs;
    expect(shown.phoneConfigs).toEqual([{ number, serviceId, serviceName: 'Day', serviceDisabledAt: null }]);
    expect(shown.services.edges).toEqual([{ node: { numbers: [number] } }]);
    expect(await outcome(exchange.fd, line.owner, 'deleteService', { id: serviceId })).toBe('SERVICE_IN_USE');
    await mutate(exchange.fd, line.owner, 'assignServiceToPhoneConfig', { id, serviceId: null });
    expect(await outcome(exchange.fd, line.owner, 'deleteService', { id: serviceId })).toBe('ok');
  });
});
