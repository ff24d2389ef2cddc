import { type AuthenticatorTransport, generateRegistrationOptions } from '@simplewebauthn/server';
import type { SignedInContext } from '../../../../auth/context.ts';
import { storeChallenge } from '../challenges.ts';
import { relyingParty } from '../relying-party.ts';

/** Discoverable, so that it can be used without a password. Devices with one of the user's passkeys are excluded. */
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
  return { type: 'PasskeyChallenge', challenge: id, options } as const;
}
