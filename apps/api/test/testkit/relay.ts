import { once } from 'node:events';
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';

export interface Relay {
  readonly url: string;
  /** Runs `work` while the relay forwards no data, as with a network that drops packets. */
  whileSilent(work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Starts a TCP relay in front of a PostgreSQL server. */
export async function startRelay(serverUrl: string): Promise<Relay> {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let silent = false;
  const track = (socket: Socket) => {
    sockets.add(socket);
    if (silent) socket.pause();
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };
  const server = createServer((caller) => {
    const way = dial(Number(port), hostname);
    caller.on('data', (bytes) => way.write(bytes)).on('end', () => way.end());
    way.on('data', (bytes) => caller.write(bytes)).on('end', () => caller.end());
    for (const socket of [caller, way]) track(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `postgres://127.0.0.1:${(server.address() as AddressInfo).port}`,
    whileSilent: async (work) => {
      silent = true;
      for (const socket of sockets) socket.pause();
      try {
        await work();
      } finally {
        silent = false;
        for (const socket of sockets) socket.resume();
      }
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
