import * as z from 'zod';
import { samplePdf, samplePhoto, sampleVoice } from '../media/sample-files.ts';
import type { SimulatorControls } from '../server/simulator.ts';
import type { TwilioPost } from './twilio-post.ts';
import { isWith, type TwilioMessage, type TwilioStore } from './twilio-store.ts';

const inbound = z.object({
  accountSid: z.string().regex(/^AC[0-9a-f]{32}$/),
  from: z.string().regex(/^\+[1-9]\d{6,14}$/),
  to: z.string().optional(),
  body: z.string().max(65_536),
  profileName: z.string().optional(),
  media: z.array(z.object({ url: z.string(), contentType: z.string() })).optional(),
  location: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      label: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  /** A file to send, of a kind that phones send. The text is the content of the document or voice message. */
  sample: z.object({ kind: z.enum(['PHOTO', 'VOICE', 'DOCUMENT']), text: z.string() }).optional(),
});

const SAMPLES = { PHOTO: samplePhoto, VOICE: sampleVoice, DOCUMENT: samplePdf } as const;

export interface PhoneMessage {
  readonly sid: string;
  readonly direction: 'RECEIVED' | 'SENT';
  readonly body: string;
  readonly status: string;
  readonly at: string;
}

interface Phone {
  Params: { number: string };
  Querystring: { account: string };
}

/** Adds routes that simulate a contact's phone. The phone sends messages, and shows received messages in real time. */
export function twilioPhone({ app }: SimulatorControls, store: TwilioStore, post: TwilioPost): void {
  app.post('/_control/inbound', async ({ body }, reply) => {
    const read = inbound.safeParse(body);
    if (!read.success) return reply.code(400).send({ message: z.prettifyError(read.error) });
    const { sample, ...message } = read.data;
    const files = sample ? [SAMPLES[sample.kind](sample.text)] : [];
    return shown(await post.receive({ ...message, files } as Parameters<TwilioPost['receive']>[0]));
  });
  app.get<Phone>('/_control/phones/:number', async ({ params, query }) =>
    store.between(query.account, params.number).map(shown),
  );
  app.post<Phone>('/_control/phones/:number/read', async ({ params, query }, reply) => {
    for (const message of store.between(query.account, params.number)) post.read(message);
    return reply.code(204).send();
  });
  app.get<Phone>('/_control/phones/:number/events', (request, reply) => {
    const { number } = request.params;
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    // Send data immediately, because the browser reports the connection as open when it receives the first data.
    reply.raw.write(': connected\n\n');
    const push = (message: TwilioMessage) => reply.raw.write(`data: ${JSON.stringify(shown(message))}\n\n`);
    for (const message of store.between(request.query.account, number)) push(message);
    const stop = store.listen((message) => {
      if (isWith(message, number) && message.accountSid === request.query.account) push(message);
    });
    request.raw.on('close', stop);
  });
}

/** Converts a message for the simulated phone. A changed message is sent to the phone again with the same SID. */
const shown = (message: TwilioMessage): PhoneMessage => ({
  sid: message.sid,
  direction: message.direction === 'inbound' ? 'SENT' : 'RECEIVED',
  body: message.body,
  status: message.status,
  at: message.createdAt.toISOString(),
});
