import { ATTACHMENT_LIMITS } from '@frontdesk/domain';
import { isProviderError, type MediaLocation } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import { limitBytes, RefusedFile } from './file-type.ts';

const TIMEOUT_MS = 120_000;
const MOST_REDIRECTS = 3;

/**
 * Passes the bytes of a provider's file to `work` while they are being received. Throws RefusedFile if the file cannot
 * be fetched, and any other error if the request can be retried.
 */
export async function fetchFile<T>(
  { mediaClient }: Pick<Services, 'mediaClient'>,
  location: MediaLocation,
  work: (bytes: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  let next = location;
  for (let count = 0; count <= MOST_REDIRECTS; count += 1) {
    const { url, headers } = next;
    // oxlint-disable-next-line no-await-in-loop -- a redirect is known only after the response.
    const result = await mediaClient.stream(
      { url, headers, timeoutMs: TIMEOUT_MS },
      async (answer): Promise<Fetched<T>> => {
        const target = redirectOf(answer.status, answer.headers['location'], url);
        // The credentials must not be sent to the host of the redirect.
        if (target !== null) return { redirect: { url: target, headers: {} } };
        assertFound(answer.status);
        if (Number(answer.headers['content-length'] ?? 0) > ATTACHMENT_LIMITS.fileBytes)
          throw new RefusedFile('TOO_LARGE');
        return { done: await work(limitBytes(answer.body, ATTACHMENT_LIMITS.fileBytes)) };
      },
    );
    if ('cause' in result) {
      if (result.cause === 'ADDRESS') throw new RefusedFile('ADDRESS_NOT_ALLOWED');
      throw new Error(`The file could not be fetched: ${result.words}`);
    }
    if ('done' in result) return result.done;
    next = result.redirect;
  }
  throw new RefusedFile('NOT_AVAILABLE');
}

/** Result of `work`, or the location to which the provider redirects. */
type Fetched<T> = { readonly done: T } | { readonly redirect: MediaLocation };

function redirectOf(status: number, target: string | undefined, base: string): string | null {
  if (status < 300 || status > 399 || !target) return null;
  if (!URL.canParse(target, base)) throw new RefusedFile('ADDRESS_NOT_ALLOWED');
  return new URL(target, base).toString();
}

/**
 * Throws RefusedFile if the provider deleted the file, and a retryable error for any status other than 200. Providers
 * delete files after days or weeks.
 */
function assertFound(status: number): void {
  if (status === 404 || status === 410) throw new RefusedFile('EXPIRED');
  if (status !== 200) throw new Error(`The provider responded with status ${status}.`);
}

/** Returns the URL of a file. Throws RefusedFile if the provider no longer stores the file. */
export async function locateFile(locate: () => Promise<MediaLocation>): Promise<MediaLocation> {
  try {
    return await locate();
  } catch (error) {
    if (isProviderError(error, 'REFUSED')) throw new RefusedFile('EXPIRED');
    throw error;
  }
}
