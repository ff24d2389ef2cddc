import { jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { deriveKey } from './secrets.ts';

/** Time in seconds for which a reference to the configuration of a workspace is valid. */
const SOURCE_SECONDS = 3600;

const claims = z.object({ workspaceId: z.string(), userId: z.string(), sessionId: z.string() });

/** Workspace whose configuration was requested, with the user and session that requested it. */
export type SourceClaims = Readonly<z.infer<typeof claims>>;

export interface ConfigurationSources {
  sign(claims: SourceClaims, now: Date): Promise<string>;
  /** Returns the claims of a reference. Returns null if it has expired or was not signed by this deployment. */
  verify(source: string, now: Date): Promise<SourceClaims | null>;
}

const AUDIENCE = 'configuration-source';

/**
 * Creates references to the configuration of a workspace, with which the same session can compare it with another
 * workspace. A reference grants nothing: the permissions are checked again when it is used.
 */
export function configurationSources(authSecret: string): ConfigurationSources {
  const key = deriveKey(authSecret, AUDIENCE);
  return {
    sign: (source, now) =>
      new SignJWT({ ...source })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(AUDIENCE)
        .setExpirationTime(new Date(now.getTime() + SOURCE_SECONDS * 1000))
        .sign(key),
    verify: async (source, now) => {
      try {
        const options = { algorithms: ['HS256'], audience: AUDIENCE, requiredClaims: ['exp'], currentDate: now };
        return claims.parse((await jwtVerify(source, key, options)).payload);
      } catch {
        return null;
      }
    },
  };
}
