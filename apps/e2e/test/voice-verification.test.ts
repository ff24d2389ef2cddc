import { synthesizeDigits, TEST_VOICES } from '@frontdesk/providers/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, signInWithForm } from '../support/browser.ts';
import { inDatabase } from '../support/database.ts';
import { readEmail } from '../support/mailbox.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';
// Two voices that are not derived from each other.
const [ADA = '', STRANGER = ''] = [TEST_VOICES[12], TEST_VOICES[34]];

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct({ env: { VOICE_VERIFICATION: 'embedded' } }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** Replaces the microphone with one that plays what `speak` sends, or with none. */
async function replaceMicrophone(page: Page, hasMicrophone: boolean): Promise<void> {
  await page.addInitScript((isPresent) => {
    const media = navigator.mediaDevices;
    const target = globalThis as unknown as { speak?: (wav: string) => Promise<void> };
    media.getUserMedia = async () => {
      if (!isPresent) throw new DOMException('No device', 'NotFoundError');
      const context = new AudioContext();
      const output = context.createMediaStreamDestination();
      target.speak = async (wav) => {
        const bytes = Uint8Array.from(atob(wav), (letter) => letter.charCodeAt(0));
        const source = context.createBufferSource();
        source.buffer = await context.decodeAudioData(bytes.buffer);
        source.connect(output);
        source.start();
        await new Promise((resolve) => source.addEventListener('ended', resolve));
      };
      return output.stream;
    };
  }, hasMicrophone);
}

async function signedIn({ width = 1280, hasMicrophone = true } = {}) {
  const profile = await newProfile(browser, product.url, { width });
  await replaceMicrophone(profile.page, hasMicrophone);
  await profile.page.goto('/sign-in');
  await signInWithForm(profile.page, 'ada@acme.test', PASSWORD);
  return profile;
}

/** Reads all phrases aloud with a synthetic voice. */
async function read(page: Page, voice: string, count: number): Promise<void> {
  for (let phrase = 1; phrase <= count; phrase += 1) {
    await page.getByText(`Phrase ${phrase} of ${count}`).waitFor();
    const label = await page.getByLabel('Read these digits aloud').getAttribute('aria-label');
    const digits = (label ?? '').replaceAll(/\D/g, '');
    const wav = Buffer.from(await synthesizeDigits({ voice, digits })).toString('base64');
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    const stop = page.getByRole('button', { name: 'Stop recording' });
    await stop.waitFor();
    await page.evaluate(
      (sound) => (globalThis as unknown as { speak: (wav: string) => Promise<void> }).speak(sound),
      wav,
    );
    await stop.click();
  }
}

const useThreshold = (threshold: string) =>
  inDatabase(product, `update workspaces set voice_threshold = '${threshold}' where slug = 'acme'`);

const heading = (page: Page) => page.getByRole('heading', { name: 'Verify your voice' });
const overview = (page: Page) => page.getByRole('heading', { name: 'Overview' });

async function mailOf(subject: string): Promise<string> {
  const profile = await newProfile(browser, product.url);
  const text = await readEmail(profile.page, { to: 'ada@acme.test', subject });
  await profile.context.close();
  return text;
}

describe('voice verification in a browser [AM-42] [AM-44]', () => {
  it('is enabled by an owner, who creates a voiceprint', async () => {
    const { page, context, errors } = await signedIn();
    await page.goto('/admin/acme/settings/security');
    await page.getByRole('switch', { name: /Voice verification/ }).click({ force: true });
    await page.getByRole('button', { name: 'Save security settings' }).click();
    await page.getByText('Settings saved.').waitFor();
    await page.goto('/admin/acme');
    await page.getByRole('button', { name: 'Set up', exact: true }).click();
    await page.getByRole('checkbox', { name: /I agree/ }).click();
    await page.getByRole('button', { name: 'Create voiceprint' }).click();
    await read(page, ADA, 3);
    await page.getByText('Voiceprint created.').waitFor();
    expect(await inDatabase(product, 'select model from voiceprints')).toHaveLength(1);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('admits the owner in the next sign-in, on a phone', async () => {
    await useThreshold('LENIENT');
    const { page, context, errors } = await signedIn({ width: 390 });
    await page.goto('/admin/acme');
    await heading(page).waitFor();
    // The engine rejects some readings of the right person, who then reads other digits.
    for (let attempt = 1; attempt <= 3 && !(await overview(page).isVisible()); attempt += 1) {
      await page.getByRole('button', { name: 'Show the digits' }).click();
      await read(page, ADA, 2);
      await overview(page).or(page.getByRole('alert')).first().waitFor();
    }
    await overview(page).waitFor();
    expect(errors.filter((error) => !error.includes('VOICE_VERIFICATION_PENDING'))).toEqual([]);
    await context.close();
  });

  it('does not admit another voice, and then accepts a code from an email', async () => {
    await useThreshold('STRICT');
    const { page, context } = await signedIn();
    await page.goto('/admin/acme');
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await page.getByRole('button', { name: 'Show the digits' }).click();
      await read(page, STRANGER, 2);
      // The third attempt replaces the recorder by the other ways to confirm.
      if (attempt < 3) await page.getByRole('alert').waitFor();
    }
    await page.getByText('The voice did not match three times.').first().waitFor();
    await page.getByRole('button', { name: 'Email me a code' }).waitFor();
    expect(await page.getByRole('button', { name: 'Skip' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Email me a code' }).click();
    await page.getByText('A code was sent').waitFor();
    const code = /Enter (\d{6}) to confirm/.exec(await mailOf('Your code for'))?.[1] ?? '';
    await page.getByLabel('Code from the email').fill(code);
    await page.getByRole('button', { name: 'Confirm', exact: true }).click();
    await overview(page).waitFor();
    await context.close();
  });

  it('is skipped without a microphone, which is audited and emailed [AM-46]', async () => {
    const { page, context } = await signedIn({ hasMicrophone: false });
    await page.goto('/admin/acme');
    await page.getByRole('button', { name: 'Show the digits' }).click();
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByText('No microphone was found').waitFor();
    await page.getByRole('button', { name: 'Skip' }).click();
    await overview(page).waitFor();
    expect(await mailOf('A voice check was skipped')).toContain('was skipped in a sign-in');
    const audit = await inDatabase(product, `select after from audit_events where name = 'voice_check.skipped'`);
    expect(audit).toEqual([{ after: { reason: 'NO_MICROPHONE' } }]);
    await context.close();
  });
});
