import type { AddressInfo } from 'node:net';
import { callSoundPath } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../../test/testkit/as.ts';
import { buildApiKey, buildMember, type Member } from '../../../../../test/testkit/build.ts';
import { mutate, outcome } from '../../../../../test/testkit/mutate.ts';
import { until } from '../../../../../test/testkit/until.ts';
import { openVoiceLine, startCallExchange, type VoiceLine } from '../../../../../test/testkit/voice.ts';

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
let address = '';
beforeAll(async () => {
  exchange = await startCallExchange();
  address = `http://127.0.0.1:${(exchange.fd.app.server.address() as AddressInfo).port}`;
});
afterAll(() => exchange.close());

interface Shown {
  readonly bearer?: string;
  readonly workspace?: string;
}

const ask = (id: string, { bearer, workspace }: Shown, signal?: AbortSignal) =>
  fetch(`${address}${callSoundPath(id)}`, {
    headers: { ...(bearer && { authorization: `Bearer ${bearer}` }), ...(workspace && { 'x-workspace': workspace }) },
    ...(signal && { signal }),
  });

/** Returns the error code of the response, or HEARD if the audio is streamed. */
async function denied(id: string, shown: Shown): Promise<string> {
  const leave = new AbortController();
  const response = await ask(id, shown, leave.signal);
  if (response.ok) leave.abort();
  const answer = response.ok
    ? { code: 'HEARD' }
    : ((await response.json()) as { code?: string; errors?: { extensions: { code: string } }[] });
  return answer.code ?? answer.errors?.[0]?.extensions.code ?? '';
}

/** Builds an answered call that the member has joined. */
async function joined(line?: VoiceLine, who?: Member) {
  const on = line ?? (await openVoiceLine(exchange));
  const lead = await on.lead();
  await mutate(exchange.fd, on.owner, 'startCall', { leadId: lead.id });
  await on.drain();
  await on.answer();
  const { id } = await on.call();
  expect(await outcome(exchange.fd, who ?? on.owner, 'joinCall', { id, mode: 'LISTEN' })).toBe('ok');
  return { line: on, id };
}

async function heard(id: string, who: Member) {
  const response = await ask(id, who);
  expect(response.status).toBe(200);
  const reader = response.body!.getReader();
  const { value } = await reader.read();
  // Precondition: audio is received.
  expect(Buffer.from(value!).toString('latin1', 0, 4)).toBe('RIFF');
  return { response, reader, first: Buffer.from(value!) };
}

async function toTheEnd({ reader }: Awaited<ReturnType<typeof heard>>): Promise<void> {
  let next = await reader.read();
  while (!next.done) next = await reader.read();
}

const hearers = (line: VoiceLine) => exchange.simulators.vapi.listeners.of(line.onTheLine().id);

describe('a member who has joined a call [AM-18]', () => {
  it('receives its live audio, and never the address the provider sends it from', async () => {
    const { line, id } = await joined();
    const hearing = await heard(id, line.owner);
    const { headers } = hearing.response;
    expect([headers.get('content-type'), headers.get('cache-control')]).toEqual(['audio/wav', 'no-store']);
    expect([hearing.first.readUInt16LE(22), hearing.first.readUInt32LE(24)]).toEqual([1, 16_000]);
    await exchange.simulators.vapi.events.transcript(line.onTheLine(), 'assistant', 'Good day, this is Robin.');
    let loudest = 0;
    while (loudest < 8_000) {
      const { value } = await hearing.reader.read();
      const samples = Buffer.from(value!.slice(0, value!.length - (value!.length % 2)));
      for (let at = 0; at < samples.length; at += 2) loudest = Math.max(loudest, samples.readInt16LE(at));
    }
    expect([...headers.values()].join(' ')).not.toContain(line.onTheLine().id);
    await hearing.reader.cancel();
    await until('nobody listens', async () => hearers(line) === 0);
  });

  it('receives the end of the call, and no later events', async () => {
    const { line, id } = await joined();
    const hearing = await heard(id, line.owner);
    await line.hangUp();
    await toTheEnd(hearing);
    expect(await denied(id, line.owner)).toBe('CALL_OVER');
  });

  it.each<[string, (on: Awaited<ReturnType<typeof joined>>, who: Member) => Promise<unknown>]>([
    ['have left it', ({ id }, who) => mutate(exchange.fd, who, 'leaveCall', { id })],
    ['have signed out', (_on, who) => as(exchange.fd, who).ok('mutation { signOut { __typename } }')],
    [
      'have left the workspace',
      ({ line }, who) => mutate(exchange.fd, line.owner, 'removeMember', { id: who.memberId }),
    ],
    [
      'were denied the policy',
      ({ line }, who) =>
        mutate(exchange.fd, line.owner, 'updateMember', {
          id: who.memberId,
          role: 'operator',
          grants: [{ policy: 'call.operate', effect: 'DENY' }],
        }),
    ],
  ])('receives no more audio of it once they %s', async (_what, then) => {
    const line = await openVoiceLine(exchange);
    const omar = await buildMember(exchange.fd, line.workspace, { role: 'operator' });
    const on = await joined(line, omar);
    const hearing = await heard(on.id, omar);
    await then(on, omar);
    await toTheEnd(hearing);
    await until('nobody listens', async () => hearers(line) === 0);
    expect(await denied(on.id, omar)).not.toBe('HEARD');
    // Precondition: the call is still active.
    expect((await line.call()).state).toBe('IN_PROGRESS');
  });

  it('receives no more audio once the grant has expired, without any event', async () => {
    const line = await openVoiceLine(exchange);
    const grants = ['call.read', 'call.operate'].map((policy) => ({ policy, effect: 'GRANT' }));
    const mia = await buildMember(exchange.fd, line.workspace);
    const grant = (given: object[]) =>
      outcome(exchange.fd, line.owner, 'updateMember', { id: mia.memberId, role: 'member', grants: given });
    expect(await grant(grants)).toBe('ok');
    const { id } = await joined(line, mia);
    const hearing = await heard(id, mia);
    const soon = new Date(exchange.fd.services.clock().getTime() + 3_000);
    expect(await grant(grants.map((one) => ({ ...one, expiresAt: soon })))).toBe('ok');
    await toTheEnd(hearing);
    expect(exchange.fd.services.clock().getTime()).toBeGreaterThanOrEqual(soon.getTime());
    expect(await denied(id, mia)).toBe('FORBIDDEN');
  });

  it('receives it in three windows at most', async () => {
    const { line, id } = await joined();
    const three = await Promise.all([1, 2, 3].map(() => heard(id, line.owner)));
    expect(await denied(id, line.owner)).toBe('CALL_SOUND_TAKEN');
    await three[0]?.reader.cancel();
    await until('a place is free', async () => (await denied(id, line.owner)) === 'HEARD');
    await Promise.all(three.map(({ reader }) => reader.cancel()));
  });

  it('is notified when the provider sends no audio', async () => {
    const { line, id } = await joined();
    exchange.simulators.vapi.faults.add({ kind: 'STATUS', path: '/listen' });
    expect(await denied(id, line.owner)).toBe('CALL_SOUND_MISSING');
    expect(await denied(id, line.owner)).toBe('HEARD');
  });
});

describe('a call', () => {
  it('is not audible to members who are not in it [CB-09] [AM-18]', async () => {
    const { line, id } = await joined();
    const operator = await buildMember(exchange.fd, line.workspace, { role: 'operator' });
    const viewer = await buildMember(exchange.fd, line.workspace, { role: 'viewer' });
    const other = await openVoiceLine(exchange);
    const key = await buildApiKey(exchange.fd, line.workspace, line.owner, { scopes: ['call.read', 'call.operate'] });
    const { workspace } = line.owner;
    expect({
      anonymous: await denied(id, { workspace }),
      withoutAWorkspace: await denied(id, { bearer: line.owner.bearer }),
      another: await denied(id, operator),
      viewer: await denied(id, viewer),
      elsewhere: await denied(id, other.owner),
      elsewhereNamingIt: await denied(id, { bearer: other.owner.bearer, workspace }),
      key: await denied(id, { bearer: key.bearer }),
      noId: await denied('nonsense', line.owner),
      noCall: await denied('0198c0de-0000-7000-8000-000000000000', line.owner),
      holder: await denied(id, line.owner),
    }).toEqual({
      anonymous: 'UNAUTHENTICATED',
      withoutAWorkspace: 'BAD_REQUEST',
      another: 'CALL_HELD_BY_ANOTHER',
      viewer: 'FORBIDDEN',
      elsewhere: 'NOT_FOUND',
      elsewhereNamingIt: 'NOT_FOUND',
      key: 'PEOPLE_ONLY',
      noId: 'NOT_FOUND',
      noCall: 'NOT_FOUND',
      holder: 'HEARD',
    });
    await mutate(exchange.fd, line.owner, 'leaveCall', { id });
    expect(await denied(id, line.owner)).toBe('CALL_NOT_JOINED');
  });

  it('is not audible to members who see contact details masked', async () => {
    const line = await openVoiceLine(exchange);
    const masked = await buildMember(exchange.fd, line.workspace, { role: 'operator', maskContactDetails: true });
    const { id } = await joined(line, masked);
    expect(await denied(id, masked)).toBe('CALL_SOUND_HIDDEN');
    // Precondition: a member who may see contact details can listen.
    await mutate(exchange.fd, masked, 'leaveCall', { id });
    await mutate(exchange.fd, line.owner, 'joinCall', { id, mode: 'LISTEN' });
    expect(await denied(id, line.owner)).toBe('HEARD');
    await line.hangUp();
    const recording = async (who: Member) =>
      (await as(exchange.fd, who).ok('query ($id: ID!) { call(id: $id) { recordingUrl } }', { id })).call.recordingUrl;
    expect(await recording(masked)).toBeNull();
    expect(await recording(line.owner)).toMatch(/^https:/);
  });
});
