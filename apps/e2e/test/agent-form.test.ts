import { newSurfaceContent, type SurfaceContent } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { accessToken, callGraph } from '../support/graph.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const EMAIL = 'ada@acme.test';
const PASSWORD = 'welcome to the desk';
const PATIENCE = { timeout: 60_000 };
const REQUEST = 'I want to become a member.';
const GOAL = 'What do you want to achieve?';
const INJURY = 'Which injury?';

let product: Product;
let browser: Browser;
let ada: Profile;
/** Link of the form that the agent sends. */
let link = '';

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url, { width: 1440, height: 900 });
  await signIn(ada.page, EMAIL, PASSWORD);
  await addFlow(await publishForm());
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe('a form that the agent sends', () => {
  it('arrives on the phone as a link, in reply to a message [AG-21] [SF-07]', async () => {
    const { page } = ada;
    await askForContact('Nora Lead', '+44 20 7946 0813');
    await page.goto('/admin/acme/leads');
    await page.getByRole('link', { name: 'Nora Lead', exact: true }).click(PATIENCE);
    await page.getByRole('link', { name: 'Open simulator' }).click(PATIENCE);
    await received(page).first().waitFor(PATIENCE);
    await say(page, REQUEST);
    const message = received(page).filter({ hasText: 'Please fill in this form.' });
    await message.waitFor(PATIENCE);
    const text = (await message.textContent()) ?? '';
    link = /\/s\/[\w-]{43}/.exec(text)?.[0] ?? '';
    expect(link).not.toBe('');
    expect(text).not.toContain(GOAL);
    expect(await violations(page)).toEqual([]);
  }, 180_000);

  it('is filled in on a phone, and asks only what the answers lead to [SF-04]', async () => {
    const { page, errors, context } = await newProfile(browser, product.url, { width: 390, height: 844 });
    await page.goto(link);
    await page.getByRole('heading', { level: 1, name: 'Before your first visit' }).waitFor();
    expect(await page.getByLabel(INJURY).isVisible()).toBe(false);
    await page.getByLabel(GOAL).fill('Run a marathon');
    await page.getByLabel('Are you injured?').selectOption('Yes');
    await page.getByLabel(INJURY).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.getByLabel('Are you injured?').selectOption('No');
    await page.getByLabel(INJURY).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  }, 120_000);

  it('continues the conversation without asking again, and the member sees the answers', async () => {
    const { page } = ada;
    await received(page).filter({ hasText: 'We prepare your first visit.' }).waitFor(PATIENCE);
    expect(await received(page).filter({ hasText: GOAL }).count()).toBe(0);
    await page.goto('/admin/acme/leads');
    await page.getByRole('link', { name: 'Nora Lead', exact: true }).click(PATIENCE);
    await page.getByRole('link', { name: 'Open conversation', exact: true }).click(PATIENCE);
    await page.getByRole('link', { name: 'Open contact' }).click(PATIENCE);
    const forms = page.getByRole('region', { name: 'Forms' });
    await forms.getByText('Submitted', { exact: true }).waitFor(PATIENCE);
    await forms.getByText('Answers').click();
    await forms.getByText('Run a marathon').waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    expect(ada.errors).toEqual([]);
  }, 120_000);
});

const received = (page: Page) => page.getByRole('log', { name: 'Chat' }).locator('[data-side="theirs"]');

async function say(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(words);
  await page.keyboard.press('Enter');
}

/** Submits the public lead form as a visitor. */
async function askForContact(name: string, phone: string): Promise<void> {
  const { page, errors, context } = await newProfile(browser, product.url);
  await page.goto('/forms/acme');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Phone', { exact: true }).fill(phone);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: /^Send/ }).click();
  await page
    .getByText(/Thank you/)
    .first()
    .waitFor(PATIENCE);
  expect(errors).toEqual([]);
  await context.close();
}

/** Calls the API as Ada. */
async function ask(query: string, variables: object = {}) {
  const token = await accessToken(product.url, EMAIL, PASSWORD);
  const headers = { authorization: `Bearer ${token}`, 'x-workspace': 'acme' };
  return (await callGraph(product.url, { query, variables }, headers)).body.data;
}

const NO_HELP = { required: true, help: {}, options: [] };
const FORM: SurfaceContent = {
  ...newSurfaceContent('Before your first visit'),
  questions: [
    { ...NO_HELP, key: 'goal', type: 'TEXT', label: { en: GOAL }, targetField: 'goal' },
    {
      ...NO_HELP,
      key: 'injured',
      type: 'CHOICE',
      label: { en: 'Are you injured?' },
      options: [
        { key: 'yes', label: { en: 'Yes' } },
        { key: 'no', label: { en: 'No' } },
      ],
    },
    {
      ...NO_HELP,
      key: 'injury',
      type: 'TEXT',
      label: { en: INJURY },
      condition: { question: 'injured', operator: 'eq', values: ['yes'] },
    },
  ],
};

/** Creates and publishes the form. Returns its id. */
async function publishForm(): Promise<string> {
  const { createSurfaceTemplate } = await ask(
    'mutation { createSurfaceTemplate(name: "First visit") { template { id } } }',
  );
  const { id } = createSurfaceTemplate.template;
  const input = { id, revision: 0, name: 'First visit', content: JSON.stringify(FORM) };
  const update = `mutation ($input: UpdateSurfaceTemplateInput!) { updateSurfaceTemplate(input: $input) { errors { code } } }`;
  expect((await ask(update, { input })).updateSurfaceTemplate.errors).toEqual([]);
  const publish = `mutation ($id: ID!) { publishSurfaceTemplate(id: $id, revision: 1) { errors { code } } }`;
  expect((await ask(publish, { id })).publishSurfaceTemplate.errors).toEqual([]);
  return id;
}

const flowWith = (form: string) => ({
  description: 'The contact wants to become a member.',
  entry: [{ intent: REQUEST, examples: [REQUEST] }],
  start: 'form',
  states: {
    form: { kind: 'tool', tool: 'send_surface', args: { form: `'${form}'` }, next: 'goal', onError: {} },
    goal: { kind: 'ask', slot: 'goal', required: true, next: 'tell' },
    tell: { kind: 'say', words: 'We prepare your first visit.', next: 'done' },
    done: { kind: 'end', outcome: 'ANSWERED' },
  },
});

/** Adds a flow that sends the form to the agent, and publishes the agent. */
async function addFlow(form: string): Promise<void> {
  const { agentDraft } = await ask('{ agentDraft { revision goal source } }');
  const graph = JSON.parse(agentDraft.source);
  const source = JSON.stringify({
    ...graph,
    flows: { ...graph.flows, join: flowWith(form) },
    slots: { ...graph.slots, goal: { type: 'TEXT', words: GOAL, scope: 'episode' } },
  });
  const { revision, goal } = agentDraft;
  const update = `mutation ($input: UpdateContextGraphInput!) { updateContextGraph(input: $input) { draft { revision } errors { message } } }`;
  const { updateContextGraph } = await ask(update, { input: { revision, goal, source } });
  expect(updateContextGraph.errors).toEqual([]);
  const publish = `mutation ($input: PublishAgentInput!) { publishAgent(input: $input) { problems { message } errors { code } } }`;
  const published = await ask(publish, { input: { revision: updateContextGraph.draft.revision, note: '' } });
  expect(published.publishAgent).toEqual({ problems: null, errors: [] });
}
