import { jwtVerify, SignJWT } from 'jose';
import { deriveKey } from './secrets.ts';

export const LINK_SECONDS = 300;

/** File, workspace and session of a download link. */
export interface DownloadClaims {
  readonly workspaceId: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly exportId: string;
}

export interface DownloadLinks {
  sign(claims: DownloadClaims, now: Date): Promise<string>;
  /** Null when the token is expired or was not signed by this deployment. */
  verify(token: string, now: Date): Promise<DownloadClaims | null>;
}

const AUDIENCE = 'download';

/**
 * Tokens for URLs that a browser opens without headers. Valid for minutes and only with the session that requested
 * them.
 */
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
