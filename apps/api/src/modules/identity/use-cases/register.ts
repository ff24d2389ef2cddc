import { LIMITS, normalizeEmail, normalizeName } from '@frontdesk/domain';
import type { RequestContext } from '../../../context/context.ts';
import { hashSecret, newSecret } from '../../../crypto/opaque-token.ts';
import type { Tx } from '../../../db/transaction.ts';
import { mailLater } from '../../../events/outbox.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { RegistrationReceived } from '../graphql/identity.results.ts';
import { alreadyRegisteredMail, verificationMail } from '../mails.ts';
import { hashPassword, passwordFault } from '../passwords.ts';

export interface Register {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Answers the same whether or not the address has an account; only the mailbox learns which. */
export async function register(ctx: RequestContext, input: Register) {
  const { database, rateLimits } = ctx.services;
  const name = normalizeName(input.name);
  const email = normalizeEmail(input.email);
  if (!name) return refused('NAME_INVALID', 'name');
  if (!email) return refused('EMAIL_INVALID', 'email');
  const fault = passwordFault(input.password, email);
  if (fault) return refused(fault, 'password');
  const platform = await database.system.prisma.platformSetting.findUniqueOrThrow({ where: { id: 1 } });
  if (!platform.registrationOpen) return refused('REGISTRATION_CLOSED');

  await rateLimits.take('register:address', ctx.transport.ipAddress);
  const passwordHash = await hashPassword(input.password);
  await database.system.write(async (tx) => {
    // Of two registrations in one instant the second waits here for the first, and finds its account.
    await tx.user.createMany({ data: { name, email, passwordHash }, skipDuplicates: true });
    const { id, emailVerifiedAt } = await tx.user.findUniqueOrThrow({ where: { email } });
    if (emailVerifiedAt) return mailLater(tx, ctx.services, alreadyRegisteredMail(ctx.services, email));
    return sendVerification(tx, ctx, { id, email, name, passwordHash });
  });
  return new RegistrationReceived(email);
}

export interface Registration {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
}

/** The token goes out by mail and nowhere else; it confirms the credentials of the registration it was made for. */
export async function sendVerification(tx: Tx, ctx: RequestContext, { id, email, name, passwordHash }: Registration) {
  const secret = newSecret();
  const now = ctx.services.clock();
  const expiresAt = new Date(now.getTime() + LIMITS.emailVerificationHours * 3_600_000);
  await tx.emailVerification.create({
    data: { tokenHash: Uint8Array.from(hashSecret(secret)), userId: id, name, passwordHash, createdAt: now, expiresAt },
  });
  await mailLater(tx, ctx.services, verificationMail(ctx.services, email, secret));
}
