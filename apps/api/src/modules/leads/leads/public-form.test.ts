import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishAgent } from '../../../../test/testkit/agent.ts';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildMember,
  buildVisitor,
  buildWorkspace,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { documentFor, mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { openPhone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const entry = (overrides: object = {}) => ({
  name: 'Lena Lead',
  phone: '+442079460018',
  email: '',
  message: 'Hello',
  consent: true,
  ...overrides,
});
const leadsOf = ({ id }: BuiltWorkspace) =>
  rows<{ name: string; source: string; phone: string }>(
    fd,
    'select name, source, phone from leads where workspace_id = $1 order by id',
    [id],
  );

/** Submits the public form as a browser does without JavaScript. */
async function postForm(slug: string, fields: Record<string, string> | string, from = buildVisitor().from) {
  const payload = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
  return fd.app.inject({ method: 'POST', url: `/forms/${slug}`, headers, payload, remoteAddress: from });
}
const filled = (overrides: Record<string, string> = {}) => ({
  name: 'Lena Lead',
  phone: '+44 20 7946 0018',
  message: 'Hello',
  consent: 'on',
  ...overrides,
});

describe('the public form of a workspace [CB-02]', () => {
  it('is served at its slug and shows only public information', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const form = async (slug: string) =>
      (await as(fd).ok('query ($slug: String!) { publicForm(slug: $slug) { workspaceName slug channel } }', { slug }))
        .publicForm;
    expect(await form(acme.slug)).toEqual({ workspaceName: 'Acme', slug: acme.slug, channel: 'WHATSAPP' });
    expect(await form(globex.slug)).toEqual({ workspaceName: 'Globex', slug: globex.slug, channel: 'VOICE' });
    const { __type } = await as(fd).ok('{ __type(name: "PublicForm") { fields { name } } }');
    expect(__type.fields.map(({ name }: { name: string }) => name).sort()).toEqual([
      'channel',
      'contactsImmediately',
      'content',
      'logo',
      'slug',
      'versionId',
      'workspaceName',
    ]);
  });

  it('promises a reply only while the agent can reply [DK-02]', async () => {
    const phone = await openPhone(fd, { isPublished: false });
    const promised = async () => {
      const query = 'query ($slug: String!) { publicForm(slug: $slug) { contactsImmediately } }';
      return (await as(fd).ok(query, { slug: phone.workspace.slug })).publicForm.contactsImmediately;
    };
    expect(await promised()).toBe(false);
    await publishAgent(fd, phone.workspace);
    expect(await promised()).toBe(true);
    await phone.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: fd.services.clock() } }));
    expect(await promised()).toBe(false);
  });

  it('is not found at an unknown or invalid slug', async () => {
    for (const slug of ['never-was-there', '', 'ACME', '../etc', '\0', '%00', 's'.repeat(5000)]) {
      expect(await as(fd).denied('query ($slug: String!) { publicForm(slug: $slug) { slug } }', { slug })).toBe(
        'NOT_FOUND',
      );
      expect(await outcome(fd, buildVisitor(), 'submitForm', { ...entry(), slug })).toBe('NOT_FOUND');
    }
  });

  it('accepts a submission for its own workspace from any visitor, signed in or not', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const submit = (caller: object) =>
      mutate(fd, caller, 'submitForm', { ...entry(), slug: acme.slug }, 'workspaceName');
    expect(await submit(buildVisitor())).toEqual({ outcome: 'ok', workspaceName: 'Acme' });
    expect((await submit(globex.owner)).outcome).toBe('ok');
    expect(await leadsOf(acme)).toEqual(
      [1, 2].map(() => ({ name: 'Lena Lead', source: 'FORM', phone: '+442079460018' })),
    );
    expect(await leadsOf(globex)).toEqual([]);
    expect((await as(fd, acme.owner).ok('{ leads(first: 5) { totalCount } }')).leads.totalCount).toBe(2);
  });

  it.each([
    ['a blank name', { name: ' ' }, 'NAME_INVALID', 'name'],
    ['a number that is none', { phone: '12345' }, 'PHONE_INVALID', 'phone'],
    ['an address that is none', { email: 'lena' }, 'EMAIL_INVALID', 'email'],
    ['a message that is too long', { message: 'm'.repeat(2001) }, 'MESSAGE_TOO_LONG', 'message'],
    ['no consent', { consent: false }, 'CONSENT_MISSING', 'consent'],
  ])('refuses %s, and stores nothing', async (_what, refusal, code, field) => {
    const acme = await buildWorkspace(fd);
    expect(await mutate(fd, buildVisitor(), 'submitForm', { ...entry(refusal), slug: acme.slug })).toMatchObject({
      code,
      field,
    });
    expect(await leadsOf(acme)).toEqual([]);
    expect(await outcome(fd, buildVisitor(), 'submitForm', { ...entry(), slug: acme.slug })).toBe('ok');
  });

  it('returns success to a bot that fills in hidden fields, and stores nothing [B6]', async () => {
    const acme = await buildWorkspace(fd);
    const answer = async (website: string) => {
      const document = documentFor('submitForm', 'workspaceName');
      return (await as(fd, buildVisitor()).run(document, { input: { ...entry(), slug: acme.slug, website } })).text;
    };
    const program = await answer('https://spam.test');
    expect(await leadsOf(acme)).toEqual([]);
    expect(program).toBe(await answer(''));
    expect(await leadsOf(acme)).toHaveLength(1);
  });

  it('accepts thirty submissions in ten minutes from one network address, and those of other addresses [B6]', async () => {
    const [acme, other] = [await buildWorkspace(fd), await buildWorkspace(fd)];
    const bot = buildVisitor();
    const submit = (caller: object, { slug }: BuiltWorkspace) =>
      outcome(fd, caller, 'submitForm', { ...entry(), slug });
    const answers = await Promise.all(Array.from({ length: 40 }, () => submit(bot, acme)));
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(30);
    expect(answers.filter((answer) => answer === 'RATE_LIMITED')).toHaveLength(10);
    expect(await leadsOf(acme)).toHaveLength(30);
    const { status, headers } = await as(fd, bot).run(documentFor('submitForm'), {
      input: { ...entry(), slug: acme.slug },
    });
    expect([status, Number(headers['retry-after']) > 0]).toEqual([429, true]);
    expect((await postForm(acme.slug, filled(), bot.from)).statusCode).toBe(429);
    expect(await submit(buildVisitor(), acme)).toBe('ok');
    expect(await submit(bot, other)).toBe('ok');
  });
});

describe('POST /forms/:slug, for a plain HTML form', () => {
  it('accepts a submission and thanks with a page', async () => {
    const { acme } = await twoWorkspaces(fd);
    const answer = await postForm(acme.slug, filled({ message: 'Grüße & „Küsse“ 🦷' }));
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain('Acme received your message');
    expect(await leadsOf(acme)).toEqual([{ name: 'Lena Lead', source: 'FORM', phone: '+442079460018' }]);
    expect(
      (await rows<{ message: string }>(fd, 'select message from leads where workspace_id = $1', [acme.id]))[0]?.message,
    ).toBe('Grüße & „Küsse“ 🦷');
  });

  it.each([
    ['no name', { name: '' }, 'A name must have'],
    ['no number', { phone: '' }, 'phone number'],
    ['an unticked box', { consent: '' }, 'Agree to be contacted'],
    ['a box that says no', { consent: 'false' }, 'Agree to be contacted'],
    ['a bad address', { email: 'lena' }, 'email address'],
  ])('answers 422 with a sentence and a link back for %s', async (_what, refusal, sentence) => {
    const acme = await buildWorkspace(fd);
    const answer = await postForm(acme.slug, filled(refusal));
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(sentence);
    expect(answer.body).toContain(`href="/forms/${acme.slug}"`);
    expect(await leadsOf(acme)).toEqual([]);
    expect((await postForm(acme.slug, filled())).statusCode).toBe(200);
  });

  it('answers 404 at an unknown slug for any content', async () => {
    for (const slug of ['never-was-there', '%00', '..%2f..%2fetc', 'ACME', '<script>'])
      expect((await postForm(slug, filled())).statusCode).toBe(404);
  });

  it('escapes the name of a hostile workspace [X1]', async () => {
    const acme = await buildWorkspace(fd, { name: `<img src=x onerror=alert(1)> "Acme" & 'Sons'` });
    const { body, headers } = await postForm(acme.slug, filled({ name: '<script>alert(1)</script> Lena' }));
    expect(body).not.toMatch(/<img|<script/);
    expect(body).toContain(
      '&lt;img src=x onerror=alert(1)&gt; &quot;Acme&quot; &amp; &#39;Sons&#39; received your message',
    );
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect((await leadsOf(acme))[0]?.name).toBe('<script>alert(1)</script> Lena');
  });

  it('handles requests that a browser would not send', async () => {
    const acme = await buildWorkspace(fd);
    const { phone } = filled();
    const statuses: Record<string, number> = {
      '': 422,
      '%': 422,
      '=&=&=': 422,
      'name=Lena&name=Eve&phone=1&consent=on': 422,
      'name[toString]=x&phone=y&consent=on': 422,
      '__proto__[name]=Lena&constructor[prototype][name]=Lena': 422,
      [`name=Le%00na&phone=${encodeURIComponent(phone)}&consent=on`]: 422,
      [`name=Lena&phone=${encodeURIComponent(phone)}&consent=on&message=a%00b`]: 200,
      [`name=Lena&phone=${encodeURIComponent(phone)}&consent=on&message=%ff%fe`]: 200,
      [`name=Lena&phone=${encodeURIComponent(phone)}&consent=on&source=API&workspaceId=x&status=BOOKED`]: 200,
      [`name=${'n'.repeat(40_000)}`]: 413,
    };
    for (const [payload, status] of Object.entries(statuses)) {
      expect([payload.slice(0, 60), (await postForm(acme.slug, payload)).statusCode]).toEqual([
        payload.slice(0, 60),
        status,
      ]);
    }
    const stored = await rows<{ source: string; status: string }>(
      fd,
      'select source, status from leads where workspace_id = $1',
      [acme.id],
    );
    expect(stored).toEqual([1, 2, 3].map(() => ({ source: 'FORM', status: 'NEW' })));
    const multipart = await fd.app.inject({
      method: 'POST',
      url: `/forms/${acme.slug}`,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: '--x--',
    });
    expect(multipart.statusCode).toBe(400);
  });

  it('cannot be used to post a form to /graphql', async () => {
    const acme = await buildWorkspace(fd);
    const ada = await buildMember(fd, acme, { role: 'owner' });
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Bearer ${ada.bearer}`,
      'x-workspace': acme.slug,
    };
    const answer = await fd.app.inject({
      method: 'POST',
      url: '/graphql',
      headers,
      payload: 'query=%7B+workspace+%7B+id+%7D+%7D',
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).not.toContain(acme.id);
  });
});
