import { randomUUID } from 'node:crypto';
import { sandboxFor } from '@frontdesk/simulators';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { accessToken, callGraph } from '../support/graph.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';
const PATIENCE = { timeout: 60_000 };

let product: Product;
let browser: Browser;
let gus: Profile;
let account: ReturnType<typeof sandboxFor>['vapi'];

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  gus = await newProfile(browser, product.url, { width: 1440, height: 1000 });
  await signIn(gus.page, 'gus@globex.test', PASSWORD);
  const { body } = await callGlobex('{ workspace { id } }');
  account = sandboxFor(body.data.workspace.id).vapi;
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function callGlobex(query: string) {
  const token = await accessToken(product.url, 'gus@globex.test', PASSWORD);
  return callGraph(product.url, { query }, { authorization: `Bearer ${token}`, 'x-workspace': 'globex' });
}

/** Simulates an inbound call to the number of the workspace. Returns the name of the persona that answers. */
async function ring(from: string): Promise<unknown> {
  const { assistantId, phoneNumberId, serverToken } = account;
  const call = { id: randomUUID(), type: 'inboundPhoneCall', assistantId, phoneNumberId };
  const message = { timestamp: Date.now(), type: 'assistant-request', call: { ...call, customer: { number: from } } };
  const response = await fetch(`${product.url}/api/voice/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${serverToken}` },
    body: JSON.stringify({ message }),
  });
  const answer = (await response.json()) as { assistantOverrides?: { variableValues: { agentName: string } } };
  return answer.assistantOverrides?.variableValues.agentName;
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const agents = (page: Page) => page.getByRole('list', { name: 'Agents' });
const chatWith = async (page: Page, name: string) => {
  const chat = region(page, 'Test chat');
  await chat.getByText(`Talk to ${name}`).waitFor();
  await chat.getByRole('button', { name: 'Start chat' }).click();
  await chat.getByRole('log').getByText(name).first().waitFor(PATIENCE);
};

describe('a second agent', () => {
  it('is created as a copy, gets its own persona and version, and is tested apart [AM-01]', async () => {
    const { page } = gus;
    await page.goto('/admin/globex/agent');
    await agents(page).getByRole('button', { name: 'Duplicate Front desk' }).click();
    const dialog = page.getByRole('dialog', { name: 'Duplicate Front desk' });
    await dialog.getByLabel('Name').fill('Front desk');
    await dialog.getByRole('button', { name: 'Create agent' }).click();
    await dialog.getByText('An agent with this name already exists. Choose another name.').waitFor();
    await dialog.getByLabel('Name').fill('Night desk');
    await dialog.getByRole('button', { name: 'Create agent' }).click();
    await page.waitForURL(/agent=/);
    const persona = region(page, 'Persona');
    await persona.getByLabel('Name').fill('Nia');
    await persona.getByRole('button', { name: 'Save persona' }).click();
    await chatWith(page, 'Nia');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('dialog', { name: 'Publish Night desk?' }).getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Not used by a service · version 1').waitFor();
    expect(await violations(page)).toEqual([]);
    await agents(page).getByRole('button', { name: 'Open Front desk' }).click();
    await chatWith(page, 'Alex');
    expect(gus.errors).toEqual([]);
  }, 120_000);

  it('answers the number of its service [AM-32] [AM-33]', async () => {
    const { page } = gus;
    expect(await ring('+442079461992')).toBe('Alex');
    await page.goto('/admin/globex/services');
    await page.getByRole('button', { name: 'Create service' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create service' });
    await dialog.getByLabel('Name').fill('Nights');
    await dialog.getByLabel('Agent').selectOption({ label: 'Night desk' });
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/Night desk, latest version 1/).waitFor();
    await page.goto('/admin/globex/channels');
    await page.getByRole('button', { name: /^Choose service for/ }).click();
    await page.getByLabel('Service', { exact: true }).selectOption({ label: 'Nights' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Handled by Nights').waitFor();
    expect(await ring('+442079461993')).toBe('Nia');
    expect(gus.errors).toEqual([]);
  }, 60_000);

  it('cannot be deleted while a service uses it or by a member without permission [AM-01]', async () => {
    const { page } = gus;
    await page.goto('/admin/globex/agent');
    await agents(page).getByRole('button', { name: 'Delete Night desk' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete Night desk?' });
    await dialog.getByRole('button', { name: 'Delete agent' }).click();
    await dialog.getByText(/A service or a reply in progress uses this agent/).waitFor();
    const leo = await newProfile(browser, product.url);
    await signIn(leo.page, 'leo@globex.test', PASSWORD);
    await leo.page.goto('/admin/globex/agent');
    const remove = agents(leo.page).getByRole('button', { name: 'Delete Night desk' });
    await remove.waitFor();
    expect(await remove.getAttribute('aria-disabled')).toBe('true');
    await leo.page.goto(`/admin/globex/agent?agent=${randomUUID()}`);
    await leo.page.getByRole('heading', { name: 'Page not found' }).waitFor();
    await leo.context.close();
    expect(gus.errors).toEqual([]);
  }, 60_000);
});
