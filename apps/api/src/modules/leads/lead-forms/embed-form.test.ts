import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildWorkspace } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildLeadFormVersion } from '../../../../test/testkit/lead-forms.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/** Returns which origins can show a page in a frame, and the older header for the same purpose. */
async function framing(url: string) {
  const { headers, statusCode } = await fd.app.inject({ url, headers: { accept: 'text/html' } });
  const policy = String(headers['content-security-policy']);
  const [, ancestors] = /frame-ancestors ([^;]*)/.exec(policy) ?? [];
  return { statusCode, ancestors, older: headers['x-frame-options'], script: policy.includes("script-src 'self'") };
}
const DENIED = { ancestors: "'none'", older: 'DENY', script: true };

describe('the form in a frame [CB-21]', () => {
  it('is allowed to the listed origins only', async () => {
    const acme = await buildWorkspace(fd);
    await buildLeadFormVersion(fd, acme, { embedOrigins: ['https://shop.example', 'https://www.shop.example:8443'] });
    expect(await framing(`/forms/${acme.slug}?embed=1`)).toEqual({
      statusCode: 200,
      ancestors: 'https://shop.example https://www.shop.example:8443',
      older: undefined,
      script: true,
    });
  });

  it('is forbidden for other workspaces, other pages and other spellings', async () => {
    const [acme, other] = [await buildWorkspace(fd), await buildWorkspace(fd)];
    await buildLeadFormVersion(fd, acme, { embedOrigins: ['https://shop.example'] });
    for (const path of [
      `/forms/${acme.slug}`,
      `/forms/${acme.slug}?embed=0`,
      `/forms/${acme.slug}?embed=1&embed=1`,
      `/forms/${acme.slug}/?embed=1`,
      `/forms/${other.slug}?embed=1`,
      '/forms/never-was-there?embed=1',
      `/admin/${acme.slug}?embed=1`,
      '/sign-in?embed=1',
      '/?embed=1',
    ])
      expect([path, await framing(path)]).toEqual([path, expect.objectContaining(DENIED)]);
  });

  it('can load its script on other sites, but no other file', async () => {
    const policy = async (url: string, encoding: string) =>
      (await fd.app.inject({ url, headers: { 'accept-encoding': encoding } })).headers['cross-origin-resource-policy'];
    for (const encoding of ['identity', 'gzip', 'gzip, br']) {
      expect(await policy('/embed.js', encoding)).toBe('cross-origin');
      expect(await policy('/color-scheme.js', encoding)).toBe('same-origin');
    }
  });
});
