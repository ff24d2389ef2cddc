import { rm } from 'node:fs/promises';
import { ALL_DAY, type ContactWindow } from '@frontdesk/domain';
import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import type { Sandbox, Services } from '../../src/auth/context.ts';
import { accessTokens } from '../../src/auth/tokens/access-token.ts';
import { deviceTokens } from '../../src/auth/tokens/device-token.ts';
import { refreshTokens } from '../../src/auth/tokens/refresh-token.ts';
import { auditSigner } from '../../src/crypto/audit-signer.ts';
import { downloadLinks } from '../../src/crypto/download-link.ts';
import { rootKeys } from '../../src/crypto/root-keys.ts';
import { sealer } from '../../src/crypto/sealed.ts';
import { vault } from '../../src/crypto/vault.ts';
import { CLIENT_LIMITS, type ClientLimits, openDatabase, POOL_LIMITS } from '../../src/db/database.ts';
import { throughPooler } from '../../src/db/pooler.ts';
import { temporaryFolder } from '../../src/db/scratch-database.ts';
import { createEgressClient } from '../../src/egress/http-client.ts';
import { type EmailCatcher, startEmailCatcher } from '../../src/email/email-catcher.ts';
import { openChangeBus } from '../../src/events/open-change-bus.ts';
import { createDrain, type Drain } from '../../src/http/drain.ts';
import { securityTxtOf } from '../../src/http/security-txt.ts';
import { TIMEOUTS, type Timeouts } from '../../src/http/timeouts.ts';
import { type RatePoints, rateLimits } from '../../src/rate-limiting/rate-limits.ts';
import { SOCKET_LIMITS, type SocketLimits } from '../../src/rate-limiting/socket-limits.ts';
import { buildServer } from '../../src/server.ts';
import { closeAdminConnection } from './admin-connection.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { readOutbox } from './outbox.ts';
import { type TestProviders, testProviders, testSandbox } from './providers.ts';

/** No name leads anywhere in a test; what listens on this machine is reached by its number. */
const noHostKnown = () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));

export const SECRET = 'a secret that signs tokens in tests and nowhere else';

/** The real server on its own database, as the application's roles; what time it is, the test decides. */
export interface TestFrontdesk {
  readonly app: FastifyInstance;
  /** Shuts `app` down as SIGTERM does. */
  readonly drain: Drain;
  readonly services: Services;
  readonly database: TestDatabase;
  /** What it meets instead of the providers, and of their simulators. */
  readonly providers: TestProviders;
  readonly sandbox: Sandbox & { readonly providers: TestProviders };
  /** Where it listens, once `listen` was awaited. */
  listen(): Promise<string>;
  /** Moves the product's clock; nothing sleeps. */
  advance(by: { seconds?: number; minutes?: number; hours?: number; days?: number }): void;
  /** What catches its mail, once a worker sends it. */
  readonly catcher: EmailCatcher;
  /** Mails that wait in the outbox, oldest first, opened. */
  outbox(): ReturnType<typeof readOutbox>;
  close(): Promise<void>;
}

interface Setting {
  readonly mode?: Services['mode'];
  readonly publicBaseUrl?: string;
  /** Another process over the database of this one, which is closed last. */
  readonly beside?: TestFrontdesk;
  readonly redisUrl?: string | undefined;
  readonly trustedProxies?: readonly string[];
  /** A database of the caller's, which the caller removes. */
  readonly database?: TestDatabase;
  readonly clientLimits?: ClientLimits;
  readonly log?: Logger;
  readonly timeouts?: Timeouts;
  readonly socketLimits?: SocketLimits;
  /** Instead of those of the rules. */
  readonly ratePoints?: RatePoints;
  /** Window for first contacts. Open all day unless a test is about it. */
  readonly contactWindow?: ContactWindow;
  /** Starts a pooler before its database, and says where. */
  readonly pooler?: (database: TestDatabase) => Promise<string>;
}

export async function startFrontdesk({
  mode = 'development',
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
  const services: Services = {
    mode,
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
    deviceTokens: deviceTokens(SECRET),
    sealer: sealer(SECRET),
    vault: vault(roots),
    rootKeys: roots,
    providers,
    sandbox,
    outbound: createEgressClient({ allowHosts: ['127.0.0.1'], resolve: noHostKnown }),
    rateLimits: rateLimits(database.system, ratePoints),
    toolTimeoutMs: 12_000,
    contactWindow,
    log,
    clock: () => new Date(Date.now() + offset),
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
    advance: ({ seconds = 0, minutes = 0, hours = 0, days = 0 }) => {
      offset += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    },
    outbox: () => readOutbox(urls.adminUrl, services.sealer),
    close: async () => {
      const closed = app.close();
      // A test may leave an answer unread, as a client may that the shutdown timeout cuts.
      app.server.closeAllConnections();
      await closed;
      await bus.close();
      await database.close();
      await catcher.close();
      await rm(mailFolder, { recursive: true, force: true });
      await closeAdminConnection(urls.adminUrl);
      if (!beside && !given) await urls.drop();
      release(fd);
    },
  };
  return fd;
}

/** Modules of finished test files stay loaded: an emptied object lets the server and its caches be collected. */
function release(fd: TestFrontdesk): void {
  for (const key of Object.keys(fd)) Reflect.deleteProperty(fd, key);
}
