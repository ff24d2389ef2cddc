import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildLead,
  buildMember,
  buildVisitor,
  type Member,
  twoWorkspaces,
} from '../testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../testkit/frontdesk.ts';
import { mutate, outcome } from '../testkit/mutate.ts';
import { emailsTo, tokenIn } from '../testkit/outbox.ts';
import { rows } from '../testkit/rows.ts';
import { type Watch, watch } from '../testkit/watch.ts';

interface LeadChange {
  readonly kind: string;
  readonly id: string;
  readonly lead: { name: string; source: string; status: string } | null;
}

let fd: TestFrontdesk;
let address: string;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
const open: Watch[] = [];

beforeAll(async () => {
  fd = await startFrontdesk();
  address = await fd.listen();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
afterAll(() => fd.close());

const WATCH = 'subscription { leadChanged { kind id lead { name source status } } }';
const entry = (name: string) => ({ name, phone: '+442079460018', consent: true });

/**
 * Opens a lead subscription. `next` returns the next event, and `end` the error code when the server ends the
 * subscription.
 */
async function watchLeads(caller: Caller) {
  const watching = watch(fd, address, caller, { query: WATCH });
  open.push(watching);
  await watching.began;
  const next = async (): Promise<LeadChange> => {
    const { data, ...rest } = await watching.next();
    if (!data) throw new Error(`Expected a lead, got ${JSON.stringify(rest)}`);
    return data.leadChanged;
  };
  const end = async (): Promise<string> => {
    const { errors, ...rest } = await watching.next();
    return errors?.[0]?.extensions.code ?? JSON.stringify(rest);
  };
  return { next, end, name: async () => (await next()).lead?.name };
}

describe('the open page of leads', () => {
  it('receives a lead from every source: form, plain HTML, API key with a persisted operation', async () => {
    const page = await watchLeads(await buildMember(fd, acme, { role: 'viewer' }));
    expect(await outcome(fd, buildVisitor(), 'submitForm', { ...entry('Fay Form'), slug: acme.slug })).toBe('ok');
    expect((await page.next()).lead).toEqual({ name: 'Fay Form', source: 'FORM', status: 'NEW' });

    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ name: 'Percy Plain', phone: '+442079460018', consent: 'on' });
    expect((await fetch(`${address}/forms/${acme.slug}`, { method: 'POST', headers, body })).status).toBe(200);
    expect((await page.next()).lead).toEqual({ name: 'Percy Plain', source: 'FORM', status: 'NEW' });

    const document = 'mutation TakeLead($input: CreateLeadInput!) { createLead(input: $input) { __typename } }';
    await mutate(fd, acme.owner, 'createPersistedOperation', { document });
    const key = await buildApiKey(fd, acme, acme.owner, { mode: 'PERSISTED_ONLY' });
    const id = createHash('sha256').update(document).digest('hex');
    expect((await as(fd, key).runById(id, { input: entry('Kay Key') })).errors).toBeUndefined();
    expect(await page.next()).toMatchObject({
      kind: 'CREATED',
      lead: { name: 'Kay Key', source: 'API', status: 'NEW' },
    });
  });

  it('receives a change and a deletion once, and nothing for an unchanged record', async () => {
    const page = await watchLeads(acme.owner);
    const { id, name } = await buildLead(fd, acme);
    await mutate(fd, acme.owner, 'updateLead', { id, status: 'BOOKED' });
    expect(await page.next()).toEqual({ kind: 'UPDATED', id, lead: { name, source: 'FORM', status: 'BOOKED' } });
    await mutate(fd, acme.owner, 'updateLead', { id, status: 'BOOKED' });
    await mutate(fd, acme.owner, 'deleteLead', { id });
    expect(await page.next()).toEqual({ kind: 'DELETED', id, lead: null });
  });

  it('receives nothing for a refused change', async () => {
    const page = await watchLeads(acme.owner);
    expect(await outcome(fd, buildVisitor(), 'submitForm', { ...entry(' '), slug: acme.slug })).toBe('NAME_INVALID');
    expect(await outcome(fd, acme.owner, 'createLead', { ...entry('No'), phone: '1' })).toBe('PHONE_INVALID');
    await mutate(fd, acme.owner, 'createLead', entry('Yes'));
    expect(await page.name()).toBe('Yes');
  });

  it('receives nothing from another workspace [AM-04] [T4]', async () => {
    const [ours, theirs] = [await watchLeads(acme.owner), await watchLeads(globex.owner)];
    await mutate(fd, globex.owner, 'createLead', entry('Greta of Globex'));
    expect(await theirs.name()).toBe('Greta of Globex');
    await mutate(fd, acme.owner, 'createLead', entry('Anna of Acme'));
    expect(await ours.name()).toBe('Anna of Acme');
    await mutate(fd, globex.owner, 'createLead', entry('Gert of Globex'));
    expect(await theirs.name()).toBe('Gert of Globex');
  });

  it('receives each of many concurrent leads, in every window', async () => {
    const windows = [await watchLeads(acme.owner), await watchLeads(acme.owner), await watchLeads(acme.owner)];
    const sent = Array.from({ length: 20 }, (_, i) => `Lead ${String(i).padStart(2, '0')}`);
    await Promise.all(sent.map((name) => mutate(fd, acme.owner, 'createLead', entry(name))));
    for (const window of windows) {
      const changes: (string | undefined)[] = [];
      for (const _each of sent) changes.push(await window.name());
      expect(changes.sort()).toEqual(sent);
    }
  });
});

describe('what does not open the subscription', () => {
  it.each<[string, () => Promise<Caller>, string]>([
    ['an anonymous caller', async () => ({ workspace: acme.slug }), 'UNAUTHENTICATED'],
    ['a forged token', async () => ({ bearer: 'a.b.c', workspace: acme.slug }), 'UNAUTHENTICATED'],
    ['a stranger', async () => ({ ...globex.owner, workspace: acme.slug }), 'NOT_FOUND'],
    ['an unknown slug', async () => ({ ...acme.owner, workspace: 'never-was-there' }), 'NOT_FOUND'],
    ['a slug that cannot be', async () => ({ ...acme.owner, workspace: '\0' }), 'NOT_FOUND'],
    ['no slug', async () => ({ ...acme.owner, workspace: undefined }), 'BAD_REQUEST'],
    ['a key without the scope', () => buildApiKey(fd, acme, acme.owner, { scopes: ['contact.read'] }), 'FORBIDDEN'],
    [
      'a member who was denied lead.read',
      () => buildMember(fd, acme, { grants: [{ policy: 'lead.read', effect: 'DENY' }] }),
      'FORBIDDEN',
    ],
  ])('%s', async (_what, who, code) => {
    expect(await (await watchLeads(await who())).end()).toBe(code);
  });
});

describe('the page ends with an error, and receives nothing more, when access ends [P5] [T4]', () => {
  const endings: [string, string, (mia: Member) => Promise<unknown>][] = [
    ['the member is removed', 'NOT_FOUND', (mia) => mutate(fd, acme.owner, 'removeMember', { id: mia.memberId })],
    ['the member leaves', 'NOT_FOUND', (mia) => as(fd, mia).ok('mutation { leaveWorkspace { __typename } }')],
    [
      'lead.read is denied',
      'FORBIDDEN',
      ({ memberId: id }) =>
        mutate(fd, acme.owner, 'updateMember', {
          id,
          role: 'member',
          grants: [{ policy: 'lead.read', effect: 'DENY' }],
        }),
    ],
    ['the session ends', 'UNAUTHENTICATED', (mia) => as(fd, mia).ok('mutation { signOut { signedOut } }')],
  ];

  it.each(endings)('because %s', async (_what, code, end) => {
    const mia = await buildMember(fd, acme, { role: 'member' });
    const [hers, owners] = [await watchLeads(mia), await watchLeads(acme.owner)];
    await mutate(fd, acme.owner, 'createLead', entry('Before'));
    expect([await hers.name(), await owners.name()]).toEqual(['Before', 'Before']);
    await end(mia);
    expect(await hers.end()).toBe(code);
    await mutate(fd, acme.owner, 'createLead', entry('After'));
    expect(await owners.name()).toBe('After');
    expect(await hers.end()).toBe('{"done":true}');
  });

  it('because the API key is revoked', async () => {
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['lead.read'] });
    const [keys, owners] = [await watchLeads(key), await watchLeads(acme.owner)];
    await mutate(fd, acme.owner, 'createLead', entry('Before'));
    expect([await keys.name(), await owners.name()]).toEqual(['Before', 'Before']);
    await mutate(fd, acme.owner, 'revokeApiKey', { id: key.id });
    expect(await keys.end()).toBe('UNAUTHENTICATED');
    await mutate(fd, acme.owner, 'createLead', entry('After'));
    expect(await owners.name()).toBe('After');
    expect(await keys.end()).toBe('{"done":true}');
  });

  it('because the creator of the API key is removed', async () => {
    const mia = await buildMember(fd, acme, { role: 'member' });
    const keys = await watchLeads(await buildApiKey(fd, acme, mia, { scopes: ['lead.read'] }));
    await mutate(fd, acme.owner, 'removeMember', { id: mia.memberId });
    expect(await keys.end()).toBe('UNAUTHENTICATED');
  });

  it('because the workspace is deleted', async () => {
    const [page, others] = [await watchLeads(acme.owner), await watchLeads(globex.owner)];
    await mutate(fd, acme.owner, 'deleteWorkspace', { confirmSlug: acme.slug });
    expect(await page.end()).toBe('NOT_FOUND');
    await mutate(fd, globex.owner, 'createLead', entry('Greta'));
    expect(await others.name()).toBe('Greta');
  });

  it('because the password was reset, in every window', async () => {
    const { email } = acme.owner;
    const windows = [await watchLeads(acme.owner), await watchLeads(acme.owner)];
    await mutate(fd, {}, 'requestPasswordReset', { email });
    const token = tokenIn((await emailsTo(fd, email)).at(-1));
    await mutate(fd, {}, 'resetPassword', { token, password: 'a new password for tests' });
    for (const window of windows) expect(await window.end()).toBe('UNAUTHENTICATED');
  });

  it('because the account was disabled: at the latest with the next lead', async () => {
    const mia = await buildMember(fd, acme, { role: 'member' });
    const [hers, owners] = [await watchLeads(mia), await watchLeads(acme.owner)];
    await rows(fd, 'update users set disabled_at = now() where id = $1', [mia.userId]);
    await mutate(fd, acme.owner, 'createLead', entry('After'));
    expect(await owners.name()).toBe('After');
    expect(await hers.end()).toBe('UNAUTHENTICATED');
  });

  it('because the API key has expired: at the latest with the next lead', async () => {
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['lead.read'] });
    const soon = new Date(fd.services.clock().getTime() + 60_000);
    await rows(fd, 'update api_keys set expires_at = $2 where id = $1', [key.id, soon]);
    const [keys, owners] = [await watchLeads(key), await watchLeads(acme.owner)];
    fd.advance({ minutes: 2 });
    await mutate(fd, acme.owner, 'createLead', entry('After'));
    expect(await owners.name()).toBe('After');
    expect(await keys.end()).toBe('UNAUTHENTICATED');
  });

  it('but not if unrelated access changes', async () => {
    const mia = await buildMember(fd, acme, { role: 'member' });
    const hers = await watchLeads(mia);
    await mutate(fd, acme.owner, 'updateMember', { id: mia.memberId, role: 'viewer', grants: [] });
    await mutate(fd, acme.owner, 'createLead', entry('After'));
    expect(await hers.name()).toBe('After');
  });
});
