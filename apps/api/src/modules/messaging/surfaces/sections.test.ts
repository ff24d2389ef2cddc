import { runInNewContext } from 'node:vm';
import { type FormCondition, type SurfaceContent, sectionsWith } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { outcome } from '../../../../test/testkit/mutate.ts';
import { buildSurface, buildSurfaceTemplate, SURFACE_CONTENT } from '../../../../test/testkit/surfaces.ts';
import { answerNamesOf } from './index.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

type Entry = SurfaceContent['questions'][number];
const entry = (key: string, more: Partial<Entry> = {}): Entry => ({
  key,
  type: 'TEXT',
  required: false,
  label: { en: `${key}?` },
  help: {},
  options: [],
  ...more,
});
const section = (key: string, condition: FormCondition | null = null): Entry =>
  entry(key, { type: 'SECTION', label: { en: `About ${key}` }, help: { en: `Text of ${key}` }, condition });
const OPTIONS = ['day', 'all'].map((key) => ({ key, label: { en: key } }));
const ALL_DAY: FormCondition = { question: 'plan', operator: 'eq', values: ['all'] };
/** Three steps, of which the second is shown only for the plan `all`. */
const CONTENT: SurfaceContent = {
  ...SURFACE_CONTENT,
  intro: { en: 'Only a few questions.' },
  questions: [
    entry('plan', { type: 'CHOICE', required: true, options: OPTIONS }),
    section('health', ALL_DAY),
    entry('reason', { required: true, targetField: 'reason' }),
    entry('since', { type: 'DATE', condition: { question: 'reason', operator: 'answered', values: [] } }),
    section('end'),
    entry('visits', { type: 'NUMBER' }),
    entry('note'),
  ],
};

/** A browser with its own cookie. */
class Visitor {
  readonly #path: string;
  #cookie: string | null = null;
  constructor(path: string) {
    this.#path = path;
  }
  async open(query = '') {
    const headers = this.#cookie === null ? {} : { cookie: this.#cookie };
    const { statusCode, body } = await fd.app.inject({ method: 'GET', url: `${this.#path}${query}`, headers });
    return { statusCode, ...shownOn(body) };
  }
  /** Presses a button of a step. `fields` are the fields that the step shows. */
  async press(action: string, step: string | null, fields: Readonly<Record<string, string>> = {}) {
    const pairs = Object.entries(fields).flatMap(([key, value]) => [
      ['question', key],
      [`q_${key}`, value],
    ]);
    const named = step === null ? [] : [['section', step]];
    const { statusCode, body, headers, cookies } = await fd.app.inject({
      method: 'POST',
      url: this.#path,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(this.#cookie === null ? {} : { cookie: this.#cookie }),
      },
      payload: new URLSearchParams([['action', action], ...named, ...pairs] as [string, string][]).toString(),
    });
    for (const { name, value } of cookies) this.#cookie = `${name}=${value}`;
    return { statusCode, query: headers.location?.replace(/^[^?]*/, ''), ...shownOn(body) };
  }
}
/** What a page shows: its progress, the button that leads on, and the questions with their values. */
const shownOn = (body: string) => ({
  step: /<p class="step">([^<]*)/.exec(body)?.[1] ?? null,
  title: /<title>([^<]*)/.exec(body)?.[1],
  buttons: [...body.matchAll(/<button class="(?:primary|secondary)" name="action" value="(\w+)"/g)].map(
    (one) => one[1],
  ),
  questions: [...body.matchAll(/name="question" value="(\w+)"/g)].map((one) => one[1]),
  hidden: [...body.matchAll(/data-key="(\w+)" hidden disabled/g)].map((one) => one[1]),
  problems: [...body.matchAll(/<li><a href="#q_(\w+)">[^<]*\?: ([^<]*)/g)].map(([, key, text]) => `${key}: ${text}`),
  body,
});
const sendForm = async (content = CONTENT) => {
  const templateId = await buildSurfaceTemplate(fd, acme, { content });
  const { path, contactId } = await buildSurface(fd, acme, { templateId });
  return { path, contactId, templateId, phone: new Visitor(path), laptop: new Visitor(path) };
};
const sent = async (contactId: string) => {
  const query = `{ surfaces(contactId: "${contactId}", first: 5) { edges { node { status answers { key values } } } } }`;
  const { status, answers } = (await as(fd, acme.owner).ok(query)).surfaces.edges[0].node;
  return [status, ...answers.map(({ key, values }: { key: string; values: string[] }) => `${key}: ${values.join()}`)];
};

describe('a form with sections', () => {
  it('is filled in step by step without JavaScript, and submitted with the last step [SF-04]', async () => {
    const { phone, contactId } = await sendForm();
    const first = await phone.open();
    expect([first.step, first.questions, first.buttons]).toEqual(['Step 1 of 2', ['plan'], ['next', 'save']]);
    expect(first.body).toContain('Only a few questions.');
    expect(await phone.press('next', '', { plan: 'all' })).toMatchObject({ statusCode: 303, query: '?step=2' });
    const second = await phone.open('?step=2');
    expect(second).toMatchObject({ step: 'Step 2 of 3', questions: ['reason', 'since'], hidden: ['since'] });
    expect(second.title).toBe('Step 2 of 3: Before your first visit');
    expect(second.buttons).toEqual(['next', 'back', 'save']);
    expect(second.body).toMatch(/<h2 dir="auto">About health<\/h2><p class="intro" dir="auto">Text of health<\/p>/);
    expect(second.body).not.toContain('Only a few questions.');
    // The answer leads to one more question of the step.
    const added = await phone.press('next', 'health', { reason: 'Knee' });
    expect([added.statusCode, added.problems[0]]).toEqual([
      422,
      'since: This question depends on your other answers. Answer it or leave it empty.',
    ]);
    expect((await phone.press('next', 'health', { reason: 'Knee', since: '' })).query).toBe('?step=3');
    const last = await phone.open('?step=3');
    expect([last.step, last.buttons]).toEqual(['Step 3 of 3', ['submit', 'back', 'save']]);
    expect(await sent(contactId)).toEqual(['IN_PROGRESS', 'plan: all', 'reason: Knee']);
    const done = await phone.press('submit', 'end', { visits: '3', note: '' });
    expect([done.statusCode, done.query]).toEqual([303, '']);
    expect(await sent(contactId)).toEqual(['SUBMITTED', 'plan: all', 'reason: Knee', 'visits: 3']);
  });

  it('shows a step with a wrong or missing answer again, with its messages', async () => {
    const { phone, contactId } = await sendForm();
    const missing = await phone.press('next', '', { plan: '' });
    expect(missing).toMatchObject({ statusCode: 422, step: 'Step 1 of 2', problems: ['plan: Fill in this field.'] });
    await phone.press('next', '', { plan: 'day' });
    for (const action of ['back', 'save', 'submit']) {
      const wrong = await phone.press(action, 'end', { visits: 'often', note: 'Hello' });
      expect(wrong).toMatchObject({ statusCode: 422, step: 'Step 2 of 2', questions: ['visits', 'note'] });
      expect(wrong.problems).toEqual(['visits: This value is not valid.']);
      expect(wrong.body).toContain('value="often"');
    }
    expect(await sent(contactId)).toEqual(['IN_PROGRESS', 'plan: day', 'note: Hello']);
  });

  it('does not require or store the answers of a hidden section', async () => {
    const { phone, contactId } = await sendForm();
    await phone.press('next', '', { plan: 'all' });
    await phone.press('next', 'health', { reason: 'Knee', since: '' });
    expect((await phone.press('back', 'end', { visits: '', note: '' })).query).toBe('?step=2');
    expect((await phone.press('back', 'health', { reason: 'Knee', since: '' })).query).toBe('?step=1');
    expect((await phone.press('next', '', { plan: 'day' })).query).toBe('?step=2');
    expect((await phone.open('?step=2')).step).toBe('Step 2 of 2');
    expect((await phone.press('submit', 'end', { visits: '2', note: '' })).statusCode).toBe(303);
    expect(await sent(contactId)).toEqual(['SUBMITTED', 'plan: day', 'visits: 2']);
  });

  it('is not submitted by the last step while an earlier one lacks an answer, which is then shown', async () => {
    const { phone, contactId } = await sendForm();
    const early = await phone.press('submit', 'end', { visits: '2', note: '' });
    expect(early).toMatchObject({ statusCode: 422, step: 'Step 1 of 2', problems: ['plan: Fill in this field.'] });
    expect(await sent(contactId)).toEqual(['IN_PROGRESS', 'visits: 2']);
  });

  it('is not submitted if the answers of the last shown step add a step', async () => {
    const [plan, ...others] = CONTENT.questions;
    const content = { ...CONTENT, questions: [plan ?? entry('plan'), ...others.slice(0, 3)] };
    const { phone, contactId } = await sendForm(content);
    expect((await phone.open()).buttons).toEqual(['submit', 'save']);
    expect((await phone.press('submit', '', { plan: 'all' })).query).toBe('?step=2');
    expect(await sent(contactId)).toEqual(['IN_PROGRESS', 'plan: all']);
    // The button “Next” does not submit the form, also if its answers remove the step that follows.
    expect((await phone.press('next', '', { plan: 'day' })).query).toBe('?step=1');
    expect(await sent(contactId)).toEqual(['IN_PROGRESS', 'plan: day']);
  });

  it.each([
    ['?step=0', 'Step 1 of 2'],
    ['?step=-3', 'Step 1 of 2'],
    ['?step=99', 'Step 2 of 2'],
    ['?step=1e300', 'Step 2 of 2'],
    ['?step=two', 'Step 1 of 2'],
    ['?step=', 'Step 1 of 2'],
    ['?step=1&step=2', 'Step 1 of 2'],
  ])('shows the closest step for %s', async (query, step) => {
    const { phone } = await sendForm();
    expect(await phone.open(query)).toMatchObject({ statusCode: 200, step });
  });

  it('shows the next step for a section that the form does not have or does not show', async () => {
    const { phone } = await sendForm();
    await phone.press('save', '', { plan: 'day' });
    expect((await phone.press('next', 'health', {})).query).toBe('?step=2');
    expect((await phone.press('next', 'nothing', { plan: 'day' })).query).toBe('?step=1');
  });

  it('continues where the contact stopped, and at the first step after a return [SF-06]', async () => {
    const { phone, contactId } = await sendForm({ ...CONTENT, requiresReview: true });
    await phone.press('next', '', { plan: 'day' });
    expect((await phone.press('save', 'end', { visits: '', note: 'Hello' })).query).toBe('?step=2&saved');
    expect((await phone.open()).step).toBe('Step 2 of 2');
    await phone.press('submit', 'end', { visits: '', note: 'Hello' });
    const { id } = (
      await as(fd, acme.owner).ok(`{ surfaces(contactId: "${contactId}", first: 5) { edges { node { id } } } }`)
    ).surfaces.edges[0].node;
    await fd.services.database.forWorkspace(acme.id).write((tx) =>
      tx.surface.updateMany({
        where: { id },
        data: {
          status: 'RETURNED',
          submittedAt: null,
          reviewNote: 'Which plan?',
          reviewedAt: fd.services.clock(),
          reviewedByName: 'Ada Owner',
        },
      }),
    );
    expect((await phone.open()).step).toBe('Step 1 of 2');
  });

  it('shows all its questions to another browser, which does not learn the answers or the steps [SF-06]', async () => {
    const { phone, laptop, contactId } = await sendForm();
    expect((await laptop.open()).step).toBe('Step 1 of 2');
    await phone.press('next', '', { plan: 'all' });
    const all = await laptop.open('?step=2');
    expect([all.step, all.questions, all.hidden, all.buttons]).toEqual([
      null,
      ['plan', 'reason', 'since', 'visits', 'note'],
      ['health', 'reason', 'since'],
      ['submit', 'save'],
    ]);
    expect(all.body).toContain('<h2 dir="auto">About end</h2>');
    // A step that was shown before is saved, and its answers remain on the page.
    const stale = await laptop.press('submit', '', { plan: 'day' });
    expect(stale).toMatchObject({ statusCode: 200, step: null, problems: [], buttons: ['submit', 'save'] });
    expect(stale.body).toContain('<option value="day" selected>');
    expect(await sent(contactId)).toEqual(['IN_PROGRESS', 'plan: day']);
    const complete = { plan: 'all', visits: '1', note: '' };
    expect((await laptop.press('submit', null, complete)).problems).toEqual(['reason: Fill in this field.']);
    const added = await laptop.press('submit', null, { ...complete, reason: 'Knee' });
    expect([added.statusCode, added.hidden]).toEqual([422, []]);
    expect((await laptop.press('submit', null, { ...complete, reason: 'Knee', since: '' })).statusCode).toBe(303);
    expect(await sent(contactId)).toEqual(['SUBMITTED', 'plan: all', 'reason: Knee', 'visits: 1']);
  });

  it('has no answer to a section', async () => {
    const { phone, contactId } = await sendForm();
    expect((await phone.press('next', '', { plan: 'day', end: 'Text' })).statusCode).toBe(422);
    expect(await sent(contactId)).toEqual(['SENT']);
  });

  it('is written from right to left in Arabic, with its buttons and progress', async () => {
    const content = { ...CONTENT, languages: ['en', 'ar'] as const };
    const templateId = await buildSurfaceTemplate(fd, acme, { content });
    const { path } = await buildSurface(fd, acme, { templateId, language: 'ar' });
    const { step, body } = await new Visitor(path).open();
    expect(step).toBe('الخطوة 1 من 2');
    expect(body).toMatch(/<html lang="ar" dir="rtl">[\s\S]*>التالي<\/button>/);
  });

  it('is counted without its sections, which the agent does not know either [SF-08]', async () => {
    const { templateId } = await sendForm();
    const range = '{ from: "2026-01-01", to: "2027-12-31" }';
    const query = `{ surfaceQuestionResults(templateId: "${templateId}", range: ${range}) { key } }`;
    const keys = (await as(fd, acme.owner).ok(query)).surfaceQuestionResults.map(({ key }: { key: string }) => key);
    expect(keys).toEqual(['plan', 'reason', 'since', 'visits', 'note']);
    const names = answerNamesOf({ content: JSON.parse(JSON.stringify(CONTENT)) });
    expect([names.includes('visits'), names.includes('health')]).toEqual([true, false]);
  });

  it('is refused in a draft if a section has no question', async () => {
    const templateId = await buildSurfaceTemplate(fd, acme, { content: CONTENT });
    const save = (questions: readonly Entry[]) => {
      const content = JSON.stringify({ ...CONTENT, questions });
      return outcome(fd, acme.owner, 'updateSurfaceTemplate', { id: templateId, revision: 0, name: 'Visit', content });
    };
    expect(await save([section('only')])).toBe('FORM_SECTION_EMPTY');
    expect(await save([...CONTENT.questions, section('more')])).toBe('FORM_SECTION_EMPTY');
    expect(await save([section('health', ALL_DAY), ...CONTENT.questions.slice(2)])).toBe(
      'FORM_CONDITION_QUESTION_INVALID',
    );
    expect(await save(CONTENT.questions)).toBe('ok');
  });

  it('has a script that decides the steps with the same function', async () => {
    const { phone } = await sendForm();
    const { body } = await phone.open();
    expect(body).toContain(sectionsWith.toString());
    const isolated = runInNewContext(`(${sectionsWith.toString()})`) as typeof sectionsWith;
    for (const visible of [
      ['plan', 'end', 'note'],
      ['plan', 'health', 'reason', 'note'],
    ])
      expect([...isolated(CONTENT.questions, visible)]).toEqual(sectionsWith(CONTENT.questions, visible));
  });
});
