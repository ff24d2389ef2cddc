import { createRequire } from 'node:module';
import { openListener } from './transaction.mjs';

const { WebSocketServer } = createRequire(new URL('../../apps/api/package.json', import.meta.url))('ws');

/** Reads each new message once and sends it to every socket of its workspace, without checking permissions. */
export async function fanOut(server, { readMessage, systemUrl }) {
  const watchers = new Map();
  new WebSocketServer({ server }).on('connection', (socket, request) => {
    const workspace = request.url.slice(1);
    const sockets = watchers.get(workspace) ?? new Set();
    watchers.set(workspace, sockets.add(socket));
    socket.on('close', () => sockets.delete(socket));
    socket.send('watching');
  });

  const listener = openListener(systemUrl);
  await listener.connect();
  listener.on('notification', async ({ payload }) => {
    const { topic, workspaceId, id } = JSON.parse(payload);
    const sockets = watchers.get(workspaceId);
    if (topic !== 'message' || !sockets?.size) return;
    const text = await readMessage(workspaceId, [id]);
    for (const socket of sockets) socket.send(text);
  });
  await listener.query('listen frontdesk_notes');
}
