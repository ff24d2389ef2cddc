import proxyaddr from '@fastify/proxy-addr';
import type { BillingMode } from '@frontdesk/domain';
import type { ProviderAddresses } from '@frontdesk/providers';
import { z } from 'zod';
import { StartupError } from './errors/startup-error.ts';
import { TIMEOUTS, type Timeouts } from './http/timeouts.ts';
import { RULES } from './rate-limiting/rate-rules.ts';
import type { S3Settings } from './storage/s3-store.ts';

const blankIsUnset = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional());
const withDefault = <T extends z.ZodType>(schema: T, value: z.input<T>) =>
  z.preprocess((given) => blankIsUnset(given) ?? value, schema);

/** Schema for a number of seconds. 0 is invalid, because Node.js interprets it as unlimited. */
const seconds = (defaultMs: number) => withDefault(z.coerce.number().int().min(1).max(86_400), defaultMs / 1000);

const THIS_MACHINE = ['localhost', '127.0.0.1'];

/** Schema for the email address or URL of a security contact (RFC 9116). The result is a `mailto:` or `https:` URI. */
const contact = z
  .string()
  .regex(
    /^(mailto:\S+@\S+|https:\/\/\S+|[^\s:@]+@[^\s:@]+)$/,
    'must be an email address, or start with mailto: or https://',
  )
  .transform((text) => (/^(mailto|https):/.test(text) ? text : `mailto:${text}`));
const future = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .refine((date) => date.getTime() > Date.now(), 'has passed');

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://');

const address = optional(z.url({ protocol: /^https?$/ }));
/**
 * Schema for addresses and ranges of proxies, separated by commas. A range of all addresses is refused, because clients
 * could then forge their address.
 */
const proxies = z
  .string()
  .transform((list) => list.split(',').map((one) => one.trim()))
  .refine(isTrust, 'must be a comma-separated list of addresses or ranges, for example 10.0.0.0/8,192.0.2.7');

function isTrust(list: string[]): boolean {
  try {
    proxyaddr.compile(list);
    return true;
  } catch {
    return false;
  }
}

const shape = z.object({
  NODE_ENV: withDefault(z.enum(['development', 'production', 'test']), 'development'),
  HOST: optional(z.string()),
  // Port 0 (any free port) is not allowed, because URLs in emails and forms contain the port before the server is
  // listening.
  PORT: withDefault(z.coerce.number().int().min(1).max(65535), 4000),
  DATABASE_URL: optional(postgresUrl),
  APP_DATABASE_URL: optional(postgresUrl),
  SYSTEM_DATABASE_URL: optional(postgresUrl),
  ALLOW_EMBEDDED_DATABASE: withDefault(z.enum(['true', 'false']), 'false'),
  DATABASE_POOLER_URL: optional(postgresUrl),
  DATABASE_POOL_SIZE: withDefault(z.coerce.number().int().min(1).max(1000), 10),
  REDIS_URL: optional(z.string().regex(/^rediss?:\/\//, 'must start with redis:// or rediss://')),
  SECURITY_CONTACT: optional(contact),
  SECURITY_TXT_EXPIRES: optional(future),
  DRAIN_SECONDS: optional(z.coerce.number().int().min(0).max(600)),
  SHUTDOWN_TIMEOUT_SECONDS: withDefault(z.coerce.number().int().min(1).max(3600), 20),
  PROCESS: withDefault(z.enum(['all', 'api', 'worker', 'migrate']), 'all'),
  DATA_DIR: withDefault(z.string(), '.data'),
  PUBLIC_BASE_URL: address,
  TRUSTED_PROXIES: optional(proxies),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')),
  MAIL_FROM: withDefault(z.string(), 'Frontdesk <no-reply@frontdesk.localhost>'),
  AUTH_SECRET: optional(z.string()),
  INTEGRATIONS_ENCRYPTION_KEY: optional(z.string()),
  SEED: optional(z.enum(['demo', 'demo-basic', 'none'])),
  BILLING: optional(z.enum(['off', 'manual', 'stripe'])),
  STRIPE_SECRET_KEY: optional(z.string().regex(/^[rs]k_(test|live)_\w+$/, 'must start with sk_ or rk_')),
  STRIPE_WEBHOOK_SECRET: optional(z.string().regex(/^whsec_/, 'must start with whsec_')),
  VOICE_VERIFICATION: withDefault(z.enum(['off', 'embedded']), 'off'),
  TWILIO_URL: address,
  TWILIO_CONTENT_URL: address,
  OPENAI_URL: address,
  ANTHROPIC_URL: address,
  GOOGLE_AI_URL: address,
  CALCOM_URL: address,
  VAPI_URL: address,
  WHATSAPP_CLOUD_URL: address,
  STRIPE_URL: address,
  SIMULATORS: withDefault(z.enum(['0', '1']), '1'),
  SIMULATORS_PORT: optional(z.coerce.number().int().min(1).max(65534)),
  WEBHOOK_ALLOW_HOSTS: optional(
    z.string().regex(/^[\w.:[\]-]+(,[\w.:[\]-]+)*$/, 'must be a comma-separated list of hosts'),
  ),
  HEADERS_TIMEOUT_SECONDS: seconds(TIMEOUTS.headersMs),
  REQUEST_TIMEOUT_SECONDS: seconds(TIMEOUTS.requestMs),
  UPLOAD_TIMEOUT_SECONDS: seconds(TIMEOUTS.uploadMs),
  KEEP_ALIVE_TIMEOUT_SECONDS: seconds(TIMEOUTS.keepAliveMs),
  PROVIDER_EVENTS_PER_MINUTE: withDefault(
    z.coerce.number().int().min(60).max(10_000_000),
    RULES['provider-events:workspace'].points,
  ),
  STORAGE_S3_BUCKET: optional(z.string()),
  STORAGE_S3_REGION: withDefault(z.string(), 'us-east-1'),
  STORAGE_S3_ENDPOINT: address,
  STORAGE_S3_ACCESS_KEY_ID: optional(z.string()),
  STORAGE_S3_SECRET_ACCESS_KEY: optional(z.string()),
  LOG_LEVEL: withDefault(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']), 'warn'),
});

export interface StripeAccount {
  readonly secretKey: string;
  /** Signing secret of the webhook endpoint. */
  readonly webhookSecret: string;
}

export interface Env {
  readonly mode: 'development' | 'production';
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string | undefined;
  readonly appDatabaseUrl: string | undefined;
  readonly systemDatabaseUrl: string | undefined;
  /** URL of the connection pooler for requests. Startup, notifications and jobs connect directly to PostgreSQL. */
  readonly databasePoolerUrl: string | undefined;
  readonly databasePoolSize: number;
  readonly redisUrl: string | undefined;
  /** Parts of Frontdesk that this process runs. */
  readonly runs: 'all' | 'api' | 'worker' | 'migrate';
  /** URI for reporting vulnerabilities. If undefined, the email address is security@ followed by the public host. */
  readonly securityContact: string | undefined;
  /** Expiry of security.txt. If undefined, the file expires 180 days after each request. */
  readonly securityTxtExpires: Date | undefined;
  /** Seconds for which `/readyz` responds with 503 during a shutdown, before the server stops accepting connections. */
  readonly drainSeconds: number;
  /**
   * Maximum number of seconds in which active jobs must finish after the start of a shutdown, and active requests after
   * `drainSeconds`.
   */
  readonly shutdownTimeoutSeconds: number;
  readonly dataDir: string;
  /** Public URL of the installation. If undefined, the URL is localhost with the port. */
  readonly publicBaseUrl: string | undefined;
  /** Proxies whose X-Forwarded-For header the server trusts. */
  readonly trustedProxies: readonly string[];
  /** Timeouts for receiving requests. */
  readonly timeouts: Timeouts;
  /** Maximum number of provider webhook requests per minute and workspace. */
  readonly providerEventsPerMinute: number;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly authSecret: string | undefined;
  readonly integrationsEncryptionKey: string | undefined;
  readonly seed: 'demo' | 'demo-basic' | 'none';
  /** Whether plans and their limits are enforced. */
  readonly billing: BillingMode;
  /** Account at Stripe. If undefined and `billing` is STRIPE, the simulator is used. */
  readonly stripe: StripeAccount | undefined;
  readonly voiceVerification: 'off' | 'embedded';
  /** Base URLs of providers, if they differ from the defaults. */
  readonly providerAddresses: Partial<ProviderAddresses>;
  /** True if the provider simulators run. Always false in production. */
  readonly simulators: boolean;
  /** First of three consecutive ports, for the webhook receiver, the FHIR server and the REST API. */
  readonly simulatorsPort: number;
  /** Hosts that member-supplied URLs can use even if they are in a private network or do not support https. */
  readonly webhookAllowHosts: readonly string[];
  /** S3 bucket for files. If undefined, files are stored in `dataDir`. */
  readonly s3: S3Settings | undefined;
  readonly logLevel: string;
}

/** Parses the environment variables (see docs/configuration.md). Throws a StartupError if a setting is invalid. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = shape.safeParse(source);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new StartupError(`${issue?.path.join('.')} is not valid: ${issue?.message}. See docs/configuration.md.`);
  }
  const given = parsed.data;
  const mode = given.NODE_ENV === 'production' ? 'production' : 'development';
  const publicBaseUrl = given.PUBLIC_BASE_URL?.replace(/\/+$/, '');
  // Demo data is intended for evaluating Frontdesk, so in production none is created by default.
  const seed = given.SEED ?? (mode === 'production' ? 'none' : 'demo');
  if (mode === 'production') refuseUnsafe(given);
  return {
    mode,
    host: given.HOST ?? (mode === 'production' ? '0.0.0.0' : 'localhost'),
    port: given.PORT,
    databaseUrl: given.DATABASE_URL,
    appDatabaseUrl: given.APP_DATABASE_URL,
    systemDatabaseUrl: given.SYSTEM_DATABASE_URL,
    databasePoolerUrl: given.DATABASE_POOLER_URL,
    databasePoolSize: given.DATABASE_POOL_SIZE,
    redisUrl: given.REDIS_URL,
    runs: given.PROCESS,
    securityContact: given.SECURITY_CONTACT,
    securityTxtExpires: given.SECURITY_TXT_EXPIRES,
    // 0 in development, because no load balancer requests `/readyz`.
    drainSeconds: given.DRAIN_SECONDS ?? (mode === 'production' ? 5 : 0),
    shutdownTimeoutSeconds: given.SHUTDOWN_TIMEOUT_SECONDS,
    dataDir: given.DATA_DIR,
    publicBaseUrl,
    trustedProxies: given.TRUSTED_PROXIES ?? [],
    timeouts: timeoutsIn(given),
    providerEventsPerMinute: given.PROVIDER_EVENTS_PER_MINUTE,
    smtpUrl: given.SMTP_URL,
    mailFrom: given.MAIL_FROM,
    authSecret: given.AUTH_SECRET,
    integrationsEncryptionKey: given.INTEGRATIONS_ENCRYPTION_KEY,
    seed,
    // The demo data contains a plan. Other installations start without plans and limits.
    billing: BILLING_MODE[given.BILLING ?? (seed === 'none' ? 'off' : 'manual')],
    stripe: stripeIn(given, mode),
    voiceVerification: given.VOICE_VERIFICATION,
    providerAddresses: addressesIn(given),
    simulators: mode === 'development' && given.SIMULATORS === '1',
    simulatorsPort: given.SIMULATORS_PORT ?? Math.min(given.PORT + 15, 65533),
    webhookAllowHosts: given.WEBHOOK_ALLOW_HOSTS?.split(',') ?? (mode === 'production' ? [] : THIS_MACHINE),
    s3: bucketIn(given),
    logLevel: given.LOG_LEVEL,
  };
}

const BILLING_MODE = { off: 'OFF', manual: 'MANUAL', stripe: 'STRIPE' } as const;

/** Returns the account at Stripe. In development, the simulator replaces an account that is not configured. */
function stripeIn(given: z.infer<typeof shape>, mode: Env['mode']): StripeAccount | undefined {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = given;
  if (given.BILLING !== 'stripe') return undefined;
  if (secretKey && webhookSecret) return { secretKey, webhookSecret };
  const isSimulated = mode === 'development' && given.SIMULATORS === '1' && given.PROCESS === 'all';
  if (isSimulated && !secretKey && !webhookSecret) return undefined;
  const name = secretKey ? 'STRIPE_WEBHOOK_SECRET' : 'STRIPE_SECRET_KEY';
  throw new StartupError(`${name} is missing. BILLING=stripe requires it. See docs/configuration.md.`);
}

/** Enforces requirements that apply only in production. */
function refuseUnsafe(given: z.infer<typeof shape>): void {
  const { PROCESS, PUBLIC_BASE_URL, DATABASE_URL, APP_DATABASE_URL, SYSTEM_DATABASE_URL } = given;
  const refuse = (sentence: string) => {
    throw new StartupError(`${sentence} See docs/configuration.md.`);
  };
  if (!PUBLIC_BASE_URL && PROCESS !== 'migrate')
    refuse(
      'PUBLIC_BASE_URL is missing. Set it to the public URL, which is the base of links and the only accepted origin.',
    );
  if (PUBLIC_BASE_URL && !isSafe(new URL(PUBLIC_BASE_URL)))
    refuse(
      'PUBLIC_BASE_URL is not valid. In production it must start with https://, so that passwords and sessions are encrypted in transit.',
    );
  const isServerGiven = DATABASE_URL || (APP_DATABASE_URL && SYSTEM_DATABASE_URL);
  if (!isServerGiven && given.ALLOW_EMBEDDED_DATABASE !== 'true')
    refuse(
      'DATABASE_URL is missing. Set it, or set ALLOW_EMBEDDED_DATABASE=true to use the embedded PostgreSQL in production.',
    );
}

function bucketIn(given: z.infer<typeof shape>): S3Settings | undefined {
  const bucket = given.STORAGE_S3_BUCKET;
  if (!bucket) return undefined;
  const [accessKeyId, secretAccessKey] = [given.STORAGE_S3_ACCESS_KEY_ID, given.STORAGE_S3_SECRET_ACCESS_KEY];
  if (!accessKeyId !== !secretAccessKey)
    throw new StartupError(
      'Set STORAGE_S3_ACCESS_KEY_ID and STORAGE_S3_SECRET_ACCESS_KEY together. See docs/configuration.md.',
    );
  const credentials = accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined;
  return { bucket, region: given.STORAGE_S3_REGION, endpoint: given.STORAGE_S3_ENDPOINT, credentials };
}

function timeoutsIn(given: z.infer<typeof shape>): Timeouts {
  return {
    ...TIMEOUTS,
    headersMs: given.HEADERS_TIMEOUT_SECONDS * 1000,
    requestMs: given.REQUEST_TIMEOUT_SECONDS * 1000,
    uploadMs: given.UPLOAD_TIMEOUT_SECONDS * 1000,
    keepAliveMs: given.KEEP_ALIVE_TIMEOUT_SECONDS * 1000,
  };
}

function addressesIn(given: z.infer<typeof shape>): Partial<ProviderAddresses> {
  const addresses = {
    twilio: given.TWILIO_URL,
    twilioContent: given.TWILIO_CONTENT_URL,
    openai: given.OPENAI_URL,
    anthropic: given.ANTHROPIC_URL,
    google: given.GOOGLE_AI_URL,
    calcom: given.CALCOM_URL,
    vapi: given.VAPI_URL,
    whatsAppCloud: given.WHATSAPP_CLOUD_URL,
    stripe: given.STRIPE_URL,
  };
  return Object.fromEntries(
    Object.entries(addresses).flatMap(([name, url]) => (url ? [[name, url.replace(/\/+$/, '')]] : [])),
  );
}
/**
 * Returns whether a URL uses https or does not leave this machine. Browsers also treat loopback addresses as secure.
 */
const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
