import { useApolloClient } from '@apollo/client/react';
import { KNOWLEDGE_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { useRef, useState } from 'react';
import { KnowledgeSourcesPageDocument } from '../../gql/knowledge-sources-page.ts';
import { refusalMessage } from '../../lib/refusal-message.ts';
import { type UploadTarget, uploadFile } from '../../lib/upload-file.ts';
import { useSession } from '../../session/api.tsx';
import { useWorkspace } from '../../session/workspace.tsx';

/** A file that is waiting, being uploaded, or could not be uploaded. */
export interface Upload {
  readonly key: number;
  readonly file: File;
  /** Id of the source whose file is replaced. Null for a new source. */
  readonly replace: string | null;
  /** Fraction of the file that has been uploaded, from 0 to 1. */
  readonly share: number;
  /** Reason why the upload failed. Null while it is waiting or running. */
  readonly error: string | null;
}

const TARGET: UploadTarget = {
  path: '/uploads/knowledge',
  maxBytes: KNOWLEDGE_LIMITS.fileBytes,
  tooLarge: 'KNOWLEDGE_FILE_TOO_LARGE',
};

/** Uploads files one after the other. A file is removed from the list when it has been uploaded. */
export function useUploads() {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const send = useSend();
  const last = useRef(Promise.resolve());
  const keys = useRef(0);
  const controllers = useRef(new Map<number, AbortController>());

  const change = (key: number, part: Partial<Upload>) =>
    setUploads((list) => list.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
  const remove = (key: number) => {
    controllers.current.get(key)?.abort();
    controllers.current.delete(key);
    setUploads((list) => list.filter((upload) => upload.key !== key));
  };
  const start = (upload: Upload) => {
    const controller = new AbortController();
    controllers.current.set(upload.key, controller);
    change(upload.key, { share: 0, error: null });
    last.current = last.current.then(async () => {
      if (controller.signal.aborted) return;
      const error = await send(upload, controller.signal, (share) => change(upload.key, { share }));
      if (controller.signal.aborted) return;
      if (error) change(upload.key, { error });
      else remove(upload.key);
    });
  };
  return {
    uploads,
    add: (files: readonly File[], replace: string | null = null) => {
      const added = files.map((file) => ({ key: ++keys.current, file, replace, share: 0, error: null }));
      setUploads((list) => [...list, ...added]);
      for (const upload of added) start(upload);
    },
    retry: start,
    remove,
  };
}

/**
 * Returns a function that uploads a file and reloads the list. The function resolves to an error message, or to null on
 * success.
 */
function useSend() {
  const session = useSession();
  const { slug } = useWorkspace();
  const client = useApolloClient();
  return async ({ file, replace }: Upload, signal: AbortSignal, onProgress: (share: number) => void) => {
    try {
      const token = (await session.accessToken()) ?? '';
      const headers = { authorization: `Bearer ${token}`, 'x-workspace': slug, 'x-activity': 'user' };
      const { id, code, status } = await uploadFile({ target: TARGET, file, replace, headers, signal, onProgress });
      if (code) return refusalMessage(code);
      if (!id) return status === 429 ? t`Too many uploads. Try again in an hour.` : t`The upload failed. Try again.`;
      await client.refetchQueries({ include: [KnowledgeSourcesPageDocument] });
      return null;
    } catch {
      return t`Could not reach the server. Try again.`;
    }
  };
}
