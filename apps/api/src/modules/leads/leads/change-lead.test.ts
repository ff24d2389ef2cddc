import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildLead, buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const entry = (overrides: object = {}) => ({
  name: 'Lena Lead',
  phone: '+44 20 7946 0018',
  consent: true,
  ...overrides,
});
const LEAD = 'lead { id name phone email message status source }';

const faults: [string, object, string, string][] = [
  ['a blank name', { name: '  ' }, 'NAME_INVALID', 'name'],
  ['a name with a zero byte', { name: 'Le\0na' }, 'NAME_INVALID', 'name'],
  ['a name that turns the writing round', { name: '\u202eaneL' }, 'NAME_INVALID', 'name'],
  ['a name that is too long', { name: 'L'.repeat(101) }, 'NAME_INVALID', 'name'],
  ['no number', { phone: '' }, 'PHONE_INVALID', 'phone'],
  ['letters for a number', { phone: 'call me' }, 'PHONE_INVALID', 'phone'],
  ['a number without its country', { phone: '020 7946 0018' }, 'PHONE_INVALID', 'phone'],
  ['a number that no country has', { phone: '+999 123456789' }, 'PHONE_INVALID', 'phone'],
  ['a number that is too short', { phone: '+44 20 79' }, 'PHONE_INVALID', 'phone'],
  ['a number longer than E.164 allows', { phone: '+49 168 12345678901' }, 'PHONE_INVALID', 'phone'],
  ['a number within a text', { phone: 'Tel: +44 20 7946 0018 or so' }, 'PHONE_INVALID', 'phone'],
  ['a number with a zero byte', { phone: '+44\0 20 7946 0018' }, 'PHONE_INVALID', 'phone'],
  ['a number that never ends', { phone: `+${'4'.repeat(10_000)}` }, 'PHONE_INVALID', 'phone'],
  ['an address that is none', { email: 'nonsense' }, 'EMAIL_INVALID', 'email'],
  ['an address with a zero byte', { email: 'le\0na@people.test' }, 'EMAIL_INVALID', 'email'],
  ['a message that is too long', { message: 'm'.repeat(2001) }, 'MESSAGE_TOO_LONG', 'message'],
];

describe('creating a lead as a member or with an API key', () => {
  it.each([...faults, ['no consent', { consent: false }, 'CONSENT_MISSING', 'consent'] as const])(
    'refuses %s and stores nothing',
    async (_what, refusal, code, field) => {
      const { acme } = await twoWorkspaces(fd);
      expect(await mutate(fd, acme.owner, 'createLead', entry(refusal))).toMatchObject({
        code,
        field,
      });
      expect(await rows(fd, 'select 1 from leads where workspace_id = $1', [acme.id])).toEqual([]);
      expect(await outcome(fd, acme.owner, 'createLead', entry())).toBe('ok');
    },
  );

  it.each([
    ['+44 20 7946 0018', '+442079460018'],
    ['+44 (0)20 7946-0018', '+442079460018'],
    ['\u202a+44 20 7946 0018\u202c', '+442079460018'],
    ['＋４４ ２０ ７９４６ ００１８', '+442079460018'],
    ['+1 (202) 555-0123', '+12025550123'],
    ['+49 1511 2345678', '+4915112345678'],
    ['+290 22222', '+29022222'],
    ['+44 20 7946 0018 ext. 12', '+442079460018'],
  ])('reads the number %j as %s', async (phone, stored) => {
    const { acme } = await twoWorkspaces(fd);
    expect(await mutate(fd, acme.owner, 'createLead', entry({ phone }), LEAD)).toMatchObject({
      lead: { phone: stored },
    });
  });

  it('stores the text unchanged, including emoji and right-to-left text, without the null character', async () => {
    const { acme } = await twoWorkspaces(fd);
    const message = '  🦷👩‍⚕️ שלום, מתי אפשר לבוא?\nمرحبا\r\n\0<script>alert(1)</script> $1 %s {{7*7}}  ';
    const name = 'שרה O’Hara-Ñandú 👩‍⚕️';
    const made = await mutate(
      fd,
      acme.owner,
      'createLead',
      entry({ name, message, email: ' Lena@People.TEST ' }),
      LEAD,
    );
    expect(made.lead).toEqual({
      id: expect.any(String),
      name,
      phone: '+442079460018',
      email: 'lena@people.test',
      message: message.replace('\0', '').trim(),
      status: 'NEW',
      source: 'MANUAL',
    });
    expect(
      (await as(fd, acme.owner).ok(`query ($id: ID!) { lead(id: $id) { message } }`, { id: made.lead.id })).lead
        .message,
    ).toBe(made.lead.message);
    expect((await mutate(fd, acme.owner, 'createLead', entry({ message: `${'m'.repeat(2000)}  ` }))).outcome).toBe(
      'ok',
    );
  });

  it('records its source: MANUAL for a member, API for a key', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner);
    const source = async (caller: object) => (await mutate(fd, caller, 'createLead', entry(), LEAD)).lead.source;
    expect(await source(acme.owner)).toBe('MANUAL');
    expect(await source(key)).toBe('API');
  });

  it('accepts no read-only field [P6]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    for (const extra of [
      { workspaceId: globex.id },
      { id: globex.id },
      { source: 'FORM' },
      { status: 'BOOKED' },
      { createdAt: '2020-01-01T00:00:00.000Z' },
    ]) {
      expect(await outcome(fd, acme.owner, 'createLead', entry(extra))).toBe('VALIDATION_FAILED');
    }
    expect(await rows(fd, 'select 1 from leads where workspace_id in ($1, $2)', [acme.id, globex.id])).toEqual([]);
  });
});

describe('changing a lead', () => {
  it.each(faults)('refuses %s and keeps it unchanged', async (_what, refusal, code, field) => {
    const { acme } = await twoWorkspaces(fd);
    const { id } = await buildLead(fd, acme, { name: 'Before' });
    expect(await mutate(fd, acme.owner, 'updateLead', { id, status: 'BOOKED', ...refusal })).toMatchObject({
      code,
      field,
    });
    expect((await as(fd, acme.owner).ok(`{ lead(id: "${id}") { name status } }`)).lead).toEqual({
      name: 'Before',
      status: 'NEW',
    });
    expect(await outcome(fd, acme.owner, 'updateLead', { id, status: 'BOOKED' })).toBe('ok');
  });

  it('changes the given fields, keeps the rest, and an empty email removes it', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { id, name } = await buildLead(fd, acme, { email: 'lena@people.test', message: 'Hello' });
    const update = async (input: object) => (await mutate(fd, acme.owner, 'updateLead', { id, ...input }, LEAD)).lead;
    expect(await update({ status: 'QUALIFIED' })).toMatchObject({
      name,
      email: 'lena@people.test',
      message: 'Hello',
      status: 'QUALIFIED',
    });
    expect(await update({ email: '', message: '', name: null, phone: null, status: null })).toMatchObject({
      name,
      email: null,
      message: '',
      status: 'QUALIFIED',
    });
    expect(await update({ phone: '+1 202 555 0123', name: 'Renamed' })).toMatchObject({
      phone: '+12025550123',
      name: 'Renamed',
    });
  });

  it('keeps two concurrent changes to different fields', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { id } = await buildLead(fd, acme);
    await Promise.all([
      outcome(fd, acme.owner, 'updateLead', { id, status: 'BOOKED' }),
      outcome(fd, acme.owner, 'updateLead', { id, message: 'Called back.' }),
      outcome(fd, acme.owner, 'updateLead', { id, name: 'New Name' }),
    ]);
    const { lead } = await as(fd, acme.owner).ok(`{ lead(id: "${id}") { name status message } }`);
    expect(lead).toEqual({ name: 'New Name', status: 'BOOKED', message: 'Called back.' });
  });

  it('is refused to a read-only member, and not found across workspaces or without an id', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const { id } = await buildLead(fd, acme);
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    for (const name of ['updateLead', 'deleteLead']) {
      expect(await outcome(fd, vic, name, { id })).toBe('FORBIDDEN');
      expect(await outcome(fd, globex.owner, name, { id })).toBe('NOT_FOUND');
      for (const wrong of ['nonsense', '', '\0', `${id}x`])
        expect(await outcome(fd, acme.owner, name, { id: wrong })).toBe('NOT_FOUND');
    }
    expect(
      (await as(fd, vic).ok(`{ lead(id: "${id}") { viewerCan { update { allowed reason } } } }`)).lead.viewerCan.update,
    ).toEqual({
      allowed: false,
      reason: expect.stringContaining('lead.manage'),
    });
    expect(await outcome(fd, acme.owner, 'updateLead', { id: id.toUpperCase(), name: 'Found' })).toBe('ok');
  });
});

describe('deleting a lead', () => {
  it('removes it permanently and only once', async () => {
    const { acme } = await twoWorkspaces(fd);
    const [{ id }, other] = [await buildLead(fd, acme), await buildLead(fd, acme)];
    const answers = await Promise.all([1, 2, 3].map(() => outcome(fd, acme.owner, 'deleteLead', { id })));
    expect(answers.sort()).toEqual(['NOT_FOUND', 'NOT_FOUND', 'ok']);
    expect(await as(fd, acme.owner).denied(`{ lead(id: "${id}") { id } }`)).toBe('NOT_FOUND');
    expect(await outcome(fd, acme.owner, 'updateLead', { id, name: 'Back' })).toBe('NOT_FOUND');
    expect(await as(fd, acme.owner).denied(`{ lead(id: "${other.id}") { id } }`)).toBeNull();
  });
});
