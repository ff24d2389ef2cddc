import { jwtVerify, SignJWT } from 'jose';
import { deriveKey } from './secrets.ts';

export const LINK_SECONDS = 300;

/** File, workspace, user and session for which a download link is valid. */
export interface DownloadClaims {
  /** Workspace that owns the file. Null for a file of the platform. */
  readonly workspaceId: string | null;
  readonly userId: string;
  readonly sessionId: string;
  readonly exportId: string;
}

export interface DownloadLinks {
  sign(claims: DownloadClaims, now: Date): Promise<string>;
  /** Returns the claims of a token. Returns null if the token has expired or was not signed by this deployment. */
  verify(token: string, now: Date): Promise<DownloadClaims | null>;
}

const AUDIENCE = 'download';

/**
 * Creates tokens for download URLs, which browsers open without request headers. A token is valid for five minutes and
 * contains the id of the session that requested it.
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
          workspaceId: typeof workspaceId === 'string' ? workspaceId : null,
          sessionId: String(sessionId),
          exportId: String(exportId),
        };
      } catch {
        return null;
      }
    },
  };
}
