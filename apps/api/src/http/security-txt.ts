import type { FastifyInstance } from 'fastify';
import { notFound } from '../errors/denials.ts';

export interface SecurityTxt {
  /** Contact URI that starts with `mailto:` or `https:`. */
  readonly contact: string;
  /** Configured expiry. If null, the file expires 180 days after each request. */
  readonly expiresAt: Date | null;
}

interface Parts {
  readonly publicBaseUrl: string;
  readonly securityTxt: SecurityTxt;
  readonly clock: () => Date;
}

const DAYS = 180;

/**
 * Adds `/.well-known/security.txt` (RFC 9116). Responds with NOT_FOUND after the configured expiry, because an expired
 * file must not be used.
 */
export async function securityTxt(app: FastifyInstance, { publicBaseUrl, securityTxt: set, clock }: Parts) {
  app.get('/.well-known/security.txt', async (_request, reply) => {
    const now = clock();
    const expiresAt = set.expiresAt ?? new Date(now.getTime() + DAYS * 86_400_000);
    if (expiresAt <= now) throw notFound();
    const lines = [
      `Contact: ${set.contact}`,
      `Expires: ${expiresAt.toISOString()}`,
      'Preferred-Languages: en',
      `Canonical: ${publicBaseUrl}/.well-known/security.txt`,
    ];
    return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`);
  });
}

/**
 * Returns the data of security.txt. If no contact is configured, the contact is security@ followed by the public host.
 */
export const securityTxtOf = (publicBaseUrl: string, contact?: string, expiresAt?: Date): SecurityTxt => ({
  contact: contact ?? `mailto:security@${new URL(publicBaseUrl).hostname}`,
  expiresAt: expiresAt ?? null,
});
