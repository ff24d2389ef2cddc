import { constants } from 'node:os';
import { pino } from 'pino';
import { parseEnv } from './env.ts';
import { StartupError } from './errors/startup-error.ts';
import { type Frontdesk, startFrontdesk } from './start.ts';

// The only file that touches the process.
const env = read(() => parseEnv(process.env));
const log = pino({ level: env.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] });

// Before anything begins: PostgreSQL has a process group of its own, and would outlive us if a signal just ended us.
let frontdesk: Frontdesk | null = null;
let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => (frontdesk ? end(frontdesk, 0) : process.exit(128 + constants.signals[signal])));
}

try {
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

function end(running: Frontdesk, code: number): void {
  if (ending) return;
  ending = true;
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
  // One sentence for what a person can mend; a stack only for what is our own fault.
  process.stderr.write(
    `${error instanceof StartupError ? error.message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exit(1);
}
