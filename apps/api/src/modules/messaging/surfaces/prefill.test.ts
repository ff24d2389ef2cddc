import { CONTACT_SYSTEM, type FieldValue, type SurfaceContent } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { documentFor, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildSurface, buildSurfaceTemplate, SURFACE_CONTENT } from '../../../../test/testkit/surfaces.ts';
import { buildEntity, buildRecordField } from '../../../../test/testkit/world-model.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme } = await twoWorkspaces(fd));
  for (const name of ['goal', 'visits', 'plan', 'sports', 'note', 'since'])
    await buildRecordField(fd, acme, { name, access: 'READ' });
});
afterAll(() => fd.close());

const PREFILLED: SurfaceContent = {
  ...SURFACE_CONTENT,
  questions: SURFACE_CONTENT.questions
    .filter(({ type }) => type !== 'EMAIL' && type !== 'CHECKBOX')
    .map((question) => ({ ...question, targetField: question.key, prefill: true })),
};
const KEYS = PREFILLED.questions.map(({ key }) => key);

type Facts = Readonly<Record<string, FieldValue>>;
const learn = (contactId: string, fields: Facts, confidence = 0.5) =>
  buildEntity(fd, acme, { entity: { system: CONTACT_SYSTEM, externalId: contactId }, fields, confidence });
/** Sends a form to a contact with known facts. */
async function sendTo(fields: Facts, { confidence = 0.5, content = PREFILLED } = {}) {
  const { id: contactId } = await buildContact(fd, acme);
  await learn(contactId, fields, confidence);
  const templateId = await buildSurfaceTemplate(fd, acme, { content });
  return buildSurface(fd, acme, { templateId, contactId });
}

/** A browser of its own: sends its cookie and stores the one that it receives. */
function newBrowser(path: string) {
  let cookie = '';
  const headers = () => (cookie ? { cookie } : {});
  const open = async () => (await fd.app.inject({ method: 'GET', url: path, headers: headers() })).body;
  const post = async (action: string, fields: Readonly<Record<string, string | string[]>> = {}, keys = KEYS) => {
    const pairs = Object.entries(fields).flatMap(([key, values]) =>
      [values].flat().map((one): [string, string] => [`q_${key}`, one]),
    );
    const named = keys.map((key): [string, string] => ['question', key]);
    const { statusCode, cookies } = await fd.app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers() },
      payload: new URLSearchParams([['action', action], ...named, ...pairs]).toString(),
    });
    for (const { name, value } of cookies) cookie = `${name}=${value}`;
    return statusCode;
  };
  return { open, post, show: () => post('show', {}, []) };
}
const valueOf = (body: string, key: string) =>
  new RegExp(`name="q_${key}"[^>]* value="([^"]*)"`).exec(body)?.[1] ??
  new RegExp(`<textarea id="q_${key}"[^>]*>\n([^<]*)<`).exec(body)?.[1];
const isOffered = (body: string) => body.includes('Show known answers');
const isMarked = (body: string, key: string) => body.includes(`id="q_${key}-check">Please check<`);

const answersOf = async (contactId: string) => {
  const query = `{ surfaces(contactId: "${contactId}", first: 5) { edges { node { answers { key origin } } } } }`;
  const { answers } = (await as(fd, acme.owner).ok(query)).surfaces.edges[0].node;
  return Object.fromEntries(answers.map(({ key, origin }: { key: string; origin: string }) => [key, origin]));
};
const factsOf = async (contactId: string) =>
  Object.fromEntries(
    (
      await rows(
        fd,
        `select f.name, f.value, f.confidence from entity_fields f
           join entities e on e.workspace_id = f.workspace_id and e.id = f.entity_id
          where e.workspace_id = $1 and e.contact_id = $2`,
        [acme.id, contactId],
      )
    ).map(({ name, value, confidence }) => [name, [value, confidence]]),
  );
const statements = (surfaceId: string) =>
  rows(
    fd,
    `select idempotency_key as key, type, fields, confidence, source from world_events
      where workspace_id = $1 and idempotency_key like $2 order by idempotency_key`,
    [acme.id, `surface:${surfaceId}%`],
  );
const COMPLETE = { goal: 'Run', plan: 'all' };

describe('known values', () => {
  it('are shown when the contact asks for them, marked to be checked, and not by opening the link [SF-05]', async () => {
    const { path } = await sendTo({ goal: 'Run', visits: 2.5, plan: 'All day', sports: 'Yoga, Spinning' });
    const browser = newBrowser(path);
    const before = await browser.open();
    expect([isOffered(before), valueOf(before, 'goal'), before.includes('Run')]).toEqual([true, '', false]);
    expect(await browser.show()).toBe(303);
    const body = await browser.open();
    expect([isOffered(body), valueOf(body, 'goal'), valueOf(body, 'visits')]).toEqual([false, 'Run', '2.5']);
    expect(body).toContain('<option value="all" selected>');
    expect(body).toMatch(/value="yoga" checked[\s\S]*value="spin" checked/);
    expect(['goal', 'visits', 'plan', 'sports', 'note'].map((key) => isMarked(body, key))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(body).toMatch(/id="q_goal"[^>]*aria-describedby="q_goal-help q_goal-check"/);
    // A saved answer needs no check any longer.
    expect(await browser.post('autosave', { goal: 'Run' }, ['goal'])).toBe(204);
    const saved = await browser.open();
    expect([isMarked(saved, 'goal'), isMarked(saved, 'visits')]).toEqual([false, true]);
  });

  it('are shown only to the browser that asked first, not to a preview or to others with the link [SF-05]', async () => {
    const { path } = await sendTo({ goal: 'Run' });
    const [preview, first, second] = [newBrowser(path), newBrowser(path), newBrowser(path)];
    for (const method of ['GET', 'HEAD'] as const)
      expect((await fd.app.inject({ method, url: path })).body).not.toContain('Run');
    await first.show();
    expect(valueOf(await first.open(), 'goal')).toBe('Run');
    for (const other of [preview, second]) {
      const body = await other.open();
      expect([isOffered(body), valueOf(body, 'goal')]).toEqual([false, '']);
      await other.show();
      expect(valueOf(await other.open(), 'goal')).toBe('');
    }
  });

  it('are not offered to a second browser after the first has saved answers', async () => {
    const { path } = await sendTo({ goal: 'Run', visits: 2 });
    const [first, second] = [newBrowser(path), newBrowser(path)];
    await first.post('autosave', { visits: '3' }, ['visits']);
    expect(isOffered(await second.open())).toBe(false);
    await second.show();
    expect(valueOf(await second.open(), 'goal')).toBe('');
    // The first one still gets those that it has not answered.
    await first.show();
    const body = await first.open();
    expect([valueOf(body, 'goal'), valueOf(body, 'visits'), isMarked(body, 'visits')]).toEqual(['Run', '3', false]);
  });

  it('are shown to one of two browsers that ask at the same time', async () => {
    const { path } = await sendTo({ goal: 'Run' });
    const browsers = [newBrowser(path), newBrowser(path), newBrowser(path)];
    await Promise.all(browsers.map(({ show }) => show()));
    const values = await Promise.all(browsers.map(async ({ open }) => valueOf(await open(), 'goal')));
    expect(values.toSorted()).toEqual(['', '', 'Run']);
  });

  it.each([
    ['the form does not show it', { content: SURFACE_CONTENT }, { goal: 'Run' }],
    ['its confidence is too low', { confidence: 0.49 }, { goal: 'Run' }],
    ['the form requires more', { content: { ...PREFILLED, prefillMinConfidence: 51 } }, { goal: 'Run' }],
    ['it contains an email address', {}, { goal: 'Write to cora@example.com' }],
    ['it contains a phone number', {}, { note: 'Call +44 20 7946 0018' }],
    ['it is none of the options', {}, { plan: 'Night' }],
    ['one of its options no longer exists', {}, { sports: 'Yoga, Boxing' }],
    ['it is no number', {}, { visits: 'often' }],
    ['it is no date', {}, { since: 'yesterday' }],
    ['it is too long', {}, { goal: 'x'.repeat(201) }],
    ['it is a yes or no', {}, { goal: true }],
    ['it was removed', {}, { goal: null }],
  ])('are not shown if %s', async (_, options, facts: Facts) => {
    const withheld = await sendTo(facts, options);
    expect(isOffered(await newBrowser(withheld.path).open())).toBe(false);
    const shown = await sendTo({ ...facts, goal: 'Run', visits: 2 });
    expect(isOffered(await newBrowser(shown.path).open())).toBe(true);
  });

  it('are shown only of fields that the agent can read, at the time of the request [SF-05]', async () => {
    const { path } = await sendTo({ goal: 'Run', visits: 2 });
    const browser = newBrowser(path);
    expect(isOffered(await browser.open())).toBe(true);
    const deny = (name: string) => outcome(fd, acme.owner, 'updateRecordFieldAccess', { name, access: 'NONE' });
    expect(await deny('goal')).toBe('ok');
    await browser.show();
    const body = await browser.open();
    expect([valueOf(body, 'goal'), valueOf(body, 'visits')]).toEqual(['', '2']);
  });

  it('are escaped', async () => {
    const { path } = await sendTo({ goal: '"><script>alert(1)</script>', note: '</textarea><b>x' });
    const browser = newBrowser(path);
    await browser.show();
    const body = await browser.open();
    expect(valueOf(body, 'goal')).toBe('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(valueOf(body, 'note')).toBe('&lt;/textarea&gt;&lt;b&gt;x');
  });

  it('are not shown on a link of an erased contact', async () => {
    const { path, contactId } = await sendTo({ goal: 'Run' });
    const browser = newBrowser(path);
    await browser.show();
    expect(valueOf(await browser.open(), 'goal')).toBe('Run');
    expect(await outcome(fd, acme.owner, 'deleteContact', { id: contactId })).toBe('ok');
    expect(await browser.open()).not.toContain('Run');
    expect(await browser.show()).toBe(404);
  });
});

describe('a submission of known values', () => {
  it('confirms what is unchanged and corrects what is changed, with the form as evidence [SF-05]', async () => {
    const { id, path, contactId } = await sendTo(
      { goal: 'Run', visits: 2, plan: 'Day', note: 'two\nlines' },
      { confidence: 0.95 },
    );
    const browser = newBrowser(path);
    await browser.show();
    const answers = { goal: 'Swim', visits: '2', plan: 'all', note: 'two\r\nlines', since: '2026-01-02' };
    expect(await browser.post('submit', answers)).toBe(303);
    const origins = { goal: 'CORRECTED', visits: 'CONFIRMED', plan: 'CORRECTED', note: 'CONFIRMED', since: 'NEW' };
    expect(await answersOf(contactId)).toEqual(origins);
    const source = 'SURFACE';
    expect(await statements(id)).toEqual([
      { key: `surface:${id}`, type: 'surface.submitted', fields: { since: '2026-01-02' }, confidence: 0.5, source },
      {
        key: `surface:${id}:confirmed`,
        type: 'surface.confirmed',
        fields: { visits: 2, note: 'two\nlines' },
        confidence: 0.5,
        source,
      },
      ...[['goal', 'Swim'] as const, ['plan', 'All day'] as const].map(([field, value]) => ({
        key: `surface:${id}:corrected:${field}`,
        type: 'surface.corrected',
        fields: { [field]: value },
        confidence: 0.95,
        source,
      })),
    ]);
    expect(await factsOf(contactId)).toMatchObject({
      goal: ['Swim', 0.95],
      plan: ['All day', 0.95],
      visits: ['2', 0.95],
      note: ['two\nlines', 0.95],
      since: ['2026-01-02', 0.5],
    });
  });

  it('raises the confidence of a value that was only mentioned', async () => {
    const content = { ...PREFILLED, prefillMinConfidence: 30 };
    const { path, contactId } = await sendTo({ goal: 'Run' }, { confidence: 0.3, content });
    const browser = newBrowser(path);
    await browser.show();
    await browser.post('submit', COMPLETE);
    expect(await factsOf(contactId)).toMatchObject({ goal: ['Run', 0.5] });
  });

  it('does not replace a value that changed after the contact saw it [SF-05]', async () => {
    const [confirmed, corrected] = [await sendTo({ goal: 'Run' }), await sendTo({ goal: 'Run' })];
    for (const [{ path, contactId }, goal] of [
      [confirmed, 'Run'],
      [corrected, 'Swim'],
    ] as const) {
      const browser = newBrowser(path);
      await browser.show();
      await learn(contactId, { goal: 'Row' }, 1);
      // The page still shows what the contact is asked to check.
      expect(valueOf(await browser.open(), 'goal')).toBe('Run');
      expect(await browser.post('submit', { ...COMPLETE, goal })).toBe(303);
      expect(await factsOf(contactId)).toMatchObject({ goal: ['Row', 1] });
    }
    expect(await statements(corrected.id)).toContainEqual(
      expect.objectContaining({ type: 'surface.corrected', fields: { goal: 'Swim' }, confidence: 0.5 }),
    );
  });

  it('stores nothing for a value that the contact removed, and does not show it again [SF-05]', async () => {
    const { path, contactId } = await sendTo({ goal: 'Run', visits: 2 });
    const browser = newBrowser(path);
    await browser.show();
    expect(await browser.post('save', { goal: 'Run' })).toBe(303);
    expect(valueOf(await browser.open(), 'visits')).toBe('');
    expect(await browser.post('submit', COMPLETE)).toBe(303);
    expect(await answersOf(contactId)).toEqual({ goal: 'CONFIRMED', plan: 'NEW' });
    expect(await factsOf(contactId)).toMatchObject({ visits: ['2', 0.5] });
  });

  it('from a browser that did not see them is a new answer', async () => {
    const { path, contactId } = await sendTo({ goal: 'Run' }, { confidence: 0.95 });
    const [first, second] = [newBrowser(path), newBrowser(path)];
    await first.show();
    expect(await second.post('submit', { ...COMPLETE, goal: 'Swim' })).toBe(303);
    expect(await answersOf(contactId)).toEqual({ goal: 'NEW', plan: 'NEW' });
    expect(await factsOf(contactId)).toMatchObject({ goal: ['Run', 0.95] });
  });

  it('waits for a review, which shows what is confirmed, corrected and new [SF-05]', async () => {
    const content = { ...PREFILLED, requiresReview: true };
    const { id, path, contactId } = await sendTo({ goal: 'Run', visits: 2 }, { confidence: 0.8, content });
    const browser = newBrowser(path);
    await browser.show();
    expect(await browser.post('submit', { ...COMPLETE, goal: 'Swim', visits: '2' })).toBe(303);
    expect(await answersOf(contactId)).toEqual({ goal: 'CORRECTED', visits: 'CONFIRMED', plan: 'NEW' });
    expect(await statements(id)).toEqual([]);
    expect(await outcome(fd, acme.owner, 'acceptSurface', { id })).toBe('ok');
    expect(await factsOf(contactId)).toMatchObject({ goal: ['Swim', 0.8], visits: ['2', 0.8], plan: ['All day', 0.5] });
  });
});

describe('the setting to show known values', () => {
  it('is refused for questions without a field, email addresses and checkboxes', async () => {
    const id = await buildSurfaceTemplate(fd, acme, { isPublished: false });
    const questions = SURFACE_CONTENT.questions.map((question) => ({ ...question, prefill: true }));
    const content = JSON.stringify({ ...SURFACE_CONTENT, questions, prefillMinConfidence: 101 });
    const input = { id, revision: 0, name: 'First visit', content };
    const { updateSurfaceTemplate } = await as(fd, acme.owner).ok(documentFor('updateSurfaceTemplate'), { input });
    const paths = ['sports', 'since', 'mail', 'note', 'agree'].map(
      (key) => `questions.${questions.findIndex((question) => question.key === key)}.prefill`,
    );
    expect(updateSurfaceTemplate.errors.map(({ code, field }: Record<string, string>) => [code, field])).toEqual([
      ...paths.map((path) => ['SURFACE_PREFILL_INVALID', `content.${path}`]),
      ['SURFACE_CONFIDENCE_INVALID', 'content.prefillMinConfidence'],
    ]);
  });
});
