import { domainOf, LIMITS, normalizeEmail, normalizeName } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { RequestContext } from '../../../../auth/context.ts';
import { hashSecret, newSecret } from '../../../../crypto/opaque-token.ts';
import type { Tx } from '../../../../db/transaction.ts';
import type { EmailContent } from '../../../../email/email.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { alreadyRegisteredEmail, invitedOnlyEmail, verificationEmail } from '../emails.ts';
import { platformSettings } from '../identity.repository.ts';
import { checkPassword, hashPassword } from '../passwords.ts';

export interface Register {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Same response and work whether or not the address has an account or an invitation. Only the mailbox learns the
 * difference.
 */
export async function register(ctx: RequestContext, input: Register) {
  const { database, rateLimits } = ctx.services;
  const name = normalizeName(input.name);
  const email = normalizeEmail(input.email);
  if (!name) return refused('NAME_INVALID', 'name');
  if (!email) return refused('EMAIL_INVALID', 'email');
  const refusal = checkPassword(input.password, email, name);
  if (refusal) return refused(refusal, 'password');
  const { registrationMode, allowedDomains } = await platformSettings(database.system);
  if (registrationMode === 'CLOSED') return refused('REGISTRATION_CLOSED');
  if (registrationMode === 'DOMAINS' && !allowedDomains.includes(domainOf(email)))
    return refused('EMAIL_DOMAIN_NOT_ALLOWED', 'email');

  await rateLimits.takeFrom('register:address', { address: ctx.transport.ipAddress });
  await rateLimits.take('register:mailbox', email);
  const passwordHash = await hashPassword(input.password);
  await database.system.write(async (tx) => {
    const registration = { name, email, passwordHash };
    const welcome = registrationMode !== 'INVITED' || (await isInvited(tx, ctx, email));
    await enqueueEmail(tx, ctx.services, await createAccount(tx, ctx, registration, welcome));
  });
  return { type: 'RegistrationSubmitted', email } as const;
}

const isInvited = async (tx: Tx, { services }: RequestContext, email: string) =>
  (await tx.invitation.count({ where: { pendingEmail: email, expiresAt: { gt: services.clock() } } })) > 0;

/** Creates an account that awaits verification. Only the email differs between the cases. */
async function createAccount(
  tx: Tx,
  ctx: RequestContext,
  registration: Registration,
  welcome: boolean,
): Promise<EmailContent> {
  const { name, email, passwordHash } = registration;
  // Of two concurrent registrations the second waits here and finds the account of the first.
  await tx.sql`insert into users (id, email, name, password_hash)
    select ${uuidv7()}::uuid, ${email}, ${name}, ${passwordHash} where ${welcome}::boolean on conflict (email) do nothing`;
  const user = await tx.user.findUnique({ where: { email } });
  const secret = newSecret();
  const now = ctx.services.clock();
  await tx.sql`insert into email_verifications (token_hash, user_id, name, password_hash, created_at, expires_at)
    select ${hashSecret(secret)}::bytea, id, ${name}, ${passwordHash}, ${now}::timestamptz, ${linkEnd(now)}::timestamptz from users
    where email = ${email} and email_verified_at is null and ${welcome}::boolean`;
  if (user?.emailVerifiedAt) return alreadyRegisteredEmail(ctx.services, email);
  return welcome ? verificationEmail(ctx.services, email, secret) : invitedOnlyEmail(email);
}

interface Registration {
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
}

export const linkEnd = (now: Date): Date => new Date(now.getTime() + LIMITS.emailVerificationHours * 3_600_000);
