import { createRequire } from 'node:module';
import { READS } from './reads.mjs';
import { openListener } from './transaction.mjs';

const { WebSocketServer } = createRequire(new URL('../../apps/api/package.json', import.meta.url))('ws');

/** Each message is read once for its workspace, and its text is sent to everybody who watches there: nobody's rights are asked. */
export async function fanOut(server, { app, systemUrl }) {
  const watchers = new Map();
  new WebSocketServer({ server }).on('connection', (socket, request) => {
    const workspace = request.url.slice(1);
    const there = watchers.get(workspace) ?? new Set();
    watchers.set(workspace, there.add(socket));
    socket.on('close', () => there.delete(socket));
    socket.send('watching');
  });

  const listener = openListener(systemUrl);
  await listener.connect();
  listener.on('notification', async ({ payload }) => {
    const { topic, workspaceId, id } = JSON.parse(payload);
    const there = watchers.get(workspaceId);
    if (topic !== 'message' || !there?.size) return;
    const text = await app.inWorkspace(workspaceId, 'begin read only', async (client) => {
      const { rows } = await client.query({ name: '/message', text: READS['/message'], values: [id] });
      return rows[0].data;
    });
    for (const socket of there) socket.send(text);
  });
  await listener.query('listen frontdesk_notes');
}
