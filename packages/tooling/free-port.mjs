import { once } from 'node:events';
import { createServer } from 'node:net';

// Systems take the ports of outgoing connections from above, so that none comes between the asking and the using; browsers refuse 10080.
const [FIRST, LAST] = [11_000, 32_000];

/** A port of this machine on which nobody listens, and which no connection is given meanwhile. */
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
