import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { accessToken, callGraph } from '../support/graph.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const PASSWORD = 'welcome to the desk';

let product: Product;
let browser: Browser;
let vic: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  vic = await newProfile(browser, product.url);
  await signIn(vic.page, 'vic@acme.test', PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

it('shows a page of which one part is forbidden', async () => {
  const { page, errors } = vic;
  await page.goto('/admin/acme');
  await page.getByRole('region', { name: 'Latest leads' }).waitFor(); // Precondition: the viewer can read leads.

  // The permission is removed after the page has decided which data it requests, and before the server answers.
  const answers: { status: number; body: unknown }[] = [];
  let isDenied = false;
  await page.route('**/graphql', async (route) => {
    // The change of the permissions can make the page request its data again before the first response is here.
    if (route.request().postDataJSON().operationName !== 'OverviewPage' || isDenied) return route.continue();
    isDenied = true;
    await denyLeads();
    const response = await route.fetch();
    answers.push({ status: response.status(), body: await response.json() });
    return route.fulfill({ response });
  });
  await page.reload();
  await page.getByRole('region', { name: 'Lead form' }).waitFor();
  await settled(page);
  expect(answers).toEqual([
    {
      status: 200,
      body: {
        data: { workspace: expect.objectContaining({ formUrl: expect.any(String) }), leadCounts: null, leads: null },
        errors: [
          expect.objectContaining({ path: ['leadCounts'], extensions: expect.objectContaining({ code: 'FORBIDDEN' }) }),
          expect.objectContaining({ path: ['leads'], extensions: expect.objectContaining({ code: 'FORBIDDEN' }) }),
        ],
      },
    },
  ]);
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await page.getByRole('region', { name: 'AI agent' }).waitFor();
  await page.getByRole('region', { name: 'Latest leads' }).waitFor({ state: 'detached' });
  expect(await violations(page)).toEqual([]);
  expect(errors).toEqual([]);
}, 120_000);

async function denyLeads(): Promise<void> {
  const headers = {
    authorization: `Bearer ${await accessToken(product.url, 'ada@acme.test', PASSWORD)}`,
    'x-workspace': 'acme',
  };
  const found = await callGraph(
    product.url,
    { query: '{ members(first: 100) { edges { node { id email role } } } }' },
    headers,
  );
  const member = found.body.data.members.edges.find(
    ({ node }: { node: { email: string } }) => node.email === 'vic@acme.test',
  ).node;
  const input = {
    id: member.id,
    role: member.role,
    grants: [{ policy: 'lead.read', effect: 'DENY' }],
  };
  const query = 'mutation ($input: UpdateMemberInput!) { updateMember(input: $input) { errors { code } } }';
  const { body } = await callGraph(product.url, { query, variables: { input } }, headers);
  expect(body).toEqual({ data: { updateMember: { errors: [] } } });
}
