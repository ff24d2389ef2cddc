import { createConnection } from 'node:net';

interface SlowRequest {
  readonly url: string;
  readonly type: string;
  readonly headers: readonly string[];
  /** Length of the body in bytes. One byte is sent per tick. */
  readonly ticks: number;
}

const TICK_MS = 20;
/** Time in milliseconds. A connection that stays open for this time counts as unlimited. */
const HELD_MS = 3_000;

/** Posts a body byte by byte. Returns the HTTP status, or `none` if the connection closed without a response. */
export function sendSlowly(port: number, { url, type, headers, ticks }: SlowRequest): Promise<string> {
  const lines = [`POST ${url} HTTP/1.1`, 'host: 127.0.0.1', 'connection: close', `content-type: ${type}`];
  const head = [...lines, `content-length: ${ticks}`, ...headers, '', ''].join('\r\n');
  const socket = createConnection(port, '127.0.0.1', () => socket.write(head));
  let left = ticks;
  const drip = setInterval(() => {
    if (left <= 0 || socket.destroyed) return clearInterval(drip);
    left -= 1;
    socket.write(' ');
  }, TICK_MS);
  const deadline = setTimeout(() => socket.destroy(), HELD_MS);
  let text = '';
  socket.on('data', (data) => {
    text += data.toString();
  });
  // The server can reset the connection while the client is still writing.
  socket.on('error', () => {});
  return new Promise((resolve) => {
    socket.on('close', () => {
      clearInterval(drip);
      clearTimeout(deadline);
      resolve(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 'none');
    });
  });
}
