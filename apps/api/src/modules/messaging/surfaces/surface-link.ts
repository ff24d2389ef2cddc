import type { Services } from '../../../auth/context.ts';
import { hashSecret } from '../../../crypto/opaque-token.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { SurfaceRow } from './surfaces.repository.ts';

/**
 * Returns the link of a form, extracted from the message that contains it, because only the hash of the link is stored.
 * Returns null if no message contains the link.
 */
export async function findLink(
  tx: Tx,
  { publicBaseUrl }: Pick<Services, 'publicBaseUrl'>,
  { messageId, tokenHash }: Pick<SurfaceRow, 'messageId' | 'tokenHash'>,
): Promise<string | null> {
  const message = messageId && (await tx.message.findFirst({ where: { id: messageId }, select: { body: true } }));
  const tokens = message ? [...message.body.matchAll(/\/s\/([\w-]+)/g)].map(([, token = '']) => token) : [];
  const token = tokens.find((one) => hashSecret(one).equals(tokenHash));
  return token === undefined ? null : `${publicBaseUrl}/s/${token}`;
}
