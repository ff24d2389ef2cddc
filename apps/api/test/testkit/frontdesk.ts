import { rm } from 'node:fs/promises';
import { ALL_DAY, type ContactWindow } from '@frontdesk/domain';
import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import type { Sandbox, Services } from '../../src/auth/context.ts';
import { accessTokens } from '../../src/auth/tokens/access-token.ts';
import { deviceTokens } from '../../src/auth/tokens/device-token.ts';
import { refreshTokens } from '../../src/auth/tokens/refresh-token.ts';
import { auditSigner } from '../../src/crypto/audit-signer.ts';
import { changeTokens } from '../../src/crypto/change-token.ts';
import { configurationSources } from '../../src/crypto/configuration-source.ts';
import { downloadLinks } from '../../src/crypto/download-link.ts';
import { pushKeys } from '../../src/crypto/push-keys.ts';
import { rootKeys } from '../../src/crypto/root-keys.ts';
import { sealer } from '../../src/crypto/sealed.ts';
import { vault } from '../../src/crypto/vault.ts';
import { CLIENT_LIMITS, type ClientLimits, openDatabase, POOL_LIMITS } from '../../src/db/database.ts';
import { throughPooler } from '../../src/db/pooler.ts';
import { temporaryFolder } from '../../src/db/scratch-database.ts';
import { createEgressClient } from '../../src/egress/http-client.ts';
import { type EmailCatcher, startEmailCatcher } from '../../src/email/mailbox.ts';
import { openChangeBus } from '../../src/events/open-change-bus.ts';
import { createDrain, type Drain } from '../../src/http/drain.ts';
import { securityTxtOf } from '../../src/http/security-txt.ts';
import { TIMEOUTS, type Timeouts } from '../../src/http/timeouts.ts';
import { createProviderLog } from '../../src/provider-log/provider-log.ts';
import { type RatePoints, rateLimits } from '../../src/rate-limiting/rate-limits.ts';
import { SOCKET_LIMITS, type SocketLimits } from '../../src/rate-limiting/socket-limits.ts';
import { buildServer } from '../../src/server.ts';
import { encryptedObjects } from '../../src/storage/encrypted-objects.ts';
import { localStore } from '../../src/storage/local-store.ts';
import { closeAdminConnection } from './admin-connection.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { readOutbox } from './outbox.ts';
import { type TestProviders, testProviders, testSandbox } from './providers.ts';
import { fakeSpeakerEngine } from './voice-verification.ts';

/** Fails every DNS lookup. Tests use IP addresses for local servers. */
const noHostKnown = () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));

export const SECRET = 'a secret that signs tokens in tests and nowhere else';

/** A server with its own database and the application's database roles. Tests control its clock. */
export interface TestFrontdesk {
  readonly app: FastifyInstance;
  /** Shuts `app` down as SIGTERM does. */
  readonly drain: Drain;
  readonly services: Services;
  readonly database: TestDatabase;
  /** Fakes that replace the real providers. `sandbox` contains those that replace the simulators. */
  readonly providers: TestProviders;
  readonly sandbox: Sandbox & { readonly providers: TestProviders };
  /** Starts listening and returns the address. */
  listen(): Promise<string>;
  /** Stops the server's clock, so that only `advance` moves it. */
  freeze(): void;
  /** Moves the server's clock forward without waiting. */
  advance(by: { seconds?: number; minutes?: number; hours?: number; days?: number }): void;
  /** Receives the emails that a worker sends. */
  readonly catcher: EmailCatcher;
  /** Returns the decrypted emails that wait in the outbox, oldest first. */
  outbox(): ReturnType<typeof readOutbox>;
  close(): Promise<void>;
}

interface Setting {
  readonly mode?: Services['mode'];
  readonly billing?: Services['billing'];
  readonly payments?: Services['payments'];
  readonly speakerEngine?: Services['speakerEngine'];
  readonly publicBaseUrl?: string;
  /** A server whose database this server shares. Close that server last. */
  readonly beside?: TestFrontdesk;
  readonly redisUrl?: string | undefined;
  readonly trustedProxies?: readonly string[];
  /** An existing database. The caller must remove it. */
  readonly database?: TestDatabase;
  readonly clientLimits?: ClientLimits;
  readonly log?: Logger;
  readonly timeouts?: Timeouts;
  readonly socketLimits?: SocketLimits;
  /** Replaces the points of rate-limit rules. */
  readonly ratePoints?: RatePoints;
  /** Window in which contacts may be contacted first. By default, the whole day. */
  readonly contactWindow?: ContactWindow;
  /** Starts a connection pooler in front of the database and returns its URL. */
  readonly pooler?: (database: TestDatabase) => Promise<string>;
}

export async function startFrontdesk({
  mode = 'development',
  billing = 'OFF',
  payments = null,
  speakerEngine = fakeSpeakerEngine(),
  publicBaseUrl = 'http://localhost:4000',
  beside,
  redisUrl,
  pooler,
  trustedProxies = [],
  database: given,
  clientLimits = CLIENT_LIMITS,
  log = pino({ level: 'silent' }),
  timeouts = TIMEOUTS,
  socketLimits = SOCKET_LIMITS,
  ratePoints = {},
  contactWindow = ALL_DAY,
}: Setting = {}): Promise<TestFrontdesk> {
  const urls = beside?.database ?? given ?? (await createDatabase());
  const pooled = pooler && (await throughPooler(urls, await pooler(urls), POOL_LIMITS));
  const database = openDatabase(pooled ?? urls, { poolSize: 5, pooled: pooled !== undefined, clientLimits });
  const bus = await openChangeBus({ systemUrl: urls.systemUrl, redisUrl }, log);
  const roots = rootKeys(SECRET);
  const [providers, sandbox] = [testProviders('Acme of the provider'), testSandbox()];
  let offset = 0;
  let frozenAt: number | null = null;
  const clock = () => new Date((frozenAt ?? Date.now()) + offset);
  const objectFolder = await temporaryFolder();
  const services: Services = {
    mode,
    billing,
    payments,
    speakerEngine,
    publicBaseUrl,
    trustedProxies,
    timeouts,
    socketLimits,
    mailboxUrl: null,
    securityTxt: securityTxtOf(publicBaseUrl),
    secretsPresent: { auth: true, integrations: true },
    database,
    bus,
    tokens: accessTokens(SECRET),
    refreshTokens: refreshTokens(SECRET),
    auditSigner: auditSigner(SECRET),
    downloadLinks: downloadLinks(SECRET),
    configurationSources: configurationSources(SECRET),
    changeTokens: changeTokens(SECRET),
    deviceTokens: deviceTokens(SECRET),
    sealer: sealer(SECRET),
    pushKeys: pushKeys(SECRET),
    vault: vault(roots),
    rootKeys: roots,
    providers,
    providerLog: createProviderLog({ database, clock, log }, null),
    sandbox,
    outbound: createEgressClient({ allowHosts: ['127.0.0.1'], resolve: noHostKnown }),
    mediaClient: createEgressClient({ allowHosts: ['127.0.0.1'], resolve: noHostKnown }),
    objects: encryptedObjects(localStore(objectFolder)),
    rateLimits: rateLimits(database.system, ratePoints),
    toolTimeoutMs: 12_000,
    contactWindow,
    log,
    clock,
  };
  const mailFolder = await temporaryFolder();
  const catcher = await startEmailCatcher(mailFolder);
  const drain = createDrain();
  const app = await buildServer(services, catcher, drain);
  await app.ready();
  const fd: TestFrontdesk = {
    app,
    drain,
    services,
    providers,
    sandbox,
    database: urls,
    catcher,
    listen: () => app.listen({ host: '127.0.0.1', port: 0 }),
    freeze: () => {
      frozenAt ??= Date.now();
    },
    advance: ({ seconds = 0, minutes = 0, hours = 0, days = 0 }) => {
      offset += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    },
    outbox: () => readOutbox(urls.adminUrl, services.sealer),
    close: async () => {
      const closed = app.close();
      // Closes connections whose response was not read, as the shutdown timeout does.
      app.server.closeAllConnections();
      await closed;
      await bus.close();
      await database.close();
      await catcher.close();
      await rm(mailFolder, { recursive: true, force: true });
      await rm(objectFolder, { recursive: true, force: true });
      await closeAdminConnection(urls.adminUrl);
      if (!beside && !given) await urls.drop();
      release(fd);
    },
  };
  return fd;
}

/** Empties the object. The modules of finished test files stay loaded and would otherwise keep the server in memory. */
function release(fd: TestFrontdesk): void {
  for (const key of Object.keys(fd)) Reflect.deleteProperty(fd, key);
}
