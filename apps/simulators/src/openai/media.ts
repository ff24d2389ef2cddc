import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SIMULATED_PHOTO } from '../media/sample-files.ts';

type Known = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
type Refuse = (...answer: [FastifyReply, number, string, string | null]) => unknown;

/**
 * Adds the route that transcribes recordings. The transcript is the comment of a sample file. Other files are rejected.
 */
export async function transcriptionRoute(app: FastifyInstance, known: Known, no: Refuse): Promise<void> {
  await app.register(async (scope) => {
    scope.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    const options = { preHandler: known, bodyLimit: 26 * 1024 * 1024 };
    scope.post('/v1/audio/transcriptions', options, async ({ body }, reply) => {
      const text = commentOf(body as Buffer);
      return text === null
        ? no(reply, 400, 'Audio file might be corrupted or unsupported', 'invalid_value')
        : { text, usage: { type: 'duration', seconds: 2 } };
    });
  });
}

/** Returns the DESCRIPTION comment of an Ogg file with the Opus codec. Null if it is not the first comment. */
function commentOf(form: Buffer): string | null {
  const tags = form.indexOf('OpusTags');
  if (tags < 0) return null;
  const line = tags + 8 + 4 + form.readUInt32LE(tags + 8) + 4;
  const comment = form.subarray(line + 4, line + 4 + form.readUInt32LE(line)).toString();
  return comment.startsWith('DESCRIPTION=') ? comment.slice('DESCRIPTION='.length) : null;
}

/** Returns the description of a sample photo, which is stored in its metadata. */
export function describeImage(dataUrl: string): string {
  const bytes = Buffer.from(dataUrl.split(',').at(-1) ?? '', 'base64');
  const from = bytes.indexOf(SIMULATED_PHOTO);
  if (from < 0) return 'An image without recognizable content.';
  const rest = bytes.subarray(from + SIMULATED_PHOTO.length);
  return rest.subarray(0, Math.max(0, rest.indexOf(0))).toString();
}
