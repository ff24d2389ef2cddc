import { INTEGRATION_PROVIDERS, type IntegrationProvider } from '@frontdesk/domain';
import { createProviders } from '@frontdesk/providers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testProviders } from '../../../../test/testkit/providers.ts';
import { parseEnv } from '../../../env.ts';
import { type OpenSandbox, openSandbox } from '../../../simulators/open-sandbox.ts';
import type { OpenedIntegration } from './account.ts';
import type { IntegrationRow } from './integrations.repository.ts';
import { verifyAccount } from './verification.ts';

const WORKSPACE = '019a0000-0000-7000-8000-000000000001';
const providers = createProviders();

let sandbox: OpenSandbox;
beforeAll(async () => {
  const opened = await openSandbox(parseEnv({}), { publicBaseUrl: 'http://localhost:4000' });
  if (!opened) throw new Error('Development has simulators.');
  sandbox = opened;
});
afterAll(() => sandbox.stop());

function accountAt(provider: IntegrationProvider, secret?: string): OpenedIntegration {
  const { settings, secrets } = sandbox.account(provider, WORKSPACE);
  const row = { workspaceId: WORKSPACE, provider, sandbox: true, ...settings } as IntegrationRow;
  return { row, credentials: { secret: secret ?? secrets.secret ?? '', webhookSecret: secrets.webhookSecret ?? null } };
}

describe('a verification, over the wire [CB-03]', () => {
  it.each(INTEGRATION_PROVIDERS)('reads the account name from %s', async (provider) => {
    expect(await verifyAccount({ providers, sandbox }, accountAt(provider))).toEqual({
      works: true,
      accountName: expect.stringMatching(/\w/),
    });
  });

  it.each(INTEGRATION_PROVIDERS)('reports a wrong secret for %s', async (provider) => {
    const secret = 'zyzzyva-that-nobody-gave-out';
    const verdict = await verifyAccount({ providers, sandbox }, accountAt(provider, secret));
    expect(verdict).toEqual({ works: false, words: expect.stringMatching(/\w/) });
    expect(JSON.stringify(verdict)).not.toContain(secret);
  });

  it('times out', async () => {
    const slow = testProviders('Too late');
    slow.answer(() => new Promise(() => {}));
    const { row, credentials } = accountAt('OPENAI');
    const account = { row: { ...row, sandbox: false }, credentials };
    const words = 'The provider did not answer in time.';
    expect(await verifyAccount({ providers: slow, sandbox: null }, account, 5)).toEqual({ works: false, words });
  });

  it('sends no request to a simulator that is not running', async () => {
    const real = testProviders('Never asked');
    const verdict = await verifyAccount({ providers: real, sandbox: null }, accountAt('TWILIO'));
    expect(verdict).toEqual({ works: false, words: expect.stringContaining('are not running') });
    expect(real.asked).toEqual([]);
  });
});

describe('the sandbox', () => {
  it.each([
    ['production', { NODE_ENV: 'production', PUBLIC_BASE_URL: 'https://desk.test', ALLOW_EMBEDDED_DATABASE: 'true' }],
    ['a deployment of several processes', { PROCESS: 'api' }],
    ['SIMULATORS=0', { SIMULATORS: '0' }],
  ])('is disabled for %s', async (_what, given) => {
    expect(await openSandbox(parseEnv(given), { publicBaseUrl: 'http://localhost:4000' })).toBeNull();
  });
});
