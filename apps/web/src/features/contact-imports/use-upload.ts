import { LIMITS, REFUSALS, type RefusalCode } from '@frontdesk/domain';
import { useSession } from '../../session/api.tsx';
import { useWorkspace } from '../../session/workspace.tsx';

/** Uploads a file. Returns the import's id or the refusal. */
export function useUpload() {
  const session = useSession();
  const { slug } = useWorkspace();
  return async (file: File): Promise<{ id: string } | { code: RefusalCode; field: null }> => {
    if (file.size > LIMITS.importBytes) return { code: 'FILE_TOO_LARGE', field: null };
    const response = await fetch(`/uploads/contacts?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: {
        'content-type': 'text/csv',
        authorization: `Bearer ${await session.accessToken()}`,
        'x-workspace': slug,
        'x-activity': 'user',
      },
      body: file,
    });
    const answer = (await response.json()) as { id?: string; code?: string };
    if (answer.id) return { id: answer.id };
    if (answer.code && answer.code in REFUSALS) return { code: answer.code as RefusalCode, field: null };
    throw new Error(`The upload was answered with ${response.status}.`);
  };
}
