import { pino } from 'pino';
import { parseEnv } from './env.ts';
import { StartupError } from './errors/startup-error.ts';
import { startFrontdesk } from './start.ts';

// The only file that touches the process.
const env = read(() => parseEnv(process.env));
const log = pino({ level: env.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] });

try {
  const frontdesk = await startFrontdesk(env, log);
  process.stdout.write(frontdesk.greeting);
  let stopping = false;
  const stop = (code: number) => {
    if (stopping) return;
    stopping = true;
    frontdesk.stop().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(0));
  frontdesk.databaseLost.catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    stop(1);
  });
} catch (error) {
  fail(error);
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
