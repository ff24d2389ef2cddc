import { type McpSimulator, startMcp } from '@frontdesk/simulators';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { accessToken, callGraph } from '../support/graph.ts';
import { type Product, startProduct } from '../support/product.ts';

const EMAIL = 'ada@acme.test';
const PASSWORD = 'welcome to the desk';
const SECRET = 'Bearer sk-shop-0123456789';
const TOOL = 'mcp_shop_find_order';

let shop: McpSimulator;
let product: Product;
let browser: Browser;
let ada: Profile;

beforeAll(async () => {
  // The server runs in the test's process, so that the test can change its tools and read what it received.
  shop = await startMcp({ port: 0, paceMs: 0, seed: 1 });
  shop.require(SECRET);
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  await shop.stop();
});

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const servers = (page: Page) => region(page, 'MCP servers');

/** Opens the tools of the server, and the view of a tool whose button has this name. */
async function openTool(page: Page, button: string): Promise<Locator> {
  await servers(page).getByRole('button', { name: 'Tools of shop' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tools of shop' });
  await dialog.getByRole('button', { name: button }).click();
  return dialog;
}

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function ask(query: string, variables: object = {}) {
  const token = await accessToken(product.url, EMAIL, PASSWORD);
  const headers = { authorization: `Bearer ${token}`, 'x-workspace': 'acme' };
  return (await callGraph(product.url, { query, variables }, headers)).body.data;
}

const FLOW = {
  description: 'The contact asks where the order is.',
  entry: [{ intent: 'The contact asks where the order is.', examples: ['Where is my order?'] }],
  start: 'ask',
  states: {
    ask: { kind: 'ask', slot: 'order', required: true, options: 'choices', next: 'find' },
    find: { kind: 'tool', tool: TOOL, args: { order_id: 'answers.order' }, next: 'state', onError: {} },
    state: { kind: 'say', words: 'Your order is {result.text}.', next: 'done' },
    done: { kind: 'end', outcome: 'ANSWERED' },
  },
};
const SLOT = { type: 'CHOICE', words: 'Which order?', choices: ['Alpha', 'Beta'], scope: 'episode' };

/** Adds a flow that uses the tool to the draft. */
async function addFlow(): Promise<void> {
  const { agentDraft } = await ask('{ agentDraft { revision goal source } }');
  const graph = JSON.parse(agentDraft.source);
  const source = JSON.stringify({
    ...graph,
    flows: { ...graph.flows, order: FLOW },
    slots: { ...graph.slots, order: SLOT },
  });
  const { updateContextGraph } = await ask(
    `mutation ($input: UpdateContextGraphInput!) { updateContextGraph(input: $input) { errors { code message } } }`,
    { input: { revision: agentDraft.revision, goal: agentDraft.goal, source } },
  );
  expect(updateContextGraph.errors).toEqual([]);
}

describe('an MCP server, from its connection to a change of its tools [AG-23]', () => {
  it('is connected with a secret, and its tools appear without a reload', async () => {
    const { page } = ada;
    await signIn(page, EMAIL, PASSWORD);
    await page.goto('/admin/acme/tools');
    await servers(page).getByText('No MCP servers yet').waitFor();
    expect(await violations(page)).toEqual([]);
    await servers(page).getByRole('button', { name: 'Connect server' }).click();
    const form = page.getByRole('dialog', { name: 'Connect MCP server' });
    await form.getByLabel('Name', { exact: true }).fill('shop');
    await form.getByLabel('URL').fill(shop.endpoint);
    await form.getByLabel('Value of the header').fill(SECRET);
    expect(await violations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Connect server' }).click();
    await servers(page).getByText('2 tools · 0 allowed').waitFor();
    await servers(page).getByText('Connected', { exact: true }).waitFor();
    expect(ada.errors).toEqual([]);
  }, 90_000);

  it('has a tool that a member reviews and allows', async () => {
    const { page } = ada;
    const dialog = await openTool(page, 'Review find_order');
    await dialog.getByText('Returns the status of an order.').waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('radio', { name: /^Reads/ }).click();
    await dialog.getByRole('button', { name: 'Allow tool' }).click();
    await dialog.getByText('Allowed', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await closeDialog(page);
    await servers(page).getByText('2 tools · 1 allowed').waitFor();
    expect(ada.errors).toEqual([]);
  }, 90_000);

  it('is called by a flow, whose reply states the result', async () => {
    const { page } = ada;
    await addFlow();
    await page.goto('/admin/acme/agent');
    const chat = region(page, 'Test chat');
    const say = async (words: string) => {
      await chat.getByRole('textbox', { name: 'Your message' }).fill(words);
      await chat.getByRole('button', { name: 'Send' }).click();
    };
    await chat.getByRole('button', { name: 'Start chat' }).click();
    await say('Where is my order?');
    await chat.getByText('Which order?').first().waitFor();
    await say('Beta');
    await chat.getByText('Your order is shipped.').first().waitFor();
    expect(shop.calls).toEqual([{ name: 'find_order', arguments: { orderId: 'Beta' }, authorization: SECRET }]);
    expect(ada.errors).toEqual([]);
  }, 90_000);

  it('changes the tool, which needs a review and is no longer offered to flows', async () => {
    const { page } = ada;
    const offered = async () => {
      const query = '{ mcpTools(first: 10, filter: { statuses: [ALLOWED] }) { edges { node { flowName } } } }';
      const { mcpTools } = await ask(query);
      return mcpTools.edges.map(({ node }: { node: { flowName: string } }) => node.flowName);
    };
    expect(await offered()).toEqual([TOOL]); // Precondition: flows can use the tool.
    shop.tricks.add('CHANGED');
    await page.goto('/admin/acme/tools');
    await servers(page).getByRole('button', { name: 'Refresh shop' }).click();
    await servers(page).getByText('1 tool needs review').waitFor();
    await servers(page).getByText('2 tools · 0 allowed').waitFor();
    expect(await offered()).toEqual([]);
    const dialog = await openTool(page, 'Review find_order');
    await dialog.getByText('Also returns the address.').waitFor();
    expect(await violations(page)).toEqual([]);
    await closeDialog(page);
    await page.goto('/admin/acme/agent');
    await page.getByText(TOOL).first().waitFor();
    expect(await page.getByRole('button', { name: 'Publish' }).getAttribute('aria-disabled')).toBe('true');
    expect(shop.calls).toHaveLength(1);
    expect(ada.errors).toEqual([]);
  }, 90_000);
});
