import { jwtVerify, SignJWT } from 'jose';
import { deriveKey } from './secrets.ts';

export const LINK_SECONDS = 300;

/** Whose file, where, and in which session they asked for it. */
export interface DownloadClaims {
  readonly workspaceId: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly exportId: string;
}

export interface DownloadLinks {
  sign(claims: DownloadClaims, now: Date): Promise<string>;
  /** Null for anything that this deployment did not sign or that has expired. */
  verify(token: string, now: Date): Promise<DownloadClaims | null>;
}

const AUDIENCE = 'download';

/** Tokens for an address that a browser opens without a header: minutes long, and worth nothing without the session behind them. */
export function downloadLinks(authSecret: string): DownloadLinks {
  const key = deriveKey(authSecret, 'download-link');
  return {
    sign: ({ userId, ...claims }, now) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(userId)
        .setAudience(AUDIENCE)
        .setExpirationTime(new Date(now.getTime() + LINK_SECONDS * 1000))
        .sign(key),
    verify: async (token, now) => {
      try {
        const options = { algorithms: ['HS256'], audience: AUDIENCE, requiredClaims: ['exp', 'sub'], currentDate: now };
        const { payload } = await jwtVerify(token, key, options);
        const { sub, workspaceId, sessionId, exportId } = payload;
        return {
          userId: String(sub),
          workspaceId: String(workspaceId),
          sessionId: String(sessionId),
          exportId: String(exportId),
        };
      } catch {
        return null;
      }
    },
  };
}
