import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  newProfile,
  openBrowser,
  type Profile,
  signIn,
  violations,
  violationsInBothSchemes,
} from '../support/browser.ts';
import { accessToken, callGraph } from '../support/graph.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const PASSWORD = 'welcome to the desk';
const PATIENCE = { timeout: 60_000 };
const PROFILE = '/admin/acme/knowledge';
const SOURCES = '/admin/acme/knowledge/sources';
const QUESTIONS = '/admin/acme/knowledge/questions';
const UNKNOWN = 'Do you rent out bicycles?';

let product: Product;
let browser: Browser;
let ada: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await arrive('ada@acme.test');
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function arrive(email: string, setting: Parameters<typeof newProfile>[2] = {}): Promise<Profile> {
  const profile = await newProfile(browser, product.url, setting);
  await signIn(profile.page, email, PASSWORD);
  return profile;
}

/** Performs an operation with Ada's account. Returns its data. */
async function asAda(query: string) {
  const token = await accessToken(product.url, 'ada@acme.test', PASSWORD);
  const headers = { authorization: `Bearer ${token}`, 'x-workspace': 'acme' };
  return (await callGraph(product.url, { query }, headers)).body.data;
}

/** Creates a contact and opens the contact's simulated phone. */
async function openPhone(name: string, number: string): Promise<Page> {
  const query = `mutation { createContact(input: { name: "${name}", phone: "${number}" }) { contact { id } } }`;
  const data = await asAda(query);
  const phone = await ada.context.newPage();
  await phone.goto(`/admin/acme/phone/${data.createContact.contact.id}`);
  return phone;
}

/** Returns a PDF file with one page. It has no table of objects, which readers rebuild. */
const pdf = (text: string): Buffer => {
  const content = `BT /F1 12 Tf 50 700 Td (${text}) Tj ET`;
  return Buffer.from(`%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >> endobj
4 0 obj << /Length ${content.length} >> stream
${content}
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
trailer << /Root 1 0 R >>
`);
};

/** Resolves when the vectors of all passages are stored. */
async function allPassagesEmbedded(): Promise<void> {
  const { knowledgeEmbeddings } = await asAda('{ knowledgeEmbeddings { passageCount embeddedCount } }');
  if (knowledgeEmbeddings.embeddedCount < knowledgeEmbeddings.passageCount) await allPassagesEmbedded();
}

const received = (phone: Page) => phone.getByRole('log', { name: 'Chat' }).locator('[data-side="theirs"]');

/** Sends a message from the phone and returns the text of the agent's reply. */
async function ask(phone: Page, message: string): Promise<string> {
  const before = await received(phone).count();
  await phone.getByRole('textbox', { name: 'Message' }).fill(message);
  await phone.keyboard.press('Enter');
  await received(phone).nth(before).waitFor(PATIENCE);
  return (await received(phone).nth(before).textContent()) ?? '';
}

describe('the knowledge base', () => {
  it('stores the business profile, and a question with its answer [AG-15] [AG-16]', async () => {
    const { page } = ada;
    await page.goto(PROFILE);
    await page.getByRole('form', { name: 'Business profile' }).getByLabel('Name').first().fill('Acme Fitness');
    await page.getByRole('button', { name: 'Add service' }).click();
    const service = page.getByRole('group', { name: /^Service / }).last();
    await service.getByLabel('Name').fill('Gait analysis');
    await service.getByLabel('Price').fill('85 EUR');
    await service.getByLabel('Duration (min)').fill('40');
    await page.getByRole('button', { name: 'Save profile' }).click();
    await page.getByText(/^Last saved by Ada/).waitFor();

    await page.goto(SOURCES);
    await page.getByRole('button', { name: 'Add question and answer' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add question and answer' });
    await dialog.getByLabel('Question').fill('Can I bring my dog?');
    await dialog.getByLabel('Answer').fill('Dogs can wait in the entrance hall.');
    await dialog.getByRole('button', { name: 'Add source' }).click();
    await page.getByRole('link', { name: 'Can I bring my dog?' }).waitFor();
  }, 60_000);

  it('answers from the profile and the source, and shows the sources and the steps in the thread [AG-18] [AG-27]', async () => {
    const { page } = ada;
    const phone = await openPhone('Sam Quiet', '+442079460711');
    expect(await ask(phone, 'How much is a gait analysis?')).toContain('85 EUR');
    expect(await ask(phone, 'Can I bring my dog?')).toContain('Dogs can wait in the entrance hall.');
    await phone.close();
    await page.goto('/admin/acme/inbox');
    await page
      .getByRole('link', { name: /Sam Quiet/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Business profile › Gait analysis' }).waitFor(PATIENCE);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show how this reply was made' }).last().click();
    const trace = page.getByRole('dialog', { name: 'How this reply was made' });
    await trace.getByRole('heading', { name: '1. Understand the message' }).waitFor();
    const passages = trace.getByRole('list', { name: 'Passages found' });
    await passages.getByText('Dogs can wait in the entrance hall.').waitFor();
    await trace.getByText('Statements supported by sources: passed').waitFor();
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await trace.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'Can I bring my dog?' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit source' });
    await dialog.getByText('Dogs can wait in the entrance hall.').waitFor();
    expect(await violations(page)).toEqual([]);
  }, 180_000);

  it('leads from a reply to its requests at the provider, without the texts', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/inbox');
    await page
      .getByRole('link', { name: /Sam Quiet/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Show how this reply was made' }).last().click();
    await page.getByRole('link', { name: 'Provider requests' }).click();
    const requests = page.getByRole('table', { name: 'Requests' });
    await requests.getByText('Twilio · Inbound').first().waitFor(PATIENCE);
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await requests.getByRole('button', { name: /Messages.json/ }).click();
    const drawer = page.getByRole('dialog', { name: 'Request' });
    await drawer.getByRole('group', { name: 'Request body' }).getByText('"Body": "[').waitFor();
    expect(await drawer.textContent()).not.toContain('entrance hall');
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await drawer.getByRole('link', { name: 'Open conversation' }).click();
    await page.getByRole('button', { name: 'Show how this reply was made' }).last().waitFor();
  }, 60_000);

  it('reads an uploaded PDF file, says why another file cannot be read, and answers from the PDF [AG-16] [AG-18]', async () => {
    const { page } = ada;
    await page.goto(SOURCES);
    const files = [
      { name: 'Sauna.pdf', mimeType: 'application/pdf', buffer: pdf('A sauna towel costs 3 EUR.') },
      { name: 'Broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from([0, 1, 2, 3]) },
    ];
    await page.getByRole('button', { name: 'Upload files' }).waitFor();
    await page.locator('input[type=file]').setInputFiles(files);
    const rowOf = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name }) });
    await rowOf('Sauna.pdf')
      .getByText(/PDF · 1 page/)
      .waitFor(PATIENCE);
    await rowOf('Broken.pdf').getByText('This type of file can’t be read.').waitFor(PATIENCE);
    await page.getByRole('list', { name: 'Uploads' }).waitFor({ state: 'hidden' });
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await page.getByRole('link', { name: 'Sauna.pdf' }).click();
    await page.getByRole('dialog').getByText('A sauna towel costs 3 EUR.').waitFor();
    expect(await violations(page)).toEqual([]);

    const phone = await openPhone('Pia Lund', '+442079460714');
    expect(await ask(phone, 'What does a sauna towel cost?')).toContain('3 EUR');
    await phone.close();
    await page.goto('/admin/acme/inbox');
    await page
      .getByRole('link', { name: /Pia Lund/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Sauna.pdf › Page 1' }).waitFor(PATIENCE);
  }, 180_000);

  it('reads a web page, and answers from it in the test chat with its source [AG-16] [AG-18]', async () => {
    const { page } = ada;
    const website = createServer(({ url }, response) => {
      const text = '<!doctype html><title>Swimming</title><main><p>A swimming lesson costs 25 EUR.</p></main>';
      if (url === '/swimming') response.writeHead(200, { 'content-type': 'text/html' }).end(text);
      else response.writeHead(404).end();
    });
    await new Promise<void>((listening) => website.listen(0, '127.0.0.1', listening));
    const address = `http://127.0.0.1:${(website.address() as AddressInfo).port}/swimming`;
    await page.goto(SOURCES);
    await page.getByRole('button', { name: 'Add web page' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add web page' });
    await dialog.getByLabel('URL').fill(address);
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add web page' }).click();
    await page.getByRole('link', { name: 'Swimming' }).waitFor(PATIENCE);
    await page.getByRole('link', { name: 'Swimming' }).click();
    await page.getByRole('dialog').getByText('A swimming lesson costs 25 EUR.').waitFor();
    expect(await violations(page)).toEqual([]);
    await new Promise((closed) => website.close(closed));

    await page.goto('/admin/acme/agent');
    const chat = page.getByRole('region', { name: 'Test chat' });
    await chat.getByRole('button', { name: 'Start chat' }).click();
    await chat.getByRole('textbox', { name: 'Your message' }).fill('What does a swimming lesson cost?');
    await chat.getByRole('button', { name: 'Send' }).click();
    await chat
      .getByText(/25 EUR/)
      .first()
      .waitFor(PATIENCE);
    await chat.getByRole('link', { name: 'Swimming' }).waitFor(PATIENCE);
    await chat.getByText(address).waitFor();
  }, 180_000);

  it('lists a question without an answer, and sends the answer to a contact who asked [AG-19]', async () => {
    const { page } = ada;
    const [tara, vera] = [await openPhone('Tara Moss', '+442079460712'), await openPhone('Vera Holm', '+442079460718')];
    expect(await ask(tara, UNKNOWN)).not.toContain('15 EUR');
    await ask(vera, UNKNOWN);
    await asAda(`mutation { optOutContact(id: "${vera.url().split('/').at(-1)}") { contact { id } } }`);
    await page.goto(QUESTIONS);
    await page.getByRole('heading', { name: UNKNOWN }).waitFor(PATIENCE);
    await page.getByRole('button', { name: `Add answer to “${UNKNOWN}”` }).click();
    const dialog = page.getByRole('dialog', { name: 'Add answer' });
    expect(await dialog.getByRole('textbox', { name: 'Question' }).inputValue()).toBe(UNKNOWN);
    await dialog.getByRole('textbox', { name: 'Answer' }).fill('Yes, a bicycle costs 15 EUR a day.');
    await dialog.getByText('1 contact can’t receive the answer').click();
    await dialog.getByText('Vera Holm: This contact has opted out.').waitFor();
    const before = await received(tara).count();
    await dialog.getByRole('checkbox', { name: 'Tara Moss' }).check();
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add answer and send to 1 contact' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: UNKNOWN }).waitFor({ state: 'hidden' });
    await page.getByText('Answered', { exact: true }).click();
    await page.getByRole('link', { name: 'Open answer' }).first().waitFor();
    await received(tara).nth(before).waitFor(PATIENCE);
    expect(await received(tara).nth(before).textContent()).toContain(`“${UNKNOWN}”`);
    expect(await received(tara).nth(before).textContent()).toContain('a bicycle costs 15 EUR a day');
    const uma = await openPhone('Uma Reed', '+442079460713');
    expect(await ask(uma, UNKNOWN)).toContain('a bicycle costs 15 EUR a day');
    await Promise.all([tara, vera, uma].map((phone) => phone.close()));
  }, 180_000);

  it('finds an answer by its meaning once a model for it is chosen [AG-17]', async () => {
    const { page } = ada;
    const text = 'Bicycles can be locked to the racks in the yard.';
    await asAda(`mutation { createKnowledgeSource(input: {
      kind: QUESTION_ANSWER, title: "Where can I lock my bicycle?", text: "${text}" }) { source { id } } }`);
    const test = page.getByRole('form', { name: 'Test a question' });
    const askForBicycles = async () => {
      await page.goto(SOURCES);
      await test.getByLabel('Question').fill('Lockable bicycleracks');
      await test.getByRole('button', { name: 'Test question' }).click();
    };
    await askForBicycles();
    await page.getByText('No answer found.').waitFor();
    await page.getByText('Only keywords are compared.').waitFor();
    await page.goto('/admin/acme/settings/models');
    await page.getByRole('button', { name: 'Change models: Searching by meaning' }).click();
    const dialog = page.getByRole('dialog', { name: 'Searching by meaning' });
    await dialog.getByRole('combobox', { name: 'Model', exact: true }).click();
    await page.getByRole('option', { name: 'OpenAI', exact: true }).click();
    await dialog.getByLabel('Minimum similarity in percent (optional)').fill('15');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await allPassagesEmbedded();
    await askForBicycles();
    await page.getByText('Keywords and meaning are compared.', { exact: true }).waitFor();
    const found = page.getByRole('list', { name: 'Matching passages' }).getByRole('listitem').filter({ hasText: text });
    await found.waitFor();
    expect(await found.textContent()).toMatch(/Similarity \d\d %/);
  }, 180_000);

  it('leaves no error in the console', () => {
    expect(ada.errors).toEqual([]);
  });
});

it('the pages are accessible in both color schemes and on a narrow screen', async () => {
  const { page, context, errors } = await arrive('ada@acme.test', { width: 320, height: 700 });
  for (const path of [PROFILE, SOURCES, QUESTIONS, `${SOURCES}?add=TEXT`]) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
    expect(await violationsInBothSchemes(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
  expect(errors).toEqual([]);
  await context.close();
});
