import { randomUUID } from 'node:crypto';
import { sandboxFor } from '@frontdesk/simulators';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violationsInBothSchemes } from '../support/browser.ts';
import { accessToken, callGraph } from '../support/graph.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const DEMO_PASSWORD = 'welcome to the desk';

let product: Product;
let browser: Browser;
let gus: Profile;
let account: ReturnType<typeof sandboxFor>['vapi'];

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  gus = await arrive('gus@globex.test');
  account = sandboxFor(await workspaceId()).vapi;
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function arrive(email: string, setting: Parameters<typeof newProfile>[2] = {}): Promise<Profile> {
  const profile = await newProfile(browser, product.url, setting);
  await signIn(profile.page, email, DEMO_PASSWORD);
  return profile;
}

async function workspaceId(): Promise<string> {
  const token = await accessToken(product.url, 'gus@globex.test', DEMO_PASSWORD);
  const headers = { authorization: `Bearer ${token}`, 'x-workspace': 'globex' };
  const { body } = await callGraph(product.url, { query: '{ workspace { id } }' }, headers);
  return body.data.workspace.id;
}

/** Sends a Vapi event about a call to the account's phone number. */
async function sendEvent(callId: string, from: string, message: object) {
  const { assistantId, phoneNumberId, serverToken } = account;
  const call = { id: callId, type: 'inboundPhoneCall', assistantId, phoneNumberId, customer: { number: from } };
  const response = await fetch(`${product.url}/api/voice/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${serverToken}` },
    body: JSON.stringify({ message: { timestamp: Date.now(), ...message, call } }),
  });
  return response.json();
}

const ring = (callId: string, from: string) => sendEvent(callId, from, { type: 'assistant-request' });

async function choose(page: Page, service: string): Promise<void> {
  await page.goto('/admin/globex/channels');
  await page.getByRole('button', { name: /^Choose service for/ }).click();
  await page.getByLabel('Service', { exact: true }).selectOption({ label: service });
  await page.getByRole('button', { name: 'Save' }).click();
}

const CALLER = '+442079461990';
const LATE = '+442079461991';
const callId = randomUUID();

describe('a number', () => {
  it('routes a call to its service [AM-32] [AM-33]', async () => {
    const { page } = gus;
    await page.goto('/admin/globex/channels');
    await page.getByText('Handled by Reception').waitFor();
    expect(await ring(callId, CALLER)).toMatchObject({ assistantOverrides: { metadata: {} } });
    await page.goto('/admin/globex/calls');
    await page.getByRole('table', { name: 'Live calls' }).getByRole('link').first().click();
    await page.getByText(/Inbound call .* Reception on/).waitFor();
  });

  it('without a service refuses a call with an announcement [AM-33]', async () => {
    const { page } = gus;
    await choose(page, 'None (calls are rejected)');
    await page.getByText('No service: calls are rejected').waitFor();
    expect(await ring(randomUUID(), LATE)).toEqual({ error: expect.stringContaining('do not take calls') });
    await page.goto('/admin/globex/calls');
    const earlier = page.getByRole('table', { name: 'Past calls' });
    await earlier.getByText('Suppressed').waitFor();
    await earlier.getByRole('link').first().click();
    await page.getByText(/^No service handles the number/).waitFor();
    await choose(page, 'Reception');
    await page.getByText('Handled by Reception').waitFor();
  });
});

describe('an escalation', () => {
  it('is notified, waits in the list with its reason, and is resolved [AM-38]', async () => {
    const { page } = gus;
    await page.goto('/admin/globex/operators');
    await page.getByText('No open escalations').waitFor();
    await sendEvent(callId, CALLER, { type: 'status-update', status: 'in-progress' });
    const escalation = { name: 'hand_off', arguments: { reason: 'They ask for a person' } };
    const toolCallList = [{ id: 'call_1', ...escalation, type: 'function', function: escalation }];
    await sendEvent(callId, CALLER, { type: 'tool-calls', toolCallList });
    const waiting = page.getByRole('list', { name: 'Escalations' });
    await waiting.getByText('They ask for a person').waitFor();
    await page.getByRole('button', { name: 'Notifications, 1 new' }).first().click();
    await page.getByRole('dialog').getByText('A call needs a human').click();
    await page.getByText('The AI agent asked for a human', { exact: true }).waitFor();
    await page.goto('/admin/globex/operators');
    await page.getByRole('button', { name: /^Resolve escalation of/ }).click();
    await page.getByRole('button', { name: 'Resolve escalation', exact: true }).click();
    await page.getByText('No open escalations').waitFor();
    expect(gus.errors).toEqual([]);
  });

  it('reaches members who are operators [AM-38]', async () => {
    const { page } = gus;
    await page.goto('/admin/globex/operators');
    await page.getByRole('button', { name: 'Add operator' }).click();
    await page.getByLabel('Member').selectOption({ label: 'Gus Brandt' });
    await page.getByRole('dialog').getByRole('button', { name: 'Add operator' }).click();
    await page.getByRole('heading', { name: 'Gus Brandt' }).waitFor();
    await page.getByText('Gets alerts').waitFor();
  });
});

it('the pages are accessible in both color schemes and on a narrow screen', async () => {
  const { page, errors } = await arrive('gus@globex.test', { width: 320, height: 700 });
  for (const path of ['operators', 'services', 'channels']) {
    await page.goto(`/admin/globex/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
    expect(await violationsInBothSchemes(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
  expect(errors).toEqual([]);
});
