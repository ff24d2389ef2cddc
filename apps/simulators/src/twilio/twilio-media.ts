import type { MediaStore } from '../media/media-store.ts';
import { twilioTokenOf } from '../sandbox.ts';
import type { SimulatorControls } from '../server/simulator.ts';

interface MediaParams {
  readonly sid: string;
  readonly id: string;
}

/**
 * Adds the routes for inbound files. As at Twilio, the URL of a file redirects to another URL that requires no
 * credentials.
 */
export function twilioMediaRoutes({ app, revoked }: SimulatorControls, files: MediaStore): void {
  const path = '/2010-04-01/Accounts/:sid/Messages/:message/Media/:id';
  app.get<{ Params: MediaParams }>(path, async ({ params: { sid, id }, headers }, reply) => {
    const token = Buffer.from(`${sid}:${twilioTokenOf(sid)}`).toString('base64');
    if (headers.authorization !== `Basic ${token}` || revoked.has(sid)) return reply.code(401).send();
    if (files.get(id)?.account !== sid) return reply.code(404).send();
    return reply.code(307).header('location', `/files/${id}`).send();
  });
  app.get<{ Params: Pick<MediaParams, 'id'> }>('/files/:id', async ({ params: { id }, headers }, reply) => {
    const file = files.get(id);
    if (!file) return reply.code(404).send();
    // The files are on the host of another company, which must not receive the credentials.
    if (headers.authorization) return reply.code(400).send();
    return reply.header('content-type', file.contentType).send(file.bytes);
  });
}
