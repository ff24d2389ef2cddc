import { describe, expect, it } from '@jest/globals';
import { parseEnv } from './env.ts';
import { StartupError } from './errors/startup-error.ts';

const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_BASE_URL: 'https://desk.acme.test',
  DATABASE_URL: 'postgres://localhost/desk',
};

const sentence = (source: Record<string, string>): string => {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof StartupError) return error.message;
    throw error;
  }
  throw new Error('It was taken.');
};

describe('the configuration', () => {
  it('switches plans on with the demo data only, unless BILLING says otherwise', () => {
    expect(parseEnv(PRODUCTION).billing).toBe('OFF');
    expect(parseEnv({ SEED: 'none' }).billing).toBe('OFF');
    expect(parseEnv({ ...PRODUCTION, BILLING: 'manual' }).billing).toBe('MANUAL');
    expect(parseEnv({ BILLING: 'off' }).billing).toBe('OFF');
    expect(sentence({ BILLING: 'paypal' })).toMatch(/BILLING is not valid/);
  });

  it('requires both secrets of Stripe, except in development with simulators', () => {
    const stripe = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1', BILLING: 'stripe' };
    const account = { secretKey: 'sk_test_1', webhookSecret: 'whsec_1' };
    expect(parseEnv({ ...PRODUCTION, ...stripe })).toMatchObject({ billing: 'STRIPE', stripe: account });
    expect(parseEnv({ BILLING: 'stripe' })).toMatchObject({ billing: 'STRIPE', stripe: undefined });
    expect(parseEnv({ ...stripe, BILLING: 'manual' }).stripe).toBeUndefined();
    for (const [name, change] of [
      ['STRIPE_SECRET_KEY', { ...PRODUCTION, BILLING: 'stripe' }],
      ['STRIPE_WEBHOOK_SECRET', { ...PRODUCTION, ...stripe, STRIPE_WEBHOOK_SECRET: '' }],
      ['STRIPE_SECRET_KEY', { ...stripe, STRIPE_SECRET_KEY: ' ' }],
      ['STRIPE_SECRET_KEY', { BILLING: 'stripe', SIMULATORS: '0' }],
      ['STRIPE_SECRET_KEY', { BILLING: 'stripe', PROCESS: 'api' }],
    ] as const)
      expect(sentence(change)).toMatch(new RegExp(`^${name} is missing`));
    expect(sentence({ ...stripe, STRIPE_SECRET_KEY: 'pk_test_1' })).toMatch(/STRIPE_SECRET_KEY is not valid/);
  });

  it('is complete without any variables', () => {
    expect(parseEnv({})).toMatchObject({
      mode: 'development',
      host: 'localhost',
      port: 4000,
      dataDir: '.data',
      seed: 'demo',
      billing: 'MANUAL',
      logLevel: 'warn',
      databaseUrl: undefined,
      databasePoolerUrl: undefined,
      databasePoolSize: 10,
      redisUrl: undefined,
      runs: 'all',
      providerAddresses: {},
      simulators: true,
      publicBaseUrl: undefined,
      smtpUrl: undefined,
      authSecret: undefined,
    });
  });

  it('treats a blank variable as absent', () => {
    const names = [
      'NODE_ENV',
      'HOST',
      'PORT',
      'DATABASE_URL',
      'DATABASE_POOLER_URL',
      'DATABASE_POOL_SIZE',
      'REDIS_URL',
      'PROCESS',
      'DATA_DIR',
      'PUBLIC_BASE_URL',
      'SMTP_URL',
      'SEED',
      'SIMULATORS',
      'SIMULATORS_PORT',
      'DRAIN_SECONDS',
      'SHUTDOWN_TIMEOUT_SECONDS',
      'TWILIO_URL',
      'TWILIO_CONTENT_URL',
      'OPENAI_URL',
      'ANTHROPIC_URL',
      'GOOGLE_AI_URL',
      'CALCOM_URL',
      'VAPI_URL',
      'WHATSAPP_CLOUD_URL',
      'HEADERS_TIMEOUT_SECONDS',
      'REQUEST_TIMEOUT_SECONDS',
      'UPLOAD_TIMEOUT_SECONDS',
      'KEEP_ALIVE_TIMEOUT_SECONDS',
      'PROVIDER_EVENTS_PER_MINUTE',
      'LOG_LEVEL',
    ];
    for (const blank of ['', '  '])
      expect(parseEnv(Object.fromEntries(names.map((name) => [name, blank])))).toEqual(parseEnv({}));
  });

  it('reads the address for vulnerability reports, and refuses an expiry that has passed', () => {
    expect(parseEnv({}).securityContact).toBeUndefined();
    expect(parseEnv({ SECURITY_CONTACT: 'security@example.com' }).securityContact).toBe('mailto:security@example.com');
    const page = 'https://example.com/report';
    expect(parseEnv({ SECURITY_CONTACT: page }).securityContact).toBe(page);
    expect(sentence({ SECURITY_CONTACT: 'javascript:alert(1)' })).toMatch(/^SECURITY_CONTACT is not valid/);
    expect(sentence({ SECURITY_CONTACT: 'a@b.example\nExpires: never' })).toMatch(/^SECURITY_CONTACT is not valid/);
    const next = new Date(Date.now() + 86_400_000);
    expect(parseEnv({ SECURITY_TXT_EXPIRES: next.toISOString() }).securityTxtExpires).toEqual(next);
    expect(sentence({ SECURITY_TXT_EXPIRES: '2026-01-01T00:00:00Z' })).toMatch(
      /^SECURITY_TXT_EXPIRES is not valid: has passed/,
    );
  });

  it('starts without seed data and listens on all interfaces in production', () => {
    expect(parseEnv(PRODUCTION)).toMatchObject({
      mode: 'production',
      seed: 'none',
      host: '0.0.0.0',
      simulators: false,
    });
    expect(parseEnv({ ...PRODUCTION, SEED: 'demo', HOST: '10.0.0.1' })).toMatchObject({
      seed: 'demo',
      host: '10.0.0.1',
    });
    expect(parseEnv({ NODE_ENV: 'test' }).mode).toBe('development');
  });

  it('removes trailing slashes from URLs', () => {
    expect(parseEnv({ PUBLIC_BASE_URL: 'https://desk.acme.test//', PORT: ' 8080 ' })).toMatchObject({
      publicBaseUrl: 'https://desk.acme.test',
      port: 8080,
    });
  });

  it('accepts http: in production for the local host only, and https: for every other', () => {
    for (const PUBLIC_BASE_URL of [
      'http://localhost:4000',
      'http://127.0.0.1',
      'http://[::1]:80',
      'https://desk.acme.test',
    ])
      expect(parseEnv({ ...PRODUCTION, PUBLIC_BASE_URL }).publicBaseUrl).toBe(PUBLIC_BASE_URL);
    expect(parseEnv({ PUBLIC_BASE_URL: 'http://desk.acme.test' }).publicBaseUrl).toBe('http://desk.acme.test');
  });

  it('accepts the URLs of both roles without that of an administrator in production [operations 11]', () => {
    const roles = {
      APP_DATABASE_URL: 'postgres://a@localhost/desk',
      SYSTEM_DATABASE_URL: 'postgres://s@localhost/desk',
    };
    expect(parseEnv({ ...PRODUCTION, DATABASE_URL: '', ...roles }).databaseUrl).toBeUndefined();
    expect(() => parseEnv({ ...PRODUCTION, DATABASE_URL: '', ...roles, SYSTEM_DATABASE_URL: '' })).toThrow(
      'DATABASE_URL is missing',
    );
    expect(parseEnv({ ...PRODUCTION, PROCESS: 'migrate', PUBLIC_BASE_URL: '' }).runs).toBe('migrate');
  });

  it('accepts the embedded database in production when it is allowed [S12]', () => {
    const embedded = { ...PRODUCTION, DATABASE_URL: '' };
    expect(parseEnv({ ...embedded, ALLOW_EMBEDDED_DATABASE: 'true' }).databaseUrl).toBeUndefined();
    expect(() => parseEnv(embedded)).toThrow('ALLOW_EMBEDDED_DATABASE');
  });

  it('reads the trusted proxies, and trusts none by default', () => {
    expect(parseEnv({}).trustedProxies).toEqual([]);
    expect(parseEnv({ TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.7,2001:db8::/32' }).trustedProxies).toEqual([
      '10.0.0.0/8',
      '192.0.2.7',
      '2001:db8::/32',
    ]);
  });

  it.each<[Record<string, string>, RegExp]>([
    [{ PORT: 'eighty' }, /^PORT is not valid: /],
    [{ PORT: '0' }, /^PORT is not valid: /],
    [{ PORT: '70000' }, /^PORT is not valid: /],
    [{ PORT: '80.5' }, /^PORT is not valid: /],
    [{ NODE_ENV: 'staging' }, /^NODE_ENV is not valid: .*"production"/],
    [{ DATABASE_URL: 'mysql://localhost/desk' }, /^DATABASE_URL is not valid: must start with postgres:\/\/\./],
    [{ APP_DATABASE_URL: 'localhost' }, /^APP_DATABASE_URL is not valid: must start with postgres:\/\/\./],
    [{ SMTP_URL: 'mail.acme.test' }, /^SMTP_URL is not valid: must start with smtp:\/\/ or smtps:\/\/\./],
    [{ PUBLIC_BASE_URL: 'desk.acme.test' }, /^PUBLIC_BASE_URL is not valid: /],
    [{ PUBLIC_BASE_URL: 'ftp://desk.acme.test' }, /^PUBLIC_BASE_URL is not valid: /],
    [{ DATABASE_POOLER_URL: 'pooler:6432' }, /^DATABASE_POOLER_URL is not valid: must start with postgres:\/\/\./],
    [{ DATABASE_POOL_SIZE: '0' }, /^DATABASE_POOL_SIZE is not valid: /],
    [{ REQUEST_TIMEOUT_SECONDS: '0' }, /^REQUEST_TIMEOUT_SECONDS is not valid: /],
    [{ PROVIDER_EVENTS_PER_MINUTE: '0' }, /^PROVIDER_EVENTS_PER_MINUTE is not valid: /],
    [{ HEADERS_TIMEOUT_SECONDS: 'never' }, /^HEADERS_TIMEOUT_SECONDS is not valid: /],
    [{ REDIS_URL: 'localhost:6379' }, /^REDIS_URL is not valid: must start with redis:\/\/ or rediss:\/\/\./],
    [{ PROCESS: 'both' }, /^PROCESS is not valid: .*"worker"/],
    [{ TRUSTED_PROXIES: 'nginx' }, /^TRUSTED_PROXIES is not valid: must be a comma-separated list of addresses/],
    [
      { TRUSTED_PROXIES: '10.0.0.1,0.0.0.0/0' },
      /^TRUSTED_PROXIES is not valid: must be a comma-separated list of addresses/,
    ],
    [{ ALLOW_EMBEDDED_DATABASE: 'yes' }, /^ALLOW_EMBEDDED_DATABASE is not valid: .*"true"/],
    [{ ...PRODUCTION, PUBLIC_BASE_URL: '' }, /^PUBLIC_BASE_URL is missing\. /],
    [{ ...PRODUCTION, DATABASE_URL: '' }, /^DATABASE_URL is missing\. .* ALLOW_EMBEDDED_DATABASE=true /],
    [
      { ...PRODUCTION, PUBLIC_BASE_URL: 'http://desk.acme.test' },
      /^PUBLIC_BASE_URL is not valid\. In production it must start with https:\/\//,
    ],
    [{ SEED: 'everything' }, /^SEED is not valid: .*"demo"/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL is not valid: .*"warn"/],
  ])('refuses %j with one sentence that names it', (source, words) => {
    const message = sentence(source);
    expect(message).toMatch(words);
    expect(message).toMatch(/ See docs\/configuration\.md\.$/);
    expect(message).not.toContain('\n');
  });

  it('never repeats a value that may hold a password', () => {
    expect(sentence({ DATABASE_URL: 'mysql://root:canary@localhost/desk' })).not.toContain('canary');
    expect(sentence({ REDIS_URL: 'http://:canary@localhost' })).not.toContain('canary');
    expect(sentence({ SMTP_URL: 'ssmtp://post:canary@localhost' })).not.toContain('canary');
  });

  it('reads provider addresses without a trailing slash', () => {
    const given = {
      TWILIO_URL: 'http://localhost:4010/',
      TWILIO_CONTENT_URL: 'http://localhost:4011/',
      WHATSAPP_CLOUD_URL: 'https://graph.example/v25.0',
    };
    expect(parseEnv(given).providerAddresses).toEqual({
      twilio: 'http://localhost:4010',
      twilioContent: 'http://localhost:4011',
      whatsAppCloud: 'https://graph.example/v25.0',
    });
    expect(sentence({ OPENAI_URL: 'file:///etc/passwd' })).toContain('OPENAI_URL is not valid');
  });

  it('derives the ports of the simulators from PORT unless SIMULATORS_PORT is set [operations 17]', () => {
    expect(parseEnv({ PORT: '4100' }).simulatorsPort).toBe(4115);
    expect(parseEnv({ PORT: '65535' }).simulatorsPort).toBe(65_533);
    expect(parseEnv({ PORT: '4100', SIMULATORS_PORT: '5000' }).simulatorsPort).toBe(5000);
    expect(sentence({ SIMULATORS_PORT: '65535' })).toContain('SIMULATORS_PORT is not valid');
  });

  it('drains for zero seconds in development unless DRAIN_SECONDS is set [operations 1]', () => {
    expect(parseEnv({}).drainSeconds).toBe(0);
    expect(parseEnv({ DRAIN_SECONDS: '3' }).drainSeconds).toBe(3);
    expect(sentence({ DRAIN_SECONDS: '-1' })).toContain('DRAIN_SECONDS is not valid');
  });
});
