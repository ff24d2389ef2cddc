// Starts and stops products in this process at the request of the parent process. Modules are loaded and compiled once
// instead of once per product, which is most of the processor time of a start.
import { once } from 'node:events';
import { createRequire } from 'node:module';

const api = new URL('../../api/dist/', import.meta.url);
const { parseEnv } = await import(new URL('env.js', api).href);
const { startFrontdesk } = await import(new URL('start.js', api).href);
const { pino } = createRequire(new URL('main.js', api))('pino');

const running = new Map();

const operations = {
  start: async (id, env) => {
    const product = await startFrontdesk(parseEnv(env), pino({ level: 'silent' }));
    running.set(id, product);
  },
  stop: async (id) => {
    const product = running.get(id);
    running.delete(id);
    await product?.stop();
  },
};

process.on('message', ({ id, operation, env }) => {
  operations[operation](id, env).then(
    () => process.send({ id }),
    (error) => process.send({ id, error: error.stack ?? String(error) }),
  );
});
await once(process, 'disconnect');
// The parent process has ended.
await Promise.all([...running.values()].map((product) => product.stop()));
process.exit();
