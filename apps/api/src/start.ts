// type-graphql requires that this import precedes the first class with decorators.
import 'reflect-metadata';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ALL_DAY, DEFAULT_CONTACT_WINDOW } from '@frontdesk/domain';
import { createProviders, embeddedSpeakerEngine, type Providers } from '@frontdesk/providers';
import type { Logger } from 'pino';
import type { Payments, Services } from './auth/context.ts';
import { accessTokens } from './auth/tokens/access-token.ts';
import { deviceTokens } from './auth/tokens/device-token.ts';
import { refreshTokens } from './auth/tokens/refresh-token.ts';
import { auditSigner } from './crypto/audit-signer.ts';
import { changeTokens } from './crypto/change-token.ts';
import { configurationSources } from './crypto/configuration-source.ts';
import { downloadLinks } from './crypto/download-link.ts';
import { pushKeys } from './crypto/push-keys.ts';
import { checkRootKeys } from './crypto/root-key-check.ts';
import { type RootKeys, rootKeys } from './crypto/root-keys.ts';
import { sealer } from './crypto/sealed.ts';
import { loadSecrets, type Secrets } from './crypto/secrets.ts';
import { vault } from './crypto/vault.ts';
import { type Database, type DatabaseUrls, openDatabase, POOL_LIMITS } from './db/database.ts';
import { startEmbeddedPostgres } from './db/embedded-postgres.ts';
import { throughPooler } from './db/pooler.ts';
import { createEgressClient } from './egress/http-client.ts';
import { sendThrough } from './egress/send-through.ts';
import { type EmailCatcher, startEmailCatcher } from './email/mailbox.ts';
import { mailer } from './email/mailer.ts';
import type { Env } from './env.ts';
import { StartupError } from './errors/startup-error.ts';
import { openChangeBus } from './events/open-change-bus.ts';
import { createDrain } from './http/drain.ts';
import { securityTxtOf } from './http/security-txt.ts';
import { bindSecrets } from './jobs/bind-secrets.ts';
import { startWorker } from './jobs/worker.ts';
import { createProviderLog } from './provider-log/provider-log.ts';
import { rateLimits } from './rate-limiting/rate-limits.ts';
import { SOCKET_LIMITS } from './rate-limiting/socket-limits.ts';
import { hasRolesOnly, readyDatabase } from './ready-database.ts';
import { seedDatabase } from './seed/seed-demo.ts';
import { buildProbes, buildServer } from './server.ts';
import { type Shutdown, shutdownOf } from './shutdown.ts';
import { type OpenSandbox, openSandbox } from './simulators/open-sandbox.ts';
import { restoreReplyWindows } from './simulators/restore-reply-windows.ts';
import { type EncryptedObjects, encryptedObjects } from './storage/encrypted-objects.ts';
import { localStore } from './storage/local-store.ts';
import { s3Store } from './storage/s3-store.ts';

export interface Frontdesk {
  /** Message printed after the start, with the URLs of the app and the mailbox and the demo accounts. */
  readonly greeting: string;
  /** Promise that rejects if the embedded database stops unexpectedly. Otherwise, the promise never settles. */
  readonly databaseLost: Promise<never>;
  stop(): Promise<void>;
}

/**
 * Starts the parts selected by the configuration, in the order of their dependencies. During a shutdown, active work
 * finishes first, and then resources are closed in reverse order.
 */
export async function startFrontdesk(env: Env, log: Logger): Promise<Frontdesk> {
  const shutdown = shutdownOf(log);
  try {
    return await startParts(env, log, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

async function startParts(env: Env, log: Logger, shutdown: Shutdown): Promise<Frontdesk> {
  const atEnd = shutdown.close;
  const dataDir = await ensureDataFolder(env.dataDir);
  const secrets = await loadSecrets({ ...env, dataDir });
  const { smtpUrl, catcher } = await mailServer(env, dataDir);
  if (catcher) atEnd(catcher.close);
  const isEmbedded = !env.databaseUrl && !hasRolesOnly(env);
  const postgres = isEmbedded ? await startEmbeddedPostgres({ dataDir, log }) : null;
  if (postgres) atEnd(postgres.stop);
  const addresses = await readyDatabase(env, secrets, { adminUrl: env.databaseUrl ?? postgres?.url ?? '', log });

  const database = await openDatabaseFor(env, addresses);
  atEnd(database.close);
  const roots = await checkedRootKeys(database, secrets);
  const bus = await openChangeBus({ ...addresses, redisUrl: env.redisUrl }, log);
  atEnd(bus.close);

  const publicBaseUrl = env.publicBaseUrl ?? `http://localhost:${env.port}`;
  const clients = await createClients(env, { publicBaseUrl, database, log, atEnd });
  const objects = await openStorage(env, dataDir, atEnd);
  const services: Services = {
    mode: env.mode,
    billing: env.billing,
    publicBaseUrl,
    trustedProxies: env.trustedProxies,
    timeouts: env.timeouts,
    socketLimits: SOCKET_LIMITS,
    mailboxUrl: catcher ? `${publicBaseUrl}/mailbox` : null,
    securityTxt: securityTxtOf(publicBaseUrl, env.securityContact, env.securityTxtExpires),
    secretsPresent: { auth: true, integrations: true },
    database,
    bus,
    ...signers(secrets),
    vault: vault(roots),
    rootKeys: roots,
    ...clients,
    objects,
    rateLimits: rateLimits(database.system, { 'provider-events:workspace': env.providerEventsPerMinute }),
    toolTimeoutMs: TOOL_PATIENCE_MS,
    log,
    clock,
  };
  await bindSecrets(services);
  const people = await seedDatabase(services, addresses.systemUrl, env.seed);
  await restoreReplyWindows(services);
  await serve(env, services, { catcher, shutdown });
  if (env.runs !== 'api') {
    const worker = await startWorker({ ...addresses, services, mailer: mailer(smtpUrl, env.mailFrom) });
    shutdown.drain(() => worker.stop(env.shutdownTimeoutSeconds * 1000));
  }
  return { greeting: startUpMessage(services, people), databaseLost: throwOnLoss(postgres?.lost), stop: shutdown.run };
}

async function serve(
  env: Env,
  services: Services,
  { catcher, shutdown }: { catcher: EmailCatcher | null; shutdown: Shutdown },
): Promise<void> {
  const drain = createDrain();
  const app = env.runs === 'worker' ? await buildProbes(services, drain) : await buildServer(services, catcher, drain);
  await listen(() => app.listen({ host: env.host, port: env.port }), env);
  const times = { noticeMs: env.drainSeconds * 1000, timeoutMs: env.shutdownTimeoutSeconds * 1000 };
  shutdown.drain(async () => {
    const requests = await drain.close(app, times);
    if (requests > 0) services.log.warn({ requests }, 'requests were cut at the shutdown timeout');
  });
}

/**
 * Creates all objects that sign or encrypt with the deployment's secret. Values created with older secrets are still
 * accepted, except download links, which are valid for only five minutes.
 */
function signers({ authSecret, olderAuthSecrets }: Secrets) {
  const secrets = [authSecret, ...olderAuthSecrets] as const;
  return {
    tokens: accessTokens(...secrets),
    refreshTokens: refreshTokens(...secrets),
    deviceTokens: deviceTokens(...secrets),
    auditSigner: auditSigner(...secrets),
    downloadLinks: downloadLinks(authSecret),
    configurationSources: configurationSources(authSecret),
    changeTokens: changeTokens(authSecret),
    sealer: sealer(...secrets),
    pushKeys: pushKeys(...secrets),
  };
}

const clock = () => new Date();

interface ClientParts {
  readonly publicBaseUrl: string;
  readonly database: Database;
  readonly log: Logger;
  readonly atEnd: Shutdown['close'];
}

/**
 * Creates the speaker engine, and the clients for providers, for simulators in development, and for URLs supplied by
 * members.
 */
async function createClients(env: Env, { publicBaseUrl, database, log, atEnd }: ClientParts) {
  const providerLog = createProviderLog({ database, clock, log });
  atEnd(providerLog.flush);
  const onExchange = providerLog.addOutbound;
  const sandbox = await openSandbox(env, { publicBaseUrl, onExchange });
  if (sandbox) atEnd(sandbox.stop);
  const outbound = createEgressClient({ allowHosts: env.webhookAllowHosts });
  const speakerEngine = env.voiceVerification === 'embedded' ? embeddedSpeakerEngine() : null;
  if (speakerEngine) atEnd(speakerEngine.close);
  const providers = createProviders({
    addresses: env.providerAddresses,
    sendToMemberUrl: sendThrough(outbound),
    onExchange,
  });
  return {
    speakerEngine,
    providers,
    payments: openPayments(env, providers, sandbox),
    providerLog,
    sandbox,
    contactWindow: sandbox ? ALL_DAY : DEFAULT_CONTACT_WINDOW,
    outbound,
    // These addresses are configured by the operator and can be in a private network. Workspaces cannot change them.
    mediaClient: createEgressClient({ allowHosts: [...hostsOf(env.providerAddresses), ...(sandbox?.hosts ?? [])] }),
  };
}

/** Returns the account at Stripe, or the one at its simulator if none is configured. */
function openPayments({ billing, stripe }: Env, providers: Providers, sandbox: OpenSandbox | null): Payments | null {
  if (billing !== 'STRIPE') return null;
  if (stripe) return { port: providers.payments(stripe), webhookSecret: stripe.webhookSecret };
  if (!sandbox) throw new StartupError('STRIPE_SECRET_KEY is missing. BILLING=stripe requires it.');
  return { port: sandbox.providers.payments(sandbox.stripe), webhookSecret: sandbox.stripe.webhookSecret };
}

const hostsOf = (addresses: Env['providerAddresses']): string[] =>
  Object.values(addresses).map((address) => new URL(address).host);

/** Opens the file storage: the configured bucket, or a folder in the data folder. */
async function openStorage({ s3 }: Env, dataDir: string, atEnd: Shutdown['close']): Promise<EncryptedObjects> {
  if (!s3) return encryptedObjects(localStore(join(dataDir, 'objects')));
  const store = s3Store(s3);
  atEnd(async () => store.close());
  try {
    await store.verify();
  } catch (error) {
    throw new StartupError(
      `The bucket ${s3.bucket} of STORAGE_S3_BUCKET cannot be reached: ${(error as Error).name}. Check the STORAGE_S3 settings.`,
    );
  }
  return encryptedObjects(store);
}

async function checkedRootKeys(database: Database, { integrationsEncryptionKey }: Secrets): Promise<RootKeys> {
  const roots = rootKeys(integrationsEncryptionKey);
  await checkRootKeys(database.system, roots);
  return roots;
}

async function openDatabaseFor({ databasePoolerUrl, databasePoolSize: poolSize }: Env, addresses: DatabaseUrls) {
  if (!databasePoolerUrl) return openDatabase(addresses, { poolSize });
  return openDatabase(await throughPooler(addresses, databasePoolerUrl, POOL_LIMITS), { poolSize, pooled: true });
}

/**
 * Time in milliseconds after which a running tool returns an interim response. Must be shorter than twenty seconds,
 * after which Vapi aborts a tool call.
 */
const TOOL_PATIENCE_MS = 12_000;

/**
 * Returns the configured SMTP server, which is required in production. In development, if none is configured, starts a
 * server that stores emails.
 */
async function mailServer({ mode, smtpUrl }: Env, dataDir: string) {
  if (smtpUrl) return { smtpUrl, catcher: null };
  if (mode === 'production')
    throw new StartupError('SMTP_URL is missing. Set it to the SMTP server that sends email in production.');
  const catcher = await startEmailCatcher(dataDir);
  return { smtpUrl: catcher.smtpUrl, catcher };
}

async function ensureDataFolder(dataDir: string): Promise<string> {
  const folder = resolve(dataDir);
  try {
    await mkdir(folder, { recursive: true });
    return folder;
  } catch (error) {
    throw new StartupError(`The data folder ${folder} could not be created: ${(error as Error).message}.`);
  }
}

async function listen(bind: () => Promise<unknown>, { host, port }: Env): Promise<void> {
  try {
    await bind();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new StartupError(`Port ${port} is in use. Set PORT to a free port, or stop the program that uses it.`);
    if (code === 'EACCES')
      throw new StartupError(`This account cannot listen on port ${port}. Set PORT to a port above 1023.`);
    if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
      throw new StartupError(`HOST ${host} is not an address of this machine.`);
    throw error;
  }
}

async function throwOnLoss(loss: Promise<StartupError> | undefined): Promise<never> {
  if (loss) throw await loss;
  return new Promise<never>(() => {});
}

function startUpMessage(
  { publicBaseUrl, mailboxUrl }: Services,
  people: readonly { name: string; email: string; password: string }[],
): string {
  const addresses = [
    `Frontdesk is ready: ${publicBaseUrl}`,
    ...(mailboxUrl ? [`Mailbox:            ${mailboxUrl}`] : []),
  ];
  const signIns = people.map(({ name, email, password }) => `  ${name.padEnd(40)} ${email.padEnd(22)} ${password}`);
  const demo = signIns.length > 0 ? ['', 'Demo accounts:', ...signIns] : [];
  return `\n${[...addresses, ...demo].join('\n')}\n\n`;
}
