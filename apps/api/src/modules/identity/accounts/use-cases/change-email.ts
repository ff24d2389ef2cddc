import { LIMITS, normalizeEmail } from '@frontdesk/domain';
import type { RequestContext, SignedInContext } from '../../../../auth/context.ts';
import { hashSecret, newSecret } from '../../../../crypto/opaque-token.ts';
import type { Prisma } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/transaction.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { alreadyRegisteredEmail, emailChangedEmail, newAddressEmail, oldAddressEmail } from '../emails.ts';
import { verifyOwnPassword } from '../passwords.ts';
import { endPending } from '../second-step.ts';
import { revokeIn } from '../sessions.ts';

type EmailChange = Prisma.EmailChangeGetPayload<{ include: { user: true } }>;

/**
 * Emails a confirmation link to both the current and the new address. If the new address already has an account, the
 * response is the same, but the email to that address states this instead. Refused for a wrong password, and if the
 * current address is not verified.
 */
export async function requestEmailChange(ctx: SignedInContext, input: { email: string; password: string }) {
  const { userId, email, emailVerified } = ctx.actor;
  const newEmail = normalizeEmail(input.email);
  if (!newEmail) return refused('EMAIL_INVALID', 'email');
  if (newEmail === email) return refused('EMAIL_UNCHANGED', 'email');
  if (!emailVerified) return refused('EMAIL_NOT_VERIFIED');
  if (!(await verifyOwnPassword(ctx, input.password))) return refused('PASSWORD_WRONG', 'password');
  const { services } = ctx;
  await services.rateLimits.take('mail:account', newEmail);
  await services.database.system.write(async (tx) => {
    const [oldToken, newToken] = [newSecret(), newSecret()];
    await startEmailChange(tx, ctx, { userId, newEmail, oldToken, newToken });
    const taken = await tx.user.findUnique({ where: { email: newEmail } });
    await enqueueEmail(tx, services, oldAddressEmail(services, email, newEmail, oldToken));
    const mail = taken ? alreadyRegisteredEmail(services, newEmail) : newAddressEmail(services, newEmail, newToken);
    await enqueueEmail(tx, services, mail);
  });
  return { email: newEmail } as const;
}

interface EmailChangeStart {
  readonly userId: string;
  readonly newEmail: string;
  readonly oldToken: string;
  readonly newToken: string;
}

/** Stores the email change. It replaces an earlier pending change of the user, whose links stop working. */
async function startEmailChange(
  tx: Tx,
  ctx: RequestContext,
  { userId, newEmail, oldToken, newToken }: EmailChangeStart,
): Promise<void> {
  const createdAt = ctx.services.clock();
  const facts = {
    newEmail,
    oldTokenHash: Uint8Array.from(hashSecret(oldToken)),
    newTokenHash: Uint8Array.from(hashSecret(newToken)),
    oldConfirmedAt: null,
    newConfirmedAt: null,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + LIMITS.emailChangeHours * 3_600_000),
  };
  await tx.emailChange.upsert({ where: { userId }, create: { userId, ...facts }, update: facts });
}

/**
 * Confirms the change for one of the two addresses. With the second confirmation, the address changes, and
 * password-reset links, pending sign-ins and all other sessions are revoked.
 */
export const verifyEmailChange = (ctx: RequestContext, { token }: { token: string }) =>
  // The change is refused if another user has registered the new address since the request.
  orUniqueViolation(refused('TOKEN_INVALID', 'token'), () =>
    ctx.services.database.system.write(async (tx) => {
      const now = ctx.services.clock();
      const change = await changeOf(tx, token);
      if (!change) return refused('TOKEN_INVALID', 'token');
      if (change.expiresAt <= now) return refused('TOKEN_EXPIRED', 'token');
      const side = isOld(change, token) ? { oldConfirmedAt: now } : { newConfirmedAt: now };
      const { userId, newEmail, oldConfirmedAt, newConfirmedAt } = { ...change, ...side };
      if (!oldConfirmedAt || !newConfirmedAt) {
        await tx.emailChange.update({ where: { userId }, data: side });
        return { email: newEmail, changed: false } as const;
      }
      await tx.user.update({ where: { id: userId }, data: { email: newEmail, emailVerifiedAt: now } });
      await tx.emailChange.delete({ where: { userId } });
      await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } });
      await revokeIn(tx, ctx, otherSessionsOf(ctx, userId));
      await endPending(tx, userId);
      await enqueueEmail(tx, ctx.services, emailChangedEmail(change.user.email, newEmail));
      return { email: newEmail, changed: true } as const;
    }),
  );

/**
 * Returns the condition for the user's sessions to revoke: all except the current one, or all if the browser is not
 * signed in as this user.
 */
const otherSessionsOf = ({ actor }: RequestContext, userId: string) =>
  actor.kind === 'user' && actor.userId === userId ? { userId, id: { not: actor.sessionId } } : { userId };

/** Cancels an email change. The holder of either address can cancel without signing in, even after confirming. */
export const cancelEmailChange = (ctx: RequestContext, { token }: { token: string }) =>
  ctx.services.database.system.write(async (tx) => {
    const change = await changeOf(tx, token);
    if (!change) return refused('TOKEN_INVALID', 'token');
    await tx.emailChange.delete({ where: { userId: change.userId } });
    return { email: change.user.email } as const;
  });

/**
 * Finds the email change that belongs to a token and locks it, so that two concurrent confirmations do not overwrite
 * each other. Returns null if there is none.
 */
async function changeOf(tx: Tx, token: string): Promise<EmailChange | null> {
  const hash = hashSecret(token);
  const [row] = await tx.sql<{ userId: string }>`select user_id as "userId" from email_changes
    where old_token_hash = ${hash}::bytea or new_token_hash = ${hash}::bytea for update`;
  return row ? tx.emailChange.findUnique({ where: { userId: row.userId }, include: { user: true } }) : null;
}

const isOld = ({ oldTokenHash }: EmailChange, token: string) => Buffer.from(oldTokenHash).equals(hashSecret(token));
