import { LIMITS, normalizeName } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { SignedInContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { consumeChallenge } from '../challenges.ts';
import { endOtherProofs, lockAccount, notifyOwner } from '../own-account.ts';
import { verifyRegistration } from '../passkeys.ts';
import { createCodesForFirstFactor } from '../recovery-codes.ts';

export interface AddPasskey {
  readonly name: string;
  readonly challenge: string;
  readonly response: string;
}

export async function addPasskey(ctx: SignedInContext, input: AddPasskey) {
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
    if (count === 0) return refused('PASSKEY_KNOWN');
    await endOtherProofs(tx, ctx);
    await notifyOwner(tx, ctx, 'PASSKEY_ADDED', passkey.id);
    return {
      type: 'PasskeyAdded',
      recoveryCodes: await createCodesForFirstFactor(tx, userId, clock()),
      passkey,
    } as const;
  });
}
