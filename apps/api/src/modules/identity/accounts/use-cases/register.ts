import { domainOf, LIMITS, normalizeEmail, normalizeName } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { RequestContext } from '../../../../auth/context.ts';
import { hashSecret, newSecret } from '../../../../crypto/opaque-token.ts';
import type { Prisma } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/transaction.ts';
import type { EmailContent } from '../../../../email/email.ts';
import { isRefused, refused, validFields } from '../../../../errors/refused.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { alreadyRegisteredEmail, invitedOnlyEmail, verificationEmail } from '../emails.ts';
import { platformSettings } from '../identity.repository.ts';
import { checkPassword, hashPassword, passwordMatches } from '../passwords.ts';
import { dropSecondFactors } from '../second-step.ts';
import { revokeIn } from '../sessions.ts';

interface Register {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Registers an account. Refused if the platform's registration mode excludes everyone or the email domain. Otherwise,
 * the response and the processing are the same whether or not the address has an account or an invitation; only the
 * content of the email differs.
 */
export async function register(ctx: RequestContext, input: Register) {
  const { database, rateLimits } = ctx.services;
  const [givenName, givenEmail] = [normalizeName(input.name), normalizeEmail(input.email)];
  const refusal = checkPassword(input.password, givenEmail ?? input.email, givenName ?? input.name);
  const fields = validFields({
    name: givenName ?? refused('NAME_INVALID', 'name'),
    email: givenEmail ?? refused('EMAIL_INVALID', 'email'),
    password: refusal ? refused(refusal, 'password') : input.password,
  });
  if (isRefused(fields)) return fields;
  const { name, email } = fields;
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
  return { email } as const;
}

const isInvited = async (tx: Tx, { services }: RequestContext, email: string) =>
  (await tx.invitation.count({ where: { pendingEmail: email, expiresAt: { gt: services.clock() } } })) > 0;

/**
 * If `welcome` is true, creates an unverified account unless the address already has one, and a verification link
 * unless the account is already verified. Returns the email to send.
 */
async function createAccount(
  tx: Tx,
  ctx: RequestContext,
  registration: Registration,
  welcome: boolean,
): Promise<EmailContent> {
  const { name, email, passwordHash } = registration;
  // If two registrations are concurrent, the second one waits here and then finds the account that the first one
  // created.
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

const linkEnd = (now: Date): Date => new Date(now.getTime() + LIMITS.emailVerificationHours * 3_600_000);

interface VerifyEmail {
  readonly token: string;
  readonly password: string;
}

type EmailVerificationRow = Prisma.EmailVerificationGetPayload<{ include: { user: true } }>;

/**
 * Verifies the email address. Several people may have registered the same address, so the password determines which
 * registration becomes the account. If the address is already verified, the password is not checked. Does not sign the
 * user in.
 */
export async function verifyEmail(ctx: RequestContext, { token, password }: VerifyEmail) {
  const now = ctx.services.clock();
  const { system } = ctx.services.database;
  const tokenHash = Uint8Array.from(hashSecret(token));
  const proof = await system.prisma.emailVerification.findUnique({ where: { tokenHash }, include: { user: true } });
  if (!proof || proof.usedAt) return refused('TOKEN_INVALID', 'token');
  if (proof.expiresAt <= now) return refused('TOKEN_EXPIRED', 'token');
  await ctx.services.rateLimits.take('verify:account', proof.userId);
  const own = proof.user.emailVerifiedAt ? null : await registrationOf(ctx, proof, password);
  if (!own && !proof.user.emailVerifiedAt) return refused('PASSWORD_WRONG', 'password');

  return system.write(async (tx) => {
    // The condition ensures that only one of two concurrent requests can use the link.
    const unused = { tokenHash, usedAt: null };
    const { count } = await tx.emailVerification.updateMany({ where: unused, data: { usedAt: now } });
    if (count === 0) return refused('TOKEN_INVALID', 'token');
    if (!own) return { email: proof.user.email } as const;
    const { name, passwordHash } = own;
    const waiting = { id: proof.userId, emailVerifiedAt: null };
    const { count: first } = await tx.user.updateMany({
      where: waiting,
      data: { name, passwordHash, emailVerifiedAt: now },
    });
    // Sessions and factors are removed, because they may belong to another person who registered the address with a
    // different password.
    if (first === 1 && passwordHash !== proof.user.passwordHash) {
      await revokeIn(tx, ctx, { userId: proof.userId });
      await dropSecondFactors(tx, proof.userId);
    }
    return { email: proof.user.email } as const;
  });
}

const AT_MOST = 5;

/**
 * Finds the registration with this password, or returns null. Tries the link's own registration first, then the newest
 * other registrations for the address, at most AT_MOST in total.
 */
async function registrationOf(ctx: RequestContext, proof: EmailVerificationRow, password: string) {
  const others = await ctx.services.database.system.prisma.emailVerification.findMany({
    where: { userId: proof.userId, usedAt: null, expiresAt: { gt: ctx.services.clock() } },
    orderBy: { createdAt: 'desc' },
  });
  const byPassword = new Map([proof, ...others].map((one) => [one.passwordHash, one]));
  for (const registration of [...byPassword.values()].slice(0, AT_MOST)) {
    if (await passwordMatches(password, registration.passwordHash)) return registration;
  }
  return null;
}

/**
 * Emails a new verification link for the newest registration of an unverified address. If the address is unknown or
 * already verified, the response is the same but no email is sent.
 */
export async function resendVerification(ctx: RequestContext, input: { email: string }) {
  const email = normalizeEmail(input.email);
  if (!email) return refused('EMAIL_INVALID', 'email');
  await ctx.services.rateLimits.takeFrom('mail:address', { address: ctx.transport.ipAddress });
  await ctx.services.rateLimits.take('mail:account', email);
  const secret = newSecret();
  const now = ctx.services.clock();
  await ctx.services.database.system.write(async (tx) => {
    const [waiting] = await tx.sql`
      insert into email_verifications (token_hash, user_id, name, password_hash, created_at, expires_at)
      select ${hashSecret(secret)}::bytea, v.user_id, v.name, v.password_hash, ${now}::timestamptz, ${linkEnd(now)}::timestamptz
      from email_verifications v join users u on u.id = v.user_id
      where u.email = ${email} and u.email_verified_at is null order by v.created_at desc limit 1 returning user_id`;
    await enqueueEmail(tx, ctx.services, waiting ? verificationEmail(ctx.services, email, secret) : null);
  });
  return { email } as const;
}
