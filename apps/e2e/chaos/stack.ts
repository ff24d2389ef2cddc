import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Simulators, startSimulators } from '@frontdesk/simulators';
import { freePort } from '@frontdesk/tooling/free-port.mjs';
import pg from 'pg';
import { temporaryFolder } from '../support/folder.ts';
import { type Product, type ProductProcess, startProcess, startProduct } from '../support/product.ts';
import { type LoadBalancer, startLoadBalancer } from './load-balancer.ts';
import { retryUntilAnswered } from './team.ts';

/** Several processes of the built product with one PostgreSQL, provider simulators and a load balancer. */
export interface ChaosStack {
  readonly loadBalancer: LoadBalancer;
  readonly simulators: Simulators;
  readonly database: pg.Pool;
  /** Runs a query and retries it while PostgreSQL recovers from a crash. */
  rows<T extends object>(sql: string, values: readonly unknown[]): Promise<T[]>;
  readonly processes: Process[];
  /** Starts an additional worker with the given environment variables. */
  startWorker(env?: Record<string, string>): Promise<Process>;
  /** Kills a PostgreSQL process with SIGKILL. PostgreSQL then closes all connections and recovers from its log. */
  crashDatabase(): Promise<void>;
  close(): Promise<void>;
}

export interface Process {
  readonly runs: 'api' | 'worker';
  /** Returns null while the process is not running. */
  pid(): number | null;
  /** Kills the process with SIGKILL, so that it cannot clean up. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface StackPlan {
  readonly seed: number;
  readonly apis: number;
  readonly workers: number;
}

const SECRETS = {
  AUTH_SECRET: 'what every process of this stack signs its tokens with',
  INTEGRATIONS_ENCRYPTION_KEY: 'what every process of this stack seals credentials with',
};

export async function startChaosStack({ seed, apis, workers }: StackPlan): Promise<ChaosStack> {
  const loadBalancer = await startLoadBalancer();
  const persistence = { tries: 100, waitMs: 200 };
  const simulators = await startSimulators({ publicBaseUrl: loadBalancer.url, seed, persistence });
  const common = { ...SECRETS, ...addressesOf(simulators), PUBLIC_BASE_URL: loadBalancer.url, DATABASE_POOL_SIZE: '5' };
  // This process only keeps the embedded PostgreSQL running and gets no requests.
  const folder = await temporaryFolder();
  const databaseOwner = await startProduct({ dataDir: folder, env: { ...common, PROCESS: 'api' } });
  const databaseUrl = await addressOfDatabase(databaseOwner);
  const env = { ...common, DATABASE_URL: databaseUrl, SEED: 'none' };
  const processes = [
    ...Array.from({ length: apis }, () => processOf('api', env, loadBalancer)),
    ...Array.from({ length: workers }, () => processOf('worker', env, loadBalancer)),
  ];
  const more: Process[] = [];
  await Promise.all(processes.map((one) => one.start()));
  const database = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  // A crash of PostgreSQL is expected. The pool then opens new connections.
  database.on('error', () => {});
  database.on('connect', (client) => client.on('error', () => {}));
  return {
    loadBalancer: loadBalancer,
    simulators,
    database,
    rows: async <T extends object>(sql: string, values: readonly unknown[]) =>
      (await retryUntilAnswered(() => database.query<T>(sql, [...values]))).rows,
    processes,
    startWorker: async (settings = {}) => {
      const worker = processOf('worker', { ...env, ...settings }, loadBalancer);
      more.push(worker);
      await worker.start();
      return worker;
    },
    crashDatabase: () => crash(databaseUrl),
    close: async () => {
      await Promise.all([...processes, ...more].map((one) => one.stop()));
      await database.end();
      await databaseOwner.stop();
      await rm(folder, { recursive: true, force: true });
      await simulators.stop();
      await loadBalancer.close();
    },
  };
}

const addressesOf = ({ addresses }: Simulators) => ({
  TWILIO_URL: addresses.twilio,
  TWILIO_CONTENT_URL: addresses.twilioContent,
  OPENAI_URL: addresses.openai,
  CALCOM_URL: addresses.calcom,
  WHATSAPP_CLOUD_URL: addresses.whatsAppCloud,
});

async function crash(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const thrownOut = new Promise((resolve) => client.once('end', resolve));
  process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
  await thrownOut;
}

async function addressOfDatabase({ dataDir }: Product): Promise<string> {
  const [port, password] = await Promise.all(
    ['postgres.port', 'postgres.password'].map((file) => readFile(join(dataDir, file), 'utf8')),
  );
  return `postgres://postgres:${password?.trim()}@127.0.0.1:${port?.trim()}/frontdesk`;
}

function processOf(runs: Process['runs'], env: Record<string, string>, loadBalancer: LoadBalancer): Process {
  let living: { product: ProductProcess; port: number; dataDir: string } | null = null;
  const gone = async (end: (product: ProductProcess) => Promise<unknown>) => {
    if (!living) return;
    const { product, port, dataDir } = living;
    living = null;
    if (runs === 'api') loadBalancer.remove(port);
    await end(product);
    await rm(dataDir, { recursive: true, force: true });
  };
  return {
    runs,
    pid: () => living?.product.pid ?? null,
    start: async () => {
      const [port, dataDir] = [await freePort(), await temporaryFolder()];
      const settings = { ...env, PROCESS: runs, PORT: String(port), HOST: '127.0.0.1' };
      living = { product: await startProcess({ dataDir, env: settings }), port, dataDir };
      if (runs === 'api') loadBalancer.open(port);
    },
    kill: () => gone((product) => product.kill()),
    stop: () => gone((product) => product.stop()),
  };
}
