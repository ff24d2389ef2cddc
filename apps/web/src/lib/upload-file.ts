import { REFUSALS, type RefusalCode } from '@frontdesk/domain';

/** Content and status of the response. `code` is the error code if the server rejected the file. */
interface UploadAnswer {
  readonly status: number;
  readonly id?: string;
  readonly code?: RefusalCode;
}

/** Route that accepts files of a kind. */
export interface UploadTarget {
  readonly path: `/uploads/${string}`;
  readonly maxBytes: number;
  /** Code of the error for a larger file. */
  readonly tooLarge: RefusalCode;
}

interface FileUpload {
  readonly target: UploadTarget;
  readonly file: File;
  /** Id of the record whose file is replaced. Null for a new file. */
  readonly replace: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Called with the fraction of the file that has been uploaded, from 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/**
 * Uploads a file. Uses XMLHttpRequest, because `fetch` does not report the progress of a request.
 * Returns an error without a request if the file is too large. Rejects if the connection fails or the upload is
 * aborted.
 */
export function uploadFile({ target, file, replace, headers, signal, onProgress }: FileUpload): Promise<UploadAnswer> {
  if (file.size > target.maxBytes) return Promise.resolve({ status: 422, code: target.tooLarge });
  const query = new URLSearchParams({ name: file.name, ...(replace ? { replace } : {}) });
  const request = new XMLHttpRequest();
  request.open('POST', `${target.path}?${query}`);
  request.setRequestHeader('content-type', 'application/octet-stream');
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.responseType = 'json';
  request.upload.addEventListener('progress', ({ loaded }) => onProgress(file.size > 0 ? loaded / file.size : 1));
  signal.addEventListener('abort', () => request.abort());
  return new Promise((resolve, reject) => {
    request.addEventListener('load', () => {
      const { id, code } = (request.response ?? {}) as { id?: string; code?: string };
      const refusal = code && code in REFUSALS ? (code as RefusalCode) : undefined;
      resolve({ status: request.status, ...(id ? { id } : {}), ...(refusal ? { code: refusal } : {}) });
    });
    request.addEventListener('error', () => reject(new Error('The connection failed.')));
    request.addEventListener('abort', () => reject(new Error('The upload was aborted.')));
    request.send(file);
  });
}
