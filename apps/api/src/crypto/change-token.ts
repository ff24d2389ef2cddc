import { BILLING_INTERVALS, CHANGE_PREVIEW_SECONDS } from '@frontdesk/domain';
import { jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { deriveKey } from './secrets.ts';

const claims = z.object({
  /** Id of the preview. */
  id: z.string(),
  workspaceId: z.string(),
  planVersionId: z.string(),
  interval: z.enum(BILLING_INTERVALS),
  seats: z.number().nullable(),
  /** Time from which prices differ, in seconds since 1970. */
  prorationAt: z.number(),
  /** Hash of the state of the subscription and of all amounts that were shown. */
  shown: z.string(),
});

/** What a preview of a change of a subscription showed. */
export type ChangeClaims = Readonly<z.infer<typeof claims>>;

export interface ChangeTokens {
  sign(claims: ChangeClaims, now: Date): Promise<string>;
  /** Returns the claims of a token. Returns null if the token has expired or was not signed by this deployment. */
  verify(token: string, now: Date): Promise<ChangeClaims | null>;
}

const AUDIENCE = 'subscription-change';

/** Creates tokens with which a previewed change of a subscription can be confirmed for ten minutes. */
export function changeTokens(authSecret: string): ChangeTokens {
  const key = deriveKey(authSecret, AUDIENCE);
  return {
    sign: (change, now) =>
      new SignJWT({ ...change })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(AUDIENCE)
        .setExpirationTime(new Date(now.getTime() + CHANGE_PREVIEW_SECONDS * 1000))
        .sign(key),
    verify: async (token, now) => {
      try {
        const options = { algorithms: ['HS256'], audience: AUDIENCE, requiredClaims: ['exp'], currentDate: now };
        return claims.parse((await jwtVerify(token, key, options)).payload);
      } catch {
        return null;
      }
    },
  };
}
