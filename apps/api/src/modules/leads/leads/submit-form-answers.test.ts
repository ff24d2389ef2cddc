import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildMember,
  buildVisitor,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildLeadFormVersion, FORM_CONTENT } from '../../../../test/testkit/lead-forms.ts';
import { documentFor, mutate } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
let versionId: string;
const DAY_MS = 86_400_000;
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
  versionId = await buildLeadFormVersion(fd, acme, { publishedAt: ago(3 * DAY_MS) });
});
afterAll(() => fd.close());

const ago = (ms: number) => new Date(fd.services.clock().getTime() - ms);
const YOGA = { key: 'class', values: ['yoga'] };
const entry = (more: object = {}) => ({
  slug: acme.slug,
  name: 'Lena Lead',
  phone: '+442079460018',
  consent: true,
  versionId,
  answers: [YOGA],
  ...more,
});
const submit = (more: object = {}) => mutate(fd, buildVisitor(), 'submitForm', entry(more));
const LEAD = 'formAnswers { key label type values } formParameters { key value } formLanguage formVersionNumber';
const leads = async (who: Member) =>
  (await as(fd, who).ok(`{ leads(first: 5) { edges { node { email ${LEAD} } } } }`)).leads.edges.map(
    ({ node }: { node: object }) => node,
  );

describe('a submission of a published form [CB-02]', () => {
  it('is stored with its answers, its version and its parameters', async () => {
    const parameters = [
      { key: 'utm_source', value: 'mail' },
      { key: 'partner', value: 'gym' },
      { key: 'workspaceId', value: 'x' },
    ];
    const answers = [{ key: 'note', values: ['I am new'] }, YOGA];
    expect(await submit({ answers, parameters, language: 'es' })).toMatchObject({ outcome: 'ok' });
    expect(await leads(acme.owner)).toEqual([
      {
        email: null,
        formAnswers: [
          { key: 'class', label: 'Which class?', type: 'CHOICE', values: ['Yoga'] },
          { key: 'note', label: 'Anything else?', type: 'LONG_TEXT', values: ['I am new'] },
        ],
        formParameters: [
          { key: 'partner', value: 'gym' },
          { key: 'utm_source', value: 'mail' },
        ],
        formLanguage: 'es',
        formVersionNumber: 1,
      },
    ]);
  });

  it.each<[string, object, string, string]>([
    ['a missing answer', { answers: [] }, 'FORM_ANSWER_MISSING', 'answers.class'],
    ['an unknown option', { answers: [{ key: 'class', values: ['ride'] }] }, 'FORM_ANSWER_INVALID', 'answers.class'],
    ['an unknown question', { answers: [YOGA, { key: 'salary', values: ['1'] }] }, 'FORM_ANSWER_UNKNOWN', 'answers'],
    ['an answer twice', { answers: [YOGA, YOGA] }, 'FORM_ANSWER_INVALID', 'answers.class'],
    [
      'a long answer',
      { answers: [YOGA, { key: 'note', values: ['x'.repeat(2001)] }] },
      'FORM_ANSWER_TOO_LONG',
      'answers.note',
    ],
    ['another version', { versionId: '01890000-0000-7000-8000-000000000000' }, 'FORM_VERSION_REPLACED', 'versionId'],
    ['no id of a version', { versionId: "' or 1 = 1" }, 'FORM_VERSION_REPLACED', 'versionId'],
  ])('is refused with %s, and nothing is stored', async (_what, more, code, field) => {
    expect(await submit(more)).toMatchObject({ code, field });
    expect(await leads(acme.owner)).toEqual([]);
    expect((await submit()).outcome).toBe('ok');
  });

  it('reports the errors of all fields', async () => {
    const { data } = await as(fd, buildVisitor()).run(documentFor('submitForm'), {
      input: entry({ name: '', answers: [], consent: false }),
    });
    expect(data?.submitForm.errors.map(({ field }: { field: string }) => field)).toEqual([
      'name',
      'consent',
      'answers.class',
    ]);
  });

  it('is checked against the version that the visitor saw, for a day after it was replaced', async () => {
    const open = { ...FORM_CONTENT, questions: [] };
    const next = await buildLeadFormVersion(fd, acme, { content: open, publishedAt: ago(DAY_MS - 60_000) });
    expect(await submit()).toMatchObject({ outcome: 'ok' });
    expect(await submit({ answers: [] })).toMatchObject({ code: 'FORM_ANSWER_MISSING' });
    expect(await submit({ versionId: next, answers: [] })).toMatchObject({ outcome: 'ok' });
    expect(await submit({ versionId: next })).toMatchObject({ code: 'FORM_ANSWER_UNKNOWN' });
    expect(await submit({ versionId: null, answers: [] })).toMatchObject({ outcome: 'ok' });
    await buildLeadFormVersion(fd, acme, { content: open });
    // Version 1 was replaced by version 2 a day ago, and version 2 just now.
    expect(await submit({ versionId: next, answers: [] })).toMatchObject({ outcome: 'ok' });
    const old = await buildLeadFormVersion(fd, globex, { publishedAt: ago(3 * DAY_MS) });
    await buildLeadFormVersion(fd, globex, { publishedAt: ago(DAY_MS + 60_000) });
    const there = { slug: globex.slug, versionId: old };
    expect(await submit(there)).toMatchObject({ code: 'FORM_VERSION_REPLACED', field: 'versionId' });
    expect(await submit({ ...there, versionId: null })).toMatchObject({ outcome: 'ok' });
  });

  it('can come from the built-in form for a day after the first version was published', async () => {
    await buildLeadFormVersion(fd, globex);
    expect(await submit({ slug: globex.slug, versionId: null, answers: [] })).toMatchObject({ outcome: 'ok' });
    expect(await submit({ versionId: null, answers: [] })).toMatchObject({ code: 'FORM_ANSWER_MISSING' });
  });

  it('does not accept the version of another workspace', async () => {
    await buildLeadFormVersion(fd, globex);
    expect(await submit({ slug: globex.slug })).toMatchObject({ code: 'FORM_VERSION_REPLACED' });
    expect(await leads(globex.owner)).toEqual([]);
  });

  it('requires or ignores the email and the message as the form says', async () => {
    const strict = await buildLeadFormVersion(fd, acme, {
      content: { ...FORM_CONTENT, email: 'HIDDEN', message: 'REQUIRED' },
    });
    const given = { versionId: strict, email: 'lena@people.test' };
    expect(await submit(given)).toMatchObject({ code: 'FORM_ANSWER_MISSING', field: 'message' });
    expect(await submit({ ...given, message: 'Hi' })).toMatchObject({ outcome: 'ok' });
    expect(await leads(acme.owner)).toMatchObject([{ email: null }]);
  });

  it('masks contact details in the answers and parameters', async () => {
    const answers = [YOGA, { key: 'note', values: ['Call +44 20 7946 0099 or ann@people.test'] }];
    await submit({ answers, parameters: [{ key: 'partner', value: 'bob@people.test' }] });
    const masked = await buildMember(fd, acme, { role: 'member', maskContactDetails: true });
    const text = JSON.stringify(await leads(masked));
    expect(text).toContain('Which class?');
    expect(text).not.toMatch(/7946 0099|ann@|bob@/);
    expect(JSON.stringify(await leads(acme.owner))).toMatch(/7946 0099.*bob@/);
  });

  it('keeps the answers out of the audit log', async () => {
    await submit();
    const [note] = await rows<{ after: object }>(
      fd,
      "select after from audit_events where workspace_id = $1 and name = 'lead.created'",
      [acme.id],
    );
    expect(note?.after).toEqual({ source: 'FORM' });
  });
});

describe('POST /forms/:slug', () => {
  const post = (fields: Record<string, string>, headers: object = {}) =>
    fd.app.inject({
      method: 'POST',
      url: `/forms/${acme.slug}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
      payload: new URLSearchParams(fields).toString(),
      remoteAddress: buildVisitor().from,
    });
  const fields = { name: 'Lena Lead', phone: '+44 20 7946 0018', consent: 'on' };

  it('accepts answers under the keys of their questions', async () => {
    expect((await post({ ...fields, class: 'spin', utm_medium: 'print', source: 'API' })).statusCode).toBe(200);
    expect(await leads(acme.owner)).toMatchObject([
      {
        formAnswers: [{ key: 'class', values: ['Spinning'] }],
        formParameters: [{ key: 'utm_medium', value: 'print' }],
      },
    ]);
  });

  it('says in the language of the visitor which answer is missing', async () => {
    const english = await post(fields);
    expect(english.statusCode).toBe(422);
    expect(english.body).toContain('Which class?: Fill in this field.');
    const spanish = await post(fields, { 'accept-language': 'es-ES,es;q=0.9' });
    expect(spanish.body).toContain('¿Qué clase?: Rellene este campo.');
    expect(spanish.body).toContain('<html lang="es" dir="ltr">');
    expect(await leads(acme.owner)).toEqual([]);
  });
});
