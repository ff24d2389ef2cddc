import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../auth/context.ts';

const NAME = 'frontdesk-form';
const DAYS = 30;

type FormRequest = FastifyRequest<{ Params: { token: string } }>;

/**
 * Returns the secret of the browser for the form. Null if it has none. Other people can have the link: members who read
 * the conversation, and people who received it from the contact. They do not see what was saved.
 */
export const browserOf = ({ cookies }: FormRequest): string | null => cookies[NAME] ?? null;

/** Stores in the browser that it may see the saved answers. */
export function rememberBrowser(
  { publicBaseUrl }: Services,
  { request, reply }: { readonly request: FormRequest; readonly reply: FastifyReply },
  secret: string,
): void {
  void reply.setCookie(NAME, secret, {
    path: `/s/${encodeURIComponent(request.params.token)}`,
    httpOnly: true,
    sameSite: 'lax',
    secure: publicBaseUrl.startsWith('https:'),
    maxAge: DAYS * 86_400,
  });
}
