import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildMember,
  type Member,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildSurface, buildSurfaceTemplate, SURFACE_CONTENT } from '../../../../test/testkit/surfaces.ts';
import { expireSurfacesJob } from './index.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

/** Cookies of the contact's browser by the path of the form. */
const jar = new Map<string, string>();
const cookieOf = (path: string) => {
  const cookie = jar.get(path.split('?')[0] ?? '');
  return cookie ? { cookie } : {};
};
const open = async (path: string, method: 'GET' | 'HEAD' = 'GET', headersSent: object = cookieOf(path)) => {
  const { statusCode, body, headers } = await fd.app.inject({ method, url: path, headers: { ...headersSent } });
  return { statusCode, body, headers };
};
type Fields = Readonly<Record<string, string | string[]>>;
const QUESTIONS = SURFACE_CONTENT.questions.map(({ key }): [string, string] => ['question', key]);
/** Sends the page's form: all questions are named, and `fields` has the filled-in ones. */
const send = async (path: string, action: string, fields: Fields = {}, questions = QUESTIONS) => {
  const pairs = Object.entries(fields).flatMap(([key, values]) =>
    [values].flat().map((value): [string, string] => [`q_${key}`, value]),
  );
  const { statusCode, body, headers, cookies } = await fd.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...cookieOf(path) },
    payload: new URLSearchParams([['action', action], ...questions, ...pairs]).toString(),
  });
  for (const { name, value } of cookies) jar.set(path, `${name}=${value}`);
  return { statusCode, body, location: headers.location };
};
const COMPLETE = { goal: 'Run a marathon', visits: '2,5', plan: 'all', sports: ['spin', 'yoga'], agree: 'true' };
const SENT = 'status openedAt submittedAt answers { key label type values }';
const sent = async (contactId: string, who = acme.owner) =>
  (await as(fd, who).ok(`{ surfaces(contactId: "${contactId}", first: 5) { edges { node { ${SENT} } } } }`)).surfaces
    .edges[0]?.node;
const valueOf = (body: string, key: string) => new RegExp(`name="q_${key}"[^>]* value="([^"]*)"`).exec(body)?.[1];
const recordOf = async (contactId: string) =>
  Object.fromEntries(
    (
      await rows(
        fd,
        `select f.name, f.value, f.confidence, w.source from entity_fields f
           join entities e on e.workspace_id = f.workspace_id and e.id = f.entity_id
           join world_events w on w.workspace_id = f.workspace_id and w.id = f.event_id
          where e.workspace_id = $1 and e.contact_id = $2`,
        [acme.id, contactId],
      )
    ).map(({ name, value, confidence, source }) => [name, { value, confidence, source }]),
  );

describe('a form that was sent to a contact', () => {
  it('shows saved answers only in the browser that saved them, and not to others who have the link', async () => {
    const { path } = await buildSurface(fd, acme);
    const second = await buildSurface(fd, acme);
    await send(path, 'save', { goal: 'Run' });
    expect(valueOf((await open(path)).body, 'goal')).toBe('Run');
    const cookie = jar.get(path) ?? '';
    for (const headers of [{}, { cookie: 'frontdesk-form=wrong' }]) {
      const { statusCode, body } = await open(path, 'GET', headers);
      expect([statusCode, body.includes('Run')]).toEqual([200, false]);
    }
    // A browser that saves later does not see the earlier answers either.
    jar.delete(path);
    const wrong = await send(path, 'save', { visits: 'many' }, [['question', 'visits']]);
    expect([wrong.statusCode, wrong.body.includes('value="Run"'), jar.has(path)]).toEqual([422, false, false]);
    // The cookie of one form is not accepted for another.
    await send(second.path, 'save', { goal: 'Swim' });
    expect((await open(second.path, 'GET', { cookie })).body).not.toContain('Swim');
  });

  it('is opened, saved, resumed and submitted without JavaScript', async () => {
    const { path, contactId } = await buildSurface(fd, acme);
    expect(await sent(contactId)).toMatchObject({ status: 'SENT', openedAt: null });
    const { statusCode, body } = await open(path);
    expect([statusCode, body.includes('Before your first visit')]).toEqual([200, true]);
    expect(await sent(contactId)).toMatchObject({ status: 'OPENED', openedAt: expect.any(String), answers: [] });

    expect(await send(path, 'save', { goal: 'Run & "win"', sports: ['yoga'] })).toMatchObject({
      statusCode: 303,
      location: `${path}?saved`,
    });
    expect(await sent(contactId)).toMatchObject({ status: 'IN_PROGRESS', submittedAt: null });
    const resumed = await open(`${path}?saved`);
    expect(valueOf(resumed.body, 'goal')).toBe('Run &amp; &quot;win&quot;');
    expect(resumed.body).toMatch(/value="yoga" checked/);
    expect(resumed.body).toContain('Your answers are saved.');

    expect(await send(path, 'submit', COMPLETE)).toMatchObject({ statusCode: 303, location: path });
    expect(await sent(contactId)).toEqual({
      status: 'SUBMITTED',
      openedAt: expect.any(String),
      submittedAt: expect.any(String),
      answers: [
        { key: 'goal', label: 'What is your goal?', type: 'TEXT', values: ['Run a marathon'] },
        { key: 'visits', label: 'Visits per week', type: 'NUMBER', values: ['2.5'] },
        { key: 'plan', label: 'Which plan?', type: 'CHOICE', values: ['All day'] },
        { key: 'sports', label: 'Which sports?', type: 'CHOICES', values: ['Yoga', 'Spinning'] },
        { key: 'agree', label: 'You may write to me', type: 'CHECKBOX', values: ['true'] },
      ],
    });
    const after = await open(path);
    expect(after.body).toContain('Thank you');
    expect(after.body).not.toMatch(/marathon|<form/);
  });

  it('stores the answers in the record of the contact, as confirmed by the contact', async () => {
    const { path, contactId } = await buildSurface(fd, acme);
    await send(path, 'save', COMPLETE);
    expect(await recordOf(contactId)).toEqual({});
    await send(path, 'submit', COMPLETE);
    const confirmed = { confidence: 0.5, source: 'SURFACE' };
    expect(await recordOf(contactId)).toMatchObject({
      goal: { value: 'Run a marathon', ...confirmed },
      visits: { value: '2.5', ...confirmed },
      plan: { value: 'All day', ...confirmed },
    });
  });

  it('is only opened by a preview of the link', async () => {
    const { path, contactId } = await buildSurface(fd, acme);
    for (const method of ['HEAD', 'GET', 'GET'] as const) expect((await open(path, method)).statusCode).toBe(200);
    expect(await sent(contactId)).toMatchObject({ status: 'OPENED', submittedAt: null });
  });

  it('sends no referrer, is not indexed, not cached and not framed', async () => {
    const { path } = await buildSurface(fd, acme);
    for (const url of [path, '/s/unknown']) {
      const { headers } = await open(url);
      expect(headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
        'cache-control': 'no-store',
      });
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^;]+; script-src 'sha256-/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
    }
  });

  it('is shown in the language that the member chose', async () => {
    const templateId = await buildSurfaceTemplate(fd, acme);
    const { contactId } = await buildSurface(fd, acme);
    const fields = 'url errors { code }';
    const input = { contactId, templateId, language: 'es' };
    const { url } = await mutate(fd, acme.owner, 'createSurfaceLink', input, fields);
    const { body } = await open(new URL(url).pathname);
    expect(body).toMatch(/<html lang="es"[\s\S]*Antes de su primera visita[\s\S]*¿Cuál es su objetivo\?/);
  });
});

describe('wrong answers', () => {
  it('are shown at their field, and the others are kept', async () => {
    const { path, contactId } = await buildSurface(fd, acme);
    const fields = { ...COMPLETE, visits: 'twice', since: '2026-02-30', mail: 'no address' };
    const { statusCode, body } = await send(path, 'submit', fields);
    expect(statusCode).toBe(422);
    expect(body).toMatch(/id="q_visits"[^>]*aria-describedby="q_visits-error" aria-invalid="true"[^>]* value="twice"/);
    expect(body.match(/class="error"/g)).toHaveLength(3);
    expect(valueOf(body, 'goal')).toBe('Run a marathon');
    expect(body).toMatch(/<option value="all" selected>/);
    expect(body).toMatch(/role="alert"[\s\S]*href="#q_visits">Visits per week: This value is not valid\./);
    const { status, answers } = await sent(contactId);
    expect([status, answers.map(({ key }: { key: string }) => key)]).toEqual([
      'IN_PROGRESS',
      ['goal', 'plan', 'sports', 'agree'],
    ]);
    expect((await send(path, 'submit', COMPLETE)).statusCode).toBe(303);
  });

  it('of required questions are missing only at the submission', async () => {
    const { path } = await buildSurface(fd, acme);
    expect((await send(path, 'save', { visits: '3' })).statusCode).toBe(303);
    const { statusCode, body } = await send(path, 'submit', { visits: '3' });
    expect([statusCode, body.match(/class="error"/g)?.length]).toEqual([422, 2]);
  });

  it('are missing if a form of optional questions is submitted empty', async () => {
    const questions = SURFACE_CONTENT.questions.map((question) => ({ ...question, required: false }));
    const templateId = await buildSurfaceTemplate(fd, acme, { content: { ...SURFACE_CONTENT, questions } });
    const { path, contactId } = await buildSurface(fd, acme, { templateId });
    const { statusCode, body } = await send(path, 'submit');
    expect([statusCode, body.includes('<li>Answer at least one question.</li>')]).toEqual([422, true]);
    expect(await sent(contactId)).toMatchObject({ status: 'IN_PROGRESS', submittedAt: null });
    expect((await send(path, 'submit', { visits: '3' })).statusCode).toBe(303);
  });

  it('to questions that the form does not have store nothing', async () => {
    const { path, contactId } = await buildSurface(fd, acme);
    for (const action of ['save', 'submit', 'autosave']) {
      const { statusCode } = await send(path, action, { ...COMPLETE, admin: 'true' });
      expect([action, statusCode]).toEqual([action, 422]);
    }
    expect(await sent(contactId)).toMatchObject({ status: 'SENT', answers: [] });
    expect((await send(path, 'submit', COMPLETE)).statusCode).toBe(303);
  });

  it('are not stored by autosave, which changes only its question', async () => {
    const { path, contactId } = await buildSurface(fd, acme);
    await send(path, 'save', { goal: 'Run', visits: '3' });
    const autosave = (key: string, fields: Fields) => send(path, 'autosave', fields, [['question', key]]);
    expect((await autosave('visits', { visits: 'often' })).statusCode).toBe(422);
    expect((await autosave('goal', { goal: '' })).statusCode).toBe(204);
    expect((await sent(contactId)).answers).toEqual([expect.objectContaining({ key: 'visits', values: ['3'] })]);
  });
});

describe('a second submission', () => {
  it('gets the first result and changes nothing', async () => {
    const { path, contactId } = await buildSurface(fd, acme);
    await send(path, 'submit', COMPLETE);
    for (const action of ['submit', 'save'])
      expect((await send(path, action, { ...COMPLETE, goal: 'Swim' })).statusCode).toBe(303);
    expect((await sent(contactId)).answers[0]).toMatchObject({ values: ['Run a marathon'] });
    expect(await recordOf(contactId)).toMatchObject({ goal: { value: 'Run a marathon' } });
  });

  it('at the same time is counted once', async () => {
    const { path } = await buildSurface(fd, acme);
    const results = await Promise.all(
      ['Run', 'Swim', 'Row'].map((goal) => send(path, 'submit', { ...COMPLETE, goal })),
    );
    expect(results.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
    const events = "select from audit_events where workspace_id = $1 and name = 'surface.submitted'";
    expect(await rows(fd, events, [acme.id])).toHaveLength(1);
    const facts = "select from world_events where workspace_id = $1 and source = 'SURFACE'";
    expect(await rows(fd, facts, [acme.id])).toHaveLength(1);
  });
});

describe('a link that cannot be used', () => {
  it('shows the same page for every reason, and stores nothing', async () => {
    const [expired, revoked, erased, other] = [
      await buildSurface(fd, acme, { answer: 'Run' }),
      await buildSurface(fd, acme, { answer: 'Run' }),
      await buildSurface(fd, acme, { answer: 'Run' }),
      await buildSurface(fd, acme, { answer: 'Run' }),
    ];
    for (const { path } of [expired, revoked, erased]) expect((await open(path)).statusCode).toBe(200);
    expect(await outcome(fd, acme.owner, 'revokeSurface', { id: revoked.id })).toBe('ok');
    expect(await outcome(fd, acme.owner, 'deleteContact', { id: erased.contactId })).toBe('ok');
    fd.advance({ days: 7, minutes: 2 });
    const owner = await signedInAgain(fd, acme.owner);
    const unknown = await open('/s/AAAAAAAAAAAAAAAAAAAAAA');
    expect([unknown.statusCode, unknown.body.includes('no longer valid')]).toEqual([404, true]);
    for (const { path } of [expired, revoked, erased, { path: `${other.path}x` }]) {
      expect((await open(path)).body).toBe(unknown.body);
      for (const action of ['submit', 'save', 'autosave']) {
        const { statusCode, body } = await send(path, action, COMPLETE);
        expect([statusCode, body]).toEqual([404, unknown.body]);
      }
    }
    expect((await sent(revoked.contactId, owner)).answers).toEqual([expect.objectContaining({ values: ['Run'] })]);
    expect(await rows(fd, 'select from surfaces where id = $1', [erased.id])).toHaveLength(0);
  });

  it('is accepted for 60 seconds after it has expired', async () => {
    const [late, tooLate] = [await buildSurface(fd, acme), await buildSurface(fd, acme)];
    fd.advance({ days: 7, seconds: 59 });
    const owner = await signedInAgain(fd, acme.owner);
    await expireSurfacesJob(fd.services)();
    expect((await send(late.path, 'submit', COMPLETE)).statusCode).toBe(303);
    fd.advance({ seconds: 2 });
    expect((await send(tooLate.path, 'submit', COMPLETE)).statusCode).toBe(404);
    await Promise.all([expireSurfacesJob(fd.services)(), expireSurfacesJob(fd.services)()]);
    expect([(await sent(late.contactId, owner)).status, (await sent(tooLate.contactId, owner)).status]).toEqual([
      'SUBMITTED',
      'EXPIRED',
    ]);
    const events = "select subject_id from audit_events where workspace_id = $1 and name = 'surface.expired'";
    expect(await rows(fd, events, [acme.id])).toEqual([{ subject_id: tooLate.id }]);
    expect(await outcome(fd, owner, 'revokeSurface', { id: tooLate.id })).toBe('SURFACE_ENDED');
  });

  it('reveals nothing to members of other workspaces', async () => {
    const { id, contactId } = await buildSurface(fd, acme, { answer: 'Run' });
    expect(await sent(contactId, globex.owner)).toBeUndefined();
    expect(await outcome(fd, globex.owner, 'revokeSurface', { id })).toBe('NOT_FOUND');
    expect(await sent(contactId)).toMatchObject({ answers: [{ values: ['Run'] }] });
  });
});

describe('answers for members', () => {
  it('have masked contact details unless the member can see them', async () => {
    const { contactId } = await buildSurface(fd, acme, { answer: 'Call me at +44 20 7946 0018 or a@b.example' });
    const masked = await buildMember(fd, acme, { role: 'member', maskContactDetails: true });
    expect((await sent(contactId)).answers[0].values[0]).toContain('0018');
    const { values } = (await sent(contactId, masked)).answers[0];
    expect(values[0]).toContain('Call me at');
    expect(values[0]).not.toMatch(/0018|a@b/);
  });

  it('are hidden from members without the permission, or with assigned conversations only', async () => {
    const { contactId } = await buildSurface(fd, acme, { answer: 'Run' });
    const list = `{ surfaces(contactId: "${contactId}", first: 5) { totalCount } }`;
    expect(await as(fd, await buildMember(fd, acme, { role: 'agent' })).denied(list)).toBe('FORBIDDEN');
    const assigned = await buildMember(fd, acme, { role: 'member', assignedConversationsOnly: true });
    expect(await as(fd, assigned).denied(list)).toBe('FORBIDDEN');
    expect((await as(fd, await buildMember(fd, acme, { role: 'viewer' })).ok(list)).surfaces.totalCount).toBe(1);
  });
});
