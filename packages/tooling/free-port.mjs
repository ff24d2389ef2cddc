import { once } from 'node:events';
import { createServer } from 'node:net';

// Operating systems assign ports to outgoing connections from a higher range, so none of them takes a port of this
// range before it is used. Browsers block port 10080, which is lower.
const [FIRST, LAST] = [11_000, 32_000];

/** Returns a random free port outside the range from which operating systems assign ports to outgoing connections. */
export async function freePort() {
  const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
  return (await isFree(port)) ? port : freePort();
}

async function isFree(port) {
  for (const host of ['127.0.0.1', 'localhost']) if (!(await canListen(port, host))) return false;
  return true;
}

async function canListen(port, host) {
  const probe = createServer();
  try {
    await once(probe.listen(port, host), 'listening');
  } catch {
    return false;
  }
  probe.close();
  await once(probe, 'close');
  return true;
}
