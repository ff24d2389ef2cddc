import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../auth/context.ts';

const NAME = 'frontdesk-form';
const DAYS = 30;

type FormRequest = FastifyRequest<{ Params: { token: string } }>;

/**
 * Returns the secret of the browser for the form. Returns null if the browser has none. The secret is needed because
 * other people may have the link, such as members who read the conversation. They must not see the saved answers.
 */
export const browserOf = ({ cookies }: FormRequest): string | null => cookies[NAME] ?? null;

/** Sets a cookie with a secret that allows the browser to read the saved answers. */
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
