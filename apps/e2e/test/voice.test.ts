import { type Simulators, sandboxFor, startSimulators } from '@frontdesk/simulators';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violationsInBothSchemes } from '../support/browser.ts';
import { openContactWindow } from '../support/contact-window.ts';
import { accessToken, callGraph } from '../support/graph.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const DEMO_PASSWORD = 'welcome to the desk';

let simulators: Simulators;
let product: Product;
let browser: Browser;
let gus: Profile;

beforeAll(async () => {
  // The simulators run in the test's process, so that the test can read what Vapi received about a call.
  simulators = await startSimulators({ callerPaceMs: 50 });
  const { vapi, calcom, openai } = simulators.addresses;
  const env = { SIMULATORS: '0', VAPI_URL: vapi, CALCOM_URL: calcom, OPENAI_URL: openai };
  [product, browser] = await Promise.all([startProduct({ env }), openBrowser()]);
  simulators.deliverTo(product.url);
  await connectVapi();
  await openContactWindow(ask);
  gus = await arrive('gus@globex.test');
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  await simulators.stop();
});

async function arrive(email: string, setting: Parameters<typeof newProfile>[2] = {}): Promise<Profile> {
  const profile = await newProfile(browser, product.url, setting);
  await signIn(profile.page, email, DEMO_PASSWORD);
  return profile;
}

async function ask(query: string, input: object = {}) {
  const token = await accessToken(product.url, 'gus@globex.test', DEMO_PASSWORD);
  const headers = { authorization: `Bearer ${token}`, 'x-workspace': 'globex' };
  return (await callGraph(product.url, { query, variables: { input } }, headers)).body.data;
}

const SET = `mutation ($input: UpsertIntegrationInput!) { upsertIntegration(input: $input) {
  integration { id } } }`;
const verify = (id: string) => `mutation { verifyIntegration(id: "${id}") { integration { status } } }`;

async function connectVapi(): Promise<void> {
  const { workspace } = await ask('{ workspace { id } }');
  const { assistantId, phoneNumberId, apiKey, serverToken } = sandboxFor(workspace.id).vapi;
  const integration = { provider: 'VAPI', assistantId, phoneNumberId, secret: apiKey, webhookSecret: serverToken };
  const { upsertIntegration } = await ask(SET, integration);
  const { verifyIntegration } = await ask(verify(upsertIntegration.integration.id));
  expect(verifyIntegration.integration.status).toBe('VERIFIED');
}

const enquire = (phone: string, message: string) =>
  ask('mutation ($input: CreateLeadInput!) { createLead(input: $input) { __typename } }', {
    name: 'Rosa Root',
    phone,
    message,
    consent: true,
  });

/** Opens the page of Rosa's call and returns the settings that the provider received for the call to this number. */
async function begun(phone: string) {
  const { page } = gus;
  await page.goto('/admin/globex/calls');
  await page
    .getByRole('link', { name: /Rosa Root/ })
    .first()
    .click();
  // The agent's greeting shows that the call was dialed.
  await page.getByRole('log', { name: 'Transcript' }).getByText('Thank you for your message.').first().waitFor();
  return simulators.vapi.state().calls.find(({ customer }) => customer.number === phone)?.assistantOverrides;
}

describe('the voice of a workspace [AM-37]', () => {
  it('is chosen, and the next call uses it', async () => {
    const { page } = gus;
    await page.goto('/admin/globex/voice');
    await page.getByRole('radio', { name: 'Clara' }).click();
    await page.getByRole('slider', { name: 'Speed' }).press('ArrowRight');
    await page.getByLabel('Language').selectOption('British English');
    await page.getByRole('combobox', { name: 'Keyterms' }).fill('Invisalign');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save voice' }).click();
    await page.getByText('Voice saved. It applies to new calls.').waitFor();
    await enquire('+442079461901', 'A check-up, please.');
    expect(await begun('+442079461901')).toMatchObject({
      voice: { provider: 'vapi', version: '2', voiceId: 'Clara', speed: 1.05 },
      transcriber: { provider: 'deepgram', model: 'nova-3', language: 'en-GB', keyterm: ['Invisalign'] },
    });
    expect(gus.errors).toEqual([]);
  });

  it('is still there when the page is opened again, and is not left unsaved by accident', async () => {
    const { page } = gus;
    await page.goto('/admin/globex/voice');
    await page.getByRole('radio', { name: 'Clara', checked: true }).waitFor();
    await page.getByRole('radio', { name: 'Sid' }).click();
    await page.getByRole('link', { name: 'Phone numbers' }).click();
    await page
      .getByRole('dialog', { name: 'Discard unsaved changes?' })
      .getByRole('button', { name: 'Discard changes' })
      .click();
    await page.waitForURL('**/channels');
    await page.goto('/admin/globex/voice');
    await page.getByRole('radio', { name: 'Clara', checked: true }).waitFor();
  });
});

describe('a sensitive topic [AM-37]', () => {
  it('in a call requests a handoff', async () => {
    const { page } = gus;
    await page.goto('/admin/globex/agent');
    await page.getByRole('button', { name: 'Add topic' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add topic' });
    await dialog.getByLabel('Topic', { exact: true }).fill('root canal');
    await dialog.getByRole('radio', { name: 'Hand off to a human' }).check();
    await dialog.getByRole('button', { name: 'Add topic' }).click();
    await page.getByRole('list', { name: 'Sensitive topics' }).getByText('root canal').waitFor();
    await enquire('+442079461902', 'I am afraid of a root canal.');
    await page.goto('/admin/globex/operators');
    await page.getByText('They spoke of root canal.').waitFor();
    expect(gus.errors).toEqual([]);
  });

  it('is accessible beside the voice, in both color schemes and on a narrow screen', async () => {
    const { page, errors } = await arrive('gus@globex.test', { width: 320, height: 700 });
    for (const path of ['/admin/globex/voice', '/admin/globex/agent']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled(page);
      expect(await violationsInBothSchemes(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    }
    await page.getByRole('button', { name: 'Add topic' }).click();
    await page.getByRole('dialog', { name: 'Add topic' }).waitFor();
    expect(await violationsInBothSchemes(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
