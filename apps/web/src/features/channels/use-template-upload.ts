import { isTemplateFileTooLarge, TEMPLATE_MEDIA_LIMITS, templateMediaKind } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { useRef, useState } from 'react';
import { refusalMessage } from '../../lib/refusal-message.ts';
import { type UploadTarget, uploadFile } from '../../lib/upload-file.ts';
import { useSession } from '../../session/api.tsx';
import { useWorkspace } from '../../session/workspace.tsx';

const TARGET: UploadTarget = {
  path: '/uploads/template-files',
  maxBytes: TEMPLATE_MEDIA_LIMITS.fileBytes,
  tooLarge: 'TEMPLATE_FILE_TOO_LARGE',
};

/** Uploads the file for the header of a template. `send` returns the id of the file, or null if the upload failed. */
export function useTemplateUpload() {
  const session = useSession();
  const { slug } = useWorkspace();
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const controller = useRef<AbortController | null>(null);
  const request = async (file: File, replace: string | null) => {
    const kind = templateMediaKind(file.type);
    if (kind && isTemplateFileTooLarge(kind, file.size)) return refusalMessage('TEMPLATE_FILE_TOO_LARGE');
    controller.current = new AbortController();
    const token = (await session.accessToken()) ?? '';
    const headers = { authorization: `Bearer ${token}`, 'x-workspace': slug, 'x-activity': 'user' };
    const { signal } = controller.current;
    const { id, code, status } = await uploadFile({
      target: TARGET,
      file,
      replace,
      headers,
      signal,
      onProgress: setShare,
    });
    if (code) return refusalMessage(code);
    if (!id) return status === 429 ? t`Too many uploads. Try again in an hour.` : t`The upload failed. Try again.`;
    return { id };
  };
  const send = async (file: File, replace: string | null = null): Promise<string | null> => {
    setShare(0);
    setError(null);
    const result = await request(file, replace).catch(() => t`Could not reach the server. Try again.`);
    setShare(null);
    if (typeof result !== 'string') return result.id;
    setError(result);
    return null;
  };
  return { send, share, error, cancel: () => controller.current?.abort() };
}
