import { randomUUID } from 'node:crypto';
import { callSoundPath } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ATTEMPTS, type AttemptLimit } from '../src/rate-limiting/catalogue/attempts.ts';
import { type EntryPoint, type RouteEntryPoint, titleOf } from '../src/rate-limiting/catalogue/ways-in.ts';
import { SITE_FACTOR } from '../src/rate-limiting/client-address.ts';
import { ADDRESS_RULES } from '../src/rate-limiting/rate-rules.ts';
import type { Caller } from './testkit/as.ts';
import { buildCall } from './testkit/calls.ts';
import { clearCounters, pointsOf, setPoints } from './testkit/counters.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { openInbound } from './testkit/provider-requests.ts';
import { openScene, type Scene } from './testkit/scene.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

interface Answer {
  readonly status: number;
  readonly code: string | null;
  readonly retryAfter: number;
}

/** An attempt through a route, and an attempt counted separately. `from` is the client address. */
interface Trial {
  attempt(from?: string): Promise<Answer>;
  other(): Promise<Answer>;
}

let host = 0;
/** Returns an address that no test has used, because the process caches addresses that reached their limit. */
function someAddress(): string {
  host += 1;
  return `198.51.100.${host}`;
}

async function post(url: string, { bearer, workspace, from }: Caller, type: string, payload: string): Promise<Answer> {
  const response = await fd.app.inject({
    method: type === '' ? 'GET' : 'POST',
    url,
    ...(from ? { remoteAddress: from } : {}),
    headers: {
      ...(type ? { 'content-type': type } : {}),
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      ...(workspace ? { 'x-workspace': workspace } : {}),
    },
    ...(type ? { payload } : {}),
  });
  const [, code = null] = /"code":"(\w+)"/.exec(response.body) ?? [];
  return { status: response.statusCode, code, retryAfter: Number(response.headers['retry-after'] ?? 0) };
}

const FIELDS = 'name=Lena&phone=%2B442079460018&email=&message=Hello&consent=on';
const submit = ({ workspace }: Scene, from?: string) =>
  post(`/forms/${workspace.slug}`, { from }, 'application/x-www-form-urlencoded', FIELDS);
const upload = (caller: Caller) =>
  post('/uploads/contacts?name=people.csv', caller, 'text/csv', 'Name,Phone\nLena,+442079460018\n');
const uploadKnowledge = (caller: Caller) =>
  post('/uploads/knowledge?name=prices.txt', caller, 'application/octet-stream', 'A haircut costs 40 EUR.');
const uploadTemplateFile = (caller: Caller) =>
  post('/uploads/template-files?name=offer.png', caller, 'application/octet-stream', 'An offer');
const sendVoice = (caller: Caller) => post(`/voice-checks/${randomUUID()}`, caller, 'application/octet-stream', 'RIFF');
const listen = async ({ workspace }: Scene, caller: Caller & { memberId: string }) => {
  const { id } = await buildCall(fd, workspace, { heldById: caller.memberId });
  return post(callSoundPath(id), caller, '', '');
};
const memberOf = ({ person, workspace }: Scene) => ({ ...person, workspace: workspace.slug }) as Scene['founder'];

type Provider = 'twilio' | 'whatsappCloud' | 'vapi' | 'calendar';
const invalid = (provider: Provider) => async (): Promise<Trial> => {
  const { send } = await openInbound(fd, provider);
  const own = someAddress();
  const attempt = (from = own) => send({ from, signature: 'sha256=00' });
  return { attempt, other: () => attempt(someAddress()) };
};
const valid = (provider: Provider) => async (): Promise<Trial> => {
  const [mine, theirs] = [await openInbound(fd, provider), await openInbound(fd, provider)];
  return { attempt: () => mine.send(), other: () => theirs.send() };
};

const TRIALS: Readonly<Record<string, () => Promise<Trial>>> = {
  'form:address form': async () => {
    const scene = await openScene(fd, 'owner');
    return { attempt: (from) => submit(scene, from), other: () => submit(scene, someAddress()) };
  },
  'form:workspace form': async () => {
    const [mine, theirs] = [await openScene(fd, 'owner'), await openScene(fd, 'owner')];
    return { attempt: (from) => submit(mine, from ?? someAddress()), other: () => submit(theirs) };
  },
  'surface:address surface': async () => {
    const own = someAddress();
    const attempt = (from = own) => post('/s/unknown', { from }, 'application/x-www-form-urlencoded', 'action=save');
    return { attempt, other: () => attempt(someAddress()) };
  },
  'surface:address surfaceFile': async () => {
    const own = someAddress();
    const attempt = (from = own) => post('/s/unknown/files', { from }, 'multipart/form-data; boundary=x', '');
    return { attempt, other: () => attempt(someAddress()) };
  },
  'upload:member upload': async () => {
    const scene = await openScene(fd, 'owner');
    return { attempt: () => upload(memberOf(scene)), other: () => upload(scene.founder) };
  },
  'upload:member knowledgeUpload': async () => {
    const scene = await openScene(fd, 'owner');
    return { attempt: () => uploadKnowledge(memberOf(scene)), other: () => uploadKnowledge(scene.founder) };
  },
  'upload:member templateUpload': async () => {
    const scene = await openScene(fd, 'owner');
    return { attempt: () => uploadTemplateFile(memberOf(scene)), other: () => uploadTemplateFile(scene.founder) };
  },
  'listen:member callSound': async () => {
    const scene = await openScene(fd, 'owner');
    return { attempt: () => listen(scene, memberOf(scene)), other: () => listen(scene, scene.founder) };
  },
  'voice-check:account voiceCheck': async () => {
    const scene = await openScene(fd, 'owner');
    return { attempt: () => sendVoice(memberOf(scene)), other: () => sendVoice(scene.founder) };
  },
  'provider-requests:address twilio': invalid('twilio'),
  'provider-requests:address whatsappCloud': invalid('whatsappCloud'),
  'provider-requests:address vapi': invalid('vapi'),
  'provider-requests:address calendar': invalid('calendar'),
  'provider-events:workspace twilio': valid('twilio'),
  'provider-events:workspace whatsappCloud': valid('whatsappCloud'),
  'provider-events:workspace vapi': valid('vapi'),
  'provider-events:workspace calendar': valid('calendar'),
};

function trialOf({ rule }: AttemptLimit, way: RouteEntryPoint): Promise<Trial> {
  const open = TRIALS[`${rule} ${way}`];
  if (!open)
    throw new Error(`Add '${rule} ${way}' to TRIALS of limits.attempts.routes.test.ts: one attempt through it.`);
  return open();
}

const reached = ATTEMPTS.flatMap((limit) =>
  Object.entries(limit.cells).flatMap(([way, cell]) =>
    cell.kind === 'executed' && !way.includes(':')
      ? [[`${limit.rule}: ${titleOf(way as EntryPoint)}`, { limit, way: way as RouteEntryPoint }] as const]
      : [],
  ),
);

describe('an attempt over its limit', () => {
  it.each(reached)('is refused, and those of others are not: %s', async (_name, { limit, way }) => {
    const { rule, rate } = limit;
    const { attempt, other } = await trialOf(limit, way);
    await clearCounters(fd);
    expect((await attempt()).code).not.toBe('RATE_LIMITED');
    expect(await pointsOf(fd, rule)).toEqual([1]);
    await setPoints(fd, rule, rate.points - 1);
    expect((await attempt()).code).not.toBe('RATE_LIMITED');
    expect(await pointsOf(fd, rule)).toEqual([rate.points]);
    const over = await attempt();
    expect(over).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    expect(over.retryAfter).toBeGreaterThan(Math.max(0, rate.duration - 60));
    expect(over.retryAfter).toBeLessThanOrEqual(rate.duration);
    expect((await other()).code).not.toBe('RATE_LIMITED');
    expect(await pointsOf(fd, rule)).toHaveLength(2);
  });

  it('has only test cases that the catalogue names', () => {
    const named = reached.map(([, { limit, way }]) => `${limit.rule} ${way}`);
    expect(Object.keys(TRIALS).filter((name) => !named.includes(name))).toEqual([]);
  });
});

let site = 0;
const byAddress = reached.filter(([, { limit }]) => limit.rule in ADDRESS_RULES);
describe('attempts from IPv6 addresses', () => {
  it.each(byAddress)('are counted by /64, and by /48 with a higher limit: %s [S11]', async (_name, { limit, way }) => {
    site += 1;
    const { rule, rate } = limit;
    const { attempt } = await trialOf(limit, way);
    const from = async (rest: string, network = site) =>
      (await attempt(`2001:db8:${network.toString(16)}:${rest}`)).code === 'RATE_LIMITED';
    await clearCounters(fd);
    expect(await from('1::1')).toBe(false);
    await setPoints(fd, rule, rate.points - 1);
    expect([await from('1::2'), await from('1:ffff::3'), await from('2::1')]).toEqual([false, true, false]);
    await setPoints(fd, `${rule}:site`, rate.points * SITE_FACTOR - 1);
    expect([await from('3::1'), await from('4::1')]).toEqual([false, true]);
    expect(await from('1::1', 0xfff0 + site)).toBe(false);
  });
});
