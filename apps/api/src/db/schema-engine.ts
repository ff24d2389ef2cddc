import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as glueModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { clientConfig } from './connect.ts';

/**
 * Runs Prisma's schema engine as WebAssembly, because the native engine is not available on npm. Like Prisma's command
 * line, the engine records migrations in the table `_prisma_migrations`.
 */
export async function withSchemaEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine: Engine } = await loadEngine();
  const pool = new pg.Pool({ ...clientConfig(url), max: 1 });
  const adapter = new MigrationAdapter(pool);
  const engine = await Engine.new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter));
  try {
    return await work(engine);
  } catch (error) {
    // The engine's error does not contain the reason, so the PostgreSQL error is thrown instead.
    throw adapter.refusal ?? error;
  } finally {
    engine.free();
    await pool.end();
  }
}

/** Prisma's driver adapter with two fixes that migrations require. */
class MigrationAdapter extends PrismaPg {
  refusal: unknown;

  constructor(private readonly pool: pg.Pool) {
    super(pool);
  }

  override async connect() {
    const adapter = await super.connect();
    // Replaced, because the adapter would split scripts at every semicolon, even inside function bodies. PostgreSQL can
    // run the complete script in one transaction.
    adapter.executeScript = async (script) => {
      await this.pool.query(script).catch((error: unknown) => {
        this.refusal = error;
        throw error;
      });
    };
    registerCharType(adapter, this.pool);
    return adapter;
  }
}

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
const ONE_LETTER = 18;
const TEXT = 25;

/**
 * Adds support for the type "char" to the adapter. The engine needs it to read the system catalog of an existing
 * database.
 */
function registerCharType(adapter: Adapter, pool: pg.Pool): void {
  const poolQuery = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
  let letters: boolean[] = [];
  pool.query = (async (...args: unknown[]) => {
    const result = await poolQuery(...args);
    // For a script with several statements, the result is an array of results without `fields`.
    const fields = result.fields ?? [];
    letters = fields.map((field) => field.dataTypeID === ONE_LETTER);
    for (const field of fields) if (field.dataTypeID === ONE_LETTER) field.dataTypeID = TEXT;
    return result;
  }) as typeof pool.query;

  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const answer = await queryRaw(query);
    // The pool has one connection and the engine runs one query at a time, so `letters` belongs to this result.
    const columnTypes = answer.columnTypes.map((type, index) => (letters[index] ? ColumnTypeEnum.Character : type));
    return { ...answer, columnTypes };
  };
}

// Declared here, because TypeScript declares WebAssembly only for browsers.
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: Record<string, object>): Promise<{ exports: Record<string, unknown> }>;
};

type EngineModule = Pick<typeof import('@prisma/schema-engine-wasm'), 'SchemaEngine'>;
type Glue = EngineModule & { __wbg_set_wasm(exports: Record<string, unknown>): void };

let loaded: Promise<EngineModule> | undefined;

function loadEngine(): Promise<EngineModule> {
  loaded ??= instantiate();
  return loaded;
}

/**
 * Loads the WebAssembly module in the same way as the package's entry point for bundlers. Importing the .wasm file
 * directly would not allow replacing the engine's timers.
 */
async function instantiate(): Promise<EngineModule> {
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const compiled = await WebAssembly.compile(await readFile(path.replace(/\.js$/, '.wasm')));
  const glue = glueModule as unknown as Glue;
  const { exports } = await WebAssembly.instantiate(compiled, { './schema_engine_bg.js': withoutLastingTimers(glue) });
  glue.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
  return glue;
}

/**
 * Replaces the engine's timers, so that they do not delay the end of a command. The engine starts a ten-second timer
 * that it never clears.
 */
function withoutLastingTimers(glue: Glue): object {
  const timer = Object.keys(glue).find((name) => name.startsWith('__wbg_setTimeout_'));
  return { ...glue, ...(timer && { [timer]: (done: () => void, ms: number) => setTimeout(done, ms).unref() }) };
}
