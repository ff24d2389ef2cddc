import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../auth/context.ts';
import { hashSecret } from '../../crypto/opaque-token.ts';

const NAME = 'frontdesk-form';
const DAYS = 30;

interface Visit {
  readonly request: FastifyRequest<{ Params: { token: string } }>;
  readonly reply: FastifyReply;
}

const formOf = ({ request }: Visit) => hashSecret(request.params.token).toString('base64url');

/**
 * Whether the browser saved the first answers of the form. Other people can have the link: members who read the
 * conversation, and people who received it from the contact. They do not see what was saved.
 */
export async function isOwnBrowser({ sealer }: Services, visit: Visit): Promise<boolean> {
  const cookie = visit.request.cookies[NAME];
  if (!cookie) return false;
  try {
    return (await sealer.open<unknown>(cookie)) === formOf(visit);
  } catch {
    return false;
  }
}

/** Stores in the browser that it may see the saved answers. */
export async function rememberBrowser({ sealer, publicBaseUrl }: Services, visit: Visit): Promise<void> {
  const { request, reply } = visit;
  void reply.setCookie(NAME, await sealer.seal(formOf(visit)), {
    path: `/s/${encodeURIComponent(request.params.token)}`,
    httpOnly: true,
    sameSite: 'lax',
    secure: publicBaseUrl.startsWith('https:'),
    maxAge: DAYS * 86_400,
  });
}
