import { REFUSALS, type RefusalCode } from '@frontdesk/domain';
import type { Refused } from '../../lib/use-form-mutation.ts';
import { useSession } from '../../session/api.tsx';
import { usePathParam } from '../address.ts';

/**
 * Returns a function that sends the recordings of a challenge. The function resolves to the server's error, or to
 * undefined if the voice was accepted.
 */
export function useVoiceUpload() {
  const session = useSession();
  const slug = usePathParam('slug');
  return async (uploadPath: string, recordings: readonly ArrayBuffer[]): Promise<Refused | undefined> => {
    const response = await fetch(uploadPath, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        authorization: `Bearer ${(await session.accessToken()) ?? ''}`,
        'x-workspace': slug,
        'x-activity': 'user',
      },
      body: new Blob([...recordings]),
    });
    if (response.ok) return undefined;
    const { code } = (await response.json()) as { code?: string };
    if (code && code in REFUSALS) return { code: code as RefusalCode, field: null };
    throw new Error(`The upload failed with status ${response.status}.`);
  };
}
