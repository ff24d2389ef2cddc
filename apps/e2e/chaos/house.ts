import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Simulators, startSimulators } from '@frontdesk/simulators';
import pg from 'pg';
import { freePort, type Product, startProduct, temporaryFolder } from '../support/product.ts';
import { type Door, openDoor } from './door.ts';

/** The built product as several processes over one PostgreSQL, the providers, and the door through which all of them are met. */
export interface House {
  readonly door: Door;
  readonly simulators: Simulators;
  readonly database: pg.Pool;
  readonly processes: Process[];
  /** Another worker with other settings, beside those of the house. */
  startWorker(env?: Record<string, string>): Promise<Process>;
  close(): Promise<void>;
}

export interface Process {
  readonly runs: 'api' | 'worker';
  /** `kill -9`: it says good-bye to nobody. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface Plan {
  readonly seed: number;
  readonly apis: number;
  readonly workers: number;
}

const SECRETS = {
  AUTH_SECRET: 'what every process of this house signs its tokens with',
  INTEGRATIONS_ENCRYPTION_KEY: 'what every process of this house seals credentials with',
};

export async function openHouse({ seed, apis, workers }: Plan): Promise<House> {
  const door = await openDoor();
  const persistence = { tries: 100, waitMs: 200 };
  const simulators = await startSimulators({ publicBaseUrl: door.url, seed, persistence });
  const common = { ...SECRETS, ...addressesOf(simulators), PUBLIC_BASE_URL: door.url, DATABASE_POOL_SIZE: '5' };
  // It keeps the database, serves nobody, and is left alone.
  const keeper = await startProduct({ env: { ...common, PROCESS: 'api' } });
  const databaseUrl = await addressOfDatabase(keeper);
  const env = { ...common, DATABASE_URL: databaseUrl, SEED: 'none' };
  const processes = [
    ...Array.from({ length: apis }, () => processOf('api', env, door)),
    ...Array.from({ length: workers }, () => processOf('worker', env, door)),
  ];
  const more: Process[] = [];
  await Promise.all(processes.map((one) => one.start()));
  const database = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  return {
    door,
    simulators,
    database,
    processes,
    startWorker: async (settings = {}) => {
      const worker = processOf('worker', { ...env, ...settings }, door);
      more.push(worker);
      await worker.start();
      return worker;
    },
    close: async () => {
      await Promise.all([...processes, ...more].map((one) => one.stop()));
      await database.end();
      await keeper.stop();
      await simulators.stop();
      await door.close();
    },
  };
}

const addressesOf = ({ addresses }: Simulators) => ({
  TWILIO_URL: addresses.twilio,
  OPENAI_URL: addresses.openai,
  CALCOM_URL: addresses.calcom,
});

async function addressOfDatabase({ dataDir }: Product): Promise<string> {
  const [port, password] = await Promise.all(
    ['postgres.port', 'postgres.password'].map((file) => readFile(join(dataDir, file), 'utf8')),
  );
  return `postgres://postgres:${password?.trim()}@127.0.0.1:${port?.trim()}/frontdesk`;
}

function processOf(runs: Process['runs'], env: Record<string, string>, door: Door): Process {
  let living: { product: Product; port: number; dataDir: string } | null = null;
  const gone = async (end: (product: Product) => Promise<unknown>) => {
    if (!living) return;
    const { product, port, dataDir } = living;
    living = null;
    if (runs === 'api') door.shut(port);
    await end(product);
    await rm(dataDir, { recursive: true, force: true });
  };
  return {
    runs,
    start: async () => {
      const [port, dataDir] = [await freePort(), await temporaryFolder()];
      const settings = { ...env, PROCESS: runs, PORT: String(port), HOST: '127.0.0.1' };
      living = { product: await startProduct({ dataDir, env: settings }), port, dataDir };
      if (runs === 'api') door.open(port);
    },
    kill: () => gone((product) => product.kill()),
    stop: () => gone((product) => product.stop()),
  };
}
