import { constants } from 'node:os';
import { pino } from 'pino';
import { parseEnv } from './env.ts';
import { StartupError } from './errors/startup-error.ts';
import { migrateOnly } from './ready-database.ts';
import { type Frontdesk, startFrontdesk } from './start.ts';

// Only this file reads `process.env`. Other modules receive their settings as parameters.
const env = read(() => parseEnv(process.env));
const log = pino({ level: env.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] });

// Time in milliseconds within which a second signal is ignored, because a signal can arrive twice: sent to the process
// group and forwarded by the parent process.
const REPEAT_MS = 1_000;

// The signal handlers are registered first. Without them, a signal would terminate this process while PostgreSQL, which
// has its own process group, keeps running.
let frontdesk: Frontdesk | null = null;
let endingSince: number | null = null;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => endBy(signal));

try {
  if (env.runs === 'migrate') {
    await migrateOnly(env, log);
    process.stdout.write('The database is up to date.\n');
    process.exit(0);
  }
  const started = await startFrontdesk(env, log);
  frontdesk = started;
  process.stdout.write(started.greeting);
  started.databaseLost.catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    end(started, 1);
  });
} catch (error) {
  fail(error);
}

/**
 * Shuts down at the first signal, or exits if the startup has not finished. A second signal that arrives after
 * `REPEAT_MS` exits immediately.
 */
function endBy(signal: 'SIGINT' | 'SIGTERM'): void {
  const isFirst = endingSince === null;
  if (frontdesk && isFirst) end(frontdesk, 0);
  else if (isFirst || performance.now() - (endingSince ?? 0) > REPEAT_MS) process.exit(128 + constants.signals[signal]);
}

function end(running: Frontdesk, code: number): void {
  if (endingSince !== null) return;
  endingSince = performance.now();
  running.stop().then(
    () => process.exit(code),
    () => process.exit(1),
  );
}

function read<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    return fail(error);
  }
}

function fail(error: unknown): never {
  // If the operator can correct the error, only its message is printed. Any other error is printed with its stack
  // trace.
  process.stderr.write(
    `${error instanceof StartupError ? error.message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exit(1);
}
