import { LIMITS, normalizeName } from '@frontdesk/domain';
import { type AuthenticatorTransport, generateRegistrationOptions } from '@simplewebauthn/server';
import { v7 as uuidv7 } from 'uuid';
import type { SignedInContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { verifyOwnPassword } from '../../accounts/index.ts';
import { consumeChallenge, storeChallenge } from '../challenges.ts';
import {
  canRemoveFactor,
  deleteCodesWithLastFactor,
  endOtherProofs,
  lockAccount,
  notifyOwner,
} from '../own-account.ts';
import { relyingParty, verifyRegistration } from '../passkeys.ts';
import { createCodesForFirstFactor } from '../recovery-codes.ts';

/**
 * Starts the registration of a discoverable passkey, which allows signing in without a password. Authenticators that
 * already have a passkey of the user are excluded.
 */
export async function startPasskeyRegistration(ctx: SignedInContext) {
  const { userId, email, name } = ctx.actor;
  const passkeys = await ctx.services.database.system.prisma.passkey.findMany({ where: { userId } });
  const options = await generateRegistrationOptions({
    rpName: 'Frontdesk',
    rpID: relyingParty(ctx.services).id,
    userID: new TextEncoder().encode(userId),
    userName: email,
    userDisplayName: name,
    attestationType: 'none',
    excludeCredentials: passkeys.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: transports as AuthenticatorTransport[],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  });
  const id = await storeChallenge(ctx, { purpose: 'REGISTER', challenge: options.challenge, userId });
  return { challenge: id, options } as const;
}

interface CreatePasskey {
  readonly name: string;
  readonly challenge: string;
  readonly response: string;
}

export async function createPasskey(ctx: SignedInContext, input: CreatePasskey) {
  const { database, clock } = ctx.services;
  const { userId } = ctx.actor;
  const name = normalizeName(input.name);
  if (!name) return refused('NAME_INVALID', 'name');
  return database.system.write(async (tx) => {
    await lockAccount(tx, ctx);
    const asked = { id: input.challenge, purpose: 'REGISTER', userId, now: clock() } as const;
    const challenge = await consumeChallenge(tx, asked);
    const made = challenge && (await verifyRegistration(ctx.services, { challenge, response: input.response }));
    if (!made) return refused('PASSKEY_NOT_ACCEPTED');
    if ((await tx.passkey.count({ where: { userId } })) >= LIMITS.passkeysMax) return refused('TOO_MANY_PASSKEYS');
    const passkey = {
      id: uuidv7(),
      userId,
      credentialId: made.id,
      publicKey: Uint8Array.from(made.publicKey),
      counter: BigInt(made.counter),
      transports: made.transports ?? [],
      name,
      createdAt: clock(),
      lastUsedAt: null,
    };
    const { count } = await tx.passkey.createMany({ data: passkey, skipDuplicates: true });
    if (count === 0) return refused('PASSKEY_ALREADY_REGISTERED');
    await endOtherProofs(tx, ctx);
    await notifyOwner(tx, ctx, 'PASSKEY_ADDED', passkey.id);
    return {
      recoveryCodes: await createCodesForFirstFactor(tx, userId, clock()),
      passkey,
    } as const;
  });
}

export async function updatePasskey(ctx: SignedInContext, { id, name: given }: { id: string; name: string }) {
  const name = normalizeName(given);
  if (!name) return refused('NAME_INVALID', 'name');
  const { userId } = ctx.actor;
  return ctx.services.database.system.write(async (tx) => {
    const { count } = await tx.passkey.updateMany({ where: { id, userId }, data: { name } });
    if (count === 0) throw notFound();
    return { passkey: await tx.passkey.findUniqueOrThrow({ where: { id } }) } as const;
  });
}

export async function deletePasskey(ctx: SignedInContext, { id, password }: { id: string; password: string }) {
  if (!(await verifyOwnPassword(ctx, password))) return refused('PASSWORD_WRONG', 'password');
  const { userId } = ctx.actor;
  return ctx.services.database.system.write(async (tx) => {
    await lockAccount(tx, ctx);
    if ((await tx.passkey.count({ where: { id, userId } })) === 0) throw notFound();
    if (!(await canRemoveFactor(tx, userId))) return refused('SECOND_FACTOR_STILL_REQUIRED');
    await tx.passkey.delete({ where: { id } });
    await deleteCodesWithLastFactor(tx, userId);
    await notifyOwner(tx, ctx, 'PASSKEY_REMOVED');
    return { id } as const;
  });
}
