import { AxeBuilder } from '@axe-core/playwright';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { closeAfterTests } from './close-after-tests.ts';
import { reportOnFailure } from './open-pages.ts';
import { settled, watchTraffic } from './settled.ts';

export type Scheme = 'light' | 'dark';

/** Starts Chromium without the package's default switches, because they turn off security features that are tested. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    headless: true,
  });
  closeAfterTests(() => browser.close());
  return browser;
}

export interface Profile {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors in the browser console. Tests must end without any. */
  readonly errors: string[];
}

interface Setting {
  readonly scheme?: Scheme;
  readonly width?: number;
  readonly height?: number;
  /** Whether pages run their scripts. */
  readonly hasScripts?: boolean;
}

/** Creates a separate browser profile that records console errors. */
export async function newProfile(
  browser: Browser,
  baseURL: string,
  { scheme = 'light', width = 1280, height = 800, hasScripts = true }: Setting = {},
): Promise<Profile> {
  const context = await browser.newContext({
    baseURL,
    colorScheme: scheme,
    viewport: { width, height },
    javaScriptEnabled: hasScripts,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  // Only ends a test that waits forever, also on a busy machine.
  context.setDefaultTimeout(60_000);
  context.on('page', watchTraffic);
  context.on('page', reportOnFailure);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    // The browser logs refused requests as console errors, but tests often expect them.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  return { context, page, errors };
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Returns the accessibility violations that axe finds on the current page. */
export const violations = (page: Page): Promise<string[]> => analyze(page, { type: 'tag', values: WCAG });

/** Returns the violations of the rules whose result depends on the color scheme. */
export const colorViolations = (page: Page): Promise<string[]> =>
  analyze(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] });

/** Returns the accessibility violations on the current page in light, and the violations of its colors in dark. */
export async function violationsInBothSchemes(page: Page): Promise<string[]> {
  const found = await violations(page);
  await switchScheme(page, 'dark');
  const foundInDark = await colorViolations(page);
  await switchScheme(page, 'light');
  return [...found, ...foundInDark.map((violation) => `${violation} (in dark)`)];
}

/** Switches the color scheme and waits until the page shows it. */
export async function switchScheme(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor({ state: 'attached' });
  await settled(page);
}

async function analyze(page: Page, runOnly: { type: 'tag' | 'rule'; values: string[] }): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    // Without resultTypes, axe also describes every element that passes, which is a quarter of the analysis time.
    .options({ runOnly, resultTypes: ['violations'] })
    // Without legacy mode, each analysis opens another page for frames of other origins. The SPA has no such frames.
    .setLegacyMode(true)
    .analyze();
  return found.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }`;

/** Signs in without the form: stores the cookie of a new session in the page's browser context. Opens no page. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  const data = { query: SIGN_IN, variables: { input: { email, password } } };
  const response = await page.context().request.post('/graphql', { data });
  const { data: answer } = await response.json();
  if (!answer?.signIn.accessToken) throw new Error(`${email} is not signed in: ${await response.text()}`);
}

/** Signs in with the form. Resolves when the next page opens. */
export async function signInWithForm(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
