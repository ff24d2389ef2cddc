import { runInNewContext } from 'node:vm';
import { type FormCondition, type SurfaceContent, visibleKeys } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildSurface, buildSurfaceTemplate, SURFACE_CONTENT } from '../../../../test/testkit/surfaces.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const question = (key: string, more: Partial<SurfaceContent['questions'][number]>) => ({
  key,
  type: 'TEXT' as const,
  required: false,
  label: { en: `${key}?` },
  help: {},
  options: [],
  ...more,
});
const OPTIONS = ['day', 'all'].map((key) => ({ key, label: { en: key } }));
const ALL_DAY: FormCondition = { question: 'plan', operator: 'eq', values: ['all'] };
/** Asks why only for the plan `all`, and for a date only if there is a reason. */
const contentWith = (isRequired: boolean): SurfaceContent => ({
  ...SURFACE_CONTENT,
  questions: [
    question('plan', { type: 'CHOICE', required: true, options: OPTIONS }),
    question('reason', { required: isRequired, condition: ALL_DAY, targetField: 'reason' }),
    question('since', { type: 'DATE', condition: { question: 'reason', operator: 'answered', values: [] } }),
  ],
});
const sendForm = async (isRequired = true) =>
  buildSurface(fd, acme, { templateId: await buildSurfaceTemplate(fd, acme, { content: contentWith(isRequired) }) });
/** Sends the page of the form. `fields` are the fields that it shows. */
const post = async (path: string, action: string, fields: Readonly<Record<string, string>>) => {
  const pairs = Object.entries(fields).flatMap(([key, value]) => [
    ['question', key],
    [`q_${key}`, value],
  ]);
  const { statusCode, body } = await fd.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams([['action', action], ...pairs] as [string, string][]).toString(),
  });
  return { statusCode, body };
};
const sent = async (contactId: string) => {
  const query = `{ surfaces(contactId: "${contactId}", first: 5) { edges { node { status answers { key values } } } } }`;
  const { status, answers } = (await as(fd, acme.owner).ok(query)).surfaces.edges[0].node;
  return [status, ...answers.map(({ key, values }: { key: string; values: string[] }) => `${key}: ${values.join()}`)];
};
/** Values of the field `reason` in the record of the contact. */
const recorded = (contactId: string) =>
  rows(
    fd,
    `select f.value from entity_fields f join entities e on e.workspace_id = f.workspace_id and e.id = f.entity_id
      where e.workspace_id = $1 and e.contact_id = $2 and f.name = 'reason'`,
    [acme.id, contactId],
  );
const isHidden = (body: string, key: string) => body.includes(`data-key="${key}" hidden disabled>`);

describe('a question with a condition', () => {
  it('is hidden, so that it does not block the submission although it is required [SF-04]', async () => {
    const { path, contactId } = await sendForm();
    const { body } = await fd.app.inject({ method: 'GET', url: path });
    expect([isHidden(body, 'reason'), isHidden(body, 'since')]).toEqual([true, true]);
    expect((await post(path, 'submit', { plan: 'day' })).statusCode).toBe(303);
    expect(await sent(contactId)).toEqual(['SUBMITTED', 'plan: day']);
  });

  it('is shown without JavaScript when the answers that lead to it are sent, and must then be answered [SF-04]', async () => {
    const { path, contactId } = await sendForm();
    const { statusCode, body } = await post(path, 'submit', { plan: 'all' });
    expect([statusCode, isHidden(body, 'reason'), isHidden(body, 'since')]).toEqual([422, false, true]);
    expect(body).toMatch(/role="alert"[\s\S]*href="#q_reason">reason\?: Fill in this field\./);
    expect(await sent(contactId)).toEqual(['IN_PROGRESS', 'plan: all']);
    // The answer leads to one more question, which is optional.
    const next = await post(path, 'submit', { plan: 'all', reason: 'Knee' });
    expect([next.statusCode, isHidden(next.body, 'since')]).toEqual([422, false]);
    expect(next.body).toContain('href="#q_since">since?: This question depends on your other answers.');
    expect(next.body).not.toContain('aria-invalid="true"');
    expect((await post(path, 'submit', { plan: 'all', reason: 'Knee', since: '' })).statusCode).toBe(303);
    expect(await sent(contactId)).toEqual(['SUBMITTED', 'plan: all', 'reason: Knee']);
  });

  it('keeps a saved answer while it is hidden, until the form is submitted', async () => {
    const { path, contactId } = await sendForm();
    await post(path, 'save', { plan: 'all', reason: 'Knee', since: '2026-01-02' });
    await post(path, 'autosave', { plan: 'day' });
    expect(await sent(contactId)).toEqual(['IN_PROGRESS', 'plan: day', 'reason: Knee', 'since: 2026-01-02']);
    // A wrong answer to a hidden question does not block either.
    const { statusCode } = await post(path, 'submit', { plan: 'day', reason: 'Knee', since: 'never' });
    expect([statusCode, ...(await sent(contactId))]).toEqual([303, 'SUBMITTED', 'plan: day']);
    expect(await recorded(contactId)).toEqual([]);
  });

  it('stores its answer in the record while it is shown', async () => {
    const { path, contactId } = await sendForm();
    expect((await post(path, 'submit', { plan: 'all', reason: 'Knee', since: '' })).statusCode).toBe(303);
    expect(await recorded(contactId)).toEqual([{ value: 'Knee' }]);
  });

  it('follows the version that was sent, not the current draft', async () => {
    const templateId = await buildSurfaceTemplate(fd, acme, { content: contentWith(true) });
    const { path } = await buildSurface(fd, acme, { templateId });
    const questions = contentWith(true).questions.map((one) => ({ ...one, condition: null }));
    const content = JSON.stringify({ ...contentWith(true), questions });
    const draft = { id: templateId, revision: 0, name: 'First visit', content };
    expect(await outcome(fd, acme.owner, 'updateSurfaceTemplate', draft)).toBe('ok');
    expect(await outcome(fd, acme.owner, 'publishSurfaceTemplate', { id: templateId, revision: 1 })).toBe('ok');
    expect((await post(path, 'submit', { plan: 'day' })).statusCode).toBe(303);
    const newer = await buildSurface(fd, acme, {
      templateId: await buildSurfaceTemplate(fd, acme, { content: JSON.parse(content) }),
    });
    expect((await post(newer.path, 'submit', { plan: 'day' })).statusCode).toBe(422);
  });

  it('is refused in a draft if it does not follow the rules', async () => {
    const templateId = await buildSurfaceTemplate(fd, acme, { content: contentWith(true) });
    const save = (condition: object) => {
      const [plan, reason] = contentWith(true).questions;
      const content = JSON.stringify({ ...contentWith(true), questions: [plan, { ...reason, condition }] });
      return outcome(fd, acme.owner, 'updateSurfaceTemplate', { id: templateId, revision: 0, name: 'Visit', content });
    };
    expect(await save({ ...ALL_DAY, question: 'reason' })).toBe('FORM_CONDITION_QUESTION_INVALID');
    expect(await save({ ...ALL_DAY, operator: 'contains' })).toBe('FORM_CONDITION_OPERATOR_INVALID');
    expect(await save({ ...ALL_DAY, values: ['week'] })).toBe('FORM_CONDITION_VALUE_INVALID');
    expect(await save({ ...ALL_DAY, operator: 'maybe' })).toBe('FORM_INVALID');
    expect(await save(ALL_DAY)).toBe('ok');
  });

  it('is decided in the browser by the same function, whose source needs nothing else', async () => {
    const { path } = await sendForm();
    const { body } = await fd.app.inject({ method: 'GET', url: path });
    expect(body).toContain(visibleKeys.toString());
    const isolated = runInNewContext(`(${visibleKeys.toString()})`) as typeof visibleKeys;
    for (const plan of ['day', 'all']) {
      const answers = new Map([['plan', [plan]]]);
      expect([...isolated(contentWith(true).questions, answers)]).toEqual(
        visibleKeys(contentWith(true).questions, answers),
      );
    }
  });
});
