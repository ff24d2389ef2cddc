import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  type AttachmentError,
  askedQuestions,
  FORM_LIMITS,
  type FormQuestion,
  fileTypesOf,
  isFileQuestion,
  SURFACE_FILE_LIMITS,
  type SurfaceFileError,
  surfaceFileName,
} from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { RequestContext, Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { createObjectKey, detectType, limitBytes, RefusedFile, withoutMetadata } from '../../attachments/index.ts';
import { startedAt } from '../save-answers.ts';
import { storeFileAnswer } from '../store-file-answer.ts';
import { storedFilesOf } from '../surface-files.repository.ts';
import { updateSurface } from '../surfaces.repository.ts';
import { changeSurface, type OpenSurface, type ShownSurface, type Visitor } from '../visit-surface.ts';

/** A file that a contact uploads to answer a question. */
export interface UploadedFile {
  /** Key of the question. */
  readonly key: string;
  /** Name that the browser sent. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface UploadResult {
  /** Form after the upload. Null if the link cannot be used any longer. */
  readonly shown: ShownSurface | null;
  /** Reason why the file was not stored. Null if it was stored, or if the form ended. */
  readonly error: SurfaceFileError | null;
}

/**
 * Stores a file of a form. No transaction is open while it is transferred: a pending row is stored first, and the file
 * becomes an answer only if the form can still be filled in afterwards. A repeated upload of the same file has no
 * effect. The caller must count the request for the rate limit.
 */
export async function uploadSurfaceFile(
  ctx: RequestContext,
  visitor: Visitor,
  { key, name, bytes }: UploadedFile,
): Promise<UploadResult> {
  const reserved = await reserve(ctx, visitor, key);
  const { shown: found, file } = reserved;
  if (!found || found.isSubmitted || !file) return { shown: found, error: reserved.error };
  const discard = () =>
    ctx.services.database
      .forWorkspace(file.workspaceId)
      .write((tx) => tx.surfaceFile.deleteMany({ where: { id: file.id, state: 'PENDING' } }));
  try {
    const result = await transfer(ctx.services, file, bytes);
    if (typeof result === 'string') {
      await discard();
      return { shown: found, error: result };
    }
    const stored = await finish(ctx, visitor, file, { ...result, name: surfaceFileName(name, result.contentType) });
    if (!stored.shown || stored.shown.isSubmitted || stored.error) await discard();
    return stored;
  } catch (error) {
    await discard();
    throw error;
  }
}

/** A pending file whose bytes can be stored. */
interface PendingFile {
  readonly workspaceId: string;
  readonly id: string;
  readonly question: FormQuestion;
  readonly objectKey: Buffer;
}

/**
 * Maximum number of rows per form, including pending ones. It is higher than the number of stored files, so that
 * interrupted uploads do not prevent others.
 */
const ROWS_MAX = 2 * FORM_LIMITS.files;

/** Stores a pending file, if the form can be filled in. */
async function reserve(ctx: RequestContext, visitor: Visitor, key: string) {
  const result: { error: SurfaceFileError | null; file: PendingFile | null } = { error: null, file: null };
  const shown = await changeSurface(ctx, visitor, {
    isBinding: false,
    change: async (tx, _by, { surface, content }) => {
      const question = content.questions.find((one) => one.key === key && isFileQuestion(one));
      if (!question) return [{ code: 'FORM_ANSWER_UNKNOWN', field: 'answers' }];
      const { workspaceId, id: surfaceId } = surface;
      if ((await tx.surfaceFile.count({ where: { surfaceId } })) < ROWS_MAX)
        result.file = await storePending(tx, ctx.services, { workspaceId, surfaceId, question });
      else result.error = 'TOO_MANY';
      return [];
    },
  });
  return { shown, ...result };
}

async function storePending(
  tx: Tx,
  services: Services,
  { workspaceId, surfaceId, question }: { workspaceId: string; surfaceId: string; question: FormQuestion },
): Promise<PendingFile> {
  const id = uuidv7();
  const { key: objectKey, sealedKey } = await createObjectKey(services, tx, {
    table: 'surface_files',
    workspaceId,
    id,
  });
  const createdAt = services.clock();
  const deleteAt = new Date(createdAt.getTime() + SURFACE_FILE_LIMITS.transferMinutes * 60_000);
  const pending = { state: 'PENDING', sealedKey, createdAt, deleteAt };
  await tx.surfaceFile.create({ data: { workspaceId, id, surfaceId, key: question.key, ...pending } });
  return { workspaceId, id, question, objectKey };
}

interface TransferredFile {
  readonly contentType: string;
  readonly byteCount: number;
  readonly contentHash: Uint8Array<ArrayBuffer>;
}

/** Checks, encrypts and stores the bytes. Images are stored without metadata. Returns why a file is not accepted. */
async function transfer(
  services: Pick<Services, 'objects'>,
  { workspaceId, id, question, objectKey }: PendingFile,
  received: AsyncIterable<Uint8Array>,
): Promise<TransferredFile | SurfaceFileError> {
  const hash = createHash('sha256');
  try {
    const { contentType, bytes } = await detectType(hashed(received, hash));
    if (contentType !== null && HEIC.includes(contentType)) return 'HEIC';
    if (contentType === null || !fileTypesOf(question).includes(contentType)) return 'TYPE_UNSUPPORTED';
    const isImage = contentType.startsWith('image/');
    const stored = isImage ? Readable.from([await withoutMetadata(await buffer(bytes))]) : bytes;
    const byteCount = await services.objects.write({ workspaceId, id }, objectKey, stored);
    return { contentType, byteCount, contentHash: Uint8Array.from(hash.digest()) };
  } catch (error) {
    if (error instanceof InterruptedUpload) return 'INTERRUPTED';
    if (error instanceof RefusedFile) return REASONS[error.code] ?? 'TYPE_UNSUPPORTED';
    throw error;
  }
}

const HEIC: readonly string[] = ['image/heic', 'image/heic-sequence', 'image/heif', 'image/heif-sequence'];

const REASONS: Readonly<Partial<Record<AttachmentError, SurfaceFileError>>> = {
  TOO_LARGE: 'TOO_LARGE',
  EMPTY: 'EMPTY',
  DAMAGED: 'DAMAGED',
  IMAGE_TOO_LARGE: 'IMAGE_TOO_LARGE',
};

/** Thrown if the browser did not send all bytes. */
class InterruptedUpload extends Error {}

/** Adds the bytes to the hash while they arrive. Throws RefusedFile above the size limit. */
async function* hashed(received: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const part of limitBytes(orInterrupted(received), FORM_LIMITS.fileBytes)) {
    hash.update(part);
    yield part;
  }
}

async function* orInterrupted(received: AsyncIterable<Uint8Array>) {
  try {
    yield* received;
  } catch (cause) {
    throw new InterruptedUpload('The file was not transferred completely.', { cause });
  }
}

/** Makes a transferred file an answer, unless the form ended or has the maximum number of files. */
async function finish(
  ctx: RequestContext,
  visitor: Visitor,
  pending: PendingFile,
  file: TransferredFile & { readonly name: string },
): Promise<UploadResult> {
  const result: { error: SurfaceFileError | null } = { error: null };
  const shown = await changeSurface(ctx, visitor, {
    isBinding: true,
    change: async (tx, by, open) => {
      result.error = await store(tx, by, open, { pending, file });
      return [];
    },
  });
  return { shown, error: result.error };
}

async function store(
  tx: Tx,
  { services }: Pick<EventContext, 'services'>,
  open: OpenSurface,
  {
    pending: {
      id,
      question: { key },
    },
    file,
  }: { pending: PendingFile; file: TransferredFile & { readonly name: string } },
): Promise<SurfaceFileError | null> {
  const { surface, content } = open;
  const question = askedQuestions(content.questions).find((one) => one.key === key);
  if (!question) return null;
  const ready = await storedFilesOf(tx, surface.id);
  const siblings = ready.filter((one) => one.key === key);
  const hash = Buffer.from(file.contentHash);
  if (siblings.some(({ contentHash }) => contentHash && hash.equals(contentHash))) {
    await tx.surfaceFile.deleteMany({ where: { id } });
    return null;
  }
  if (siblings.length >= (question.maxFiles ?? 1) || ready.length >= FORM_LIMITS.files) return 'TOO_MANY';
  const { count } = await tx.surfaceFile.updateMany({
    where: { id, state: 'PENDING' },
    data: { ...file, state: 'READY', deleteAt: null },
  });
  // The job deletes files whose transfer takes too long.
  if (count === 0) return 'INTERRUPTED';
  const now = services.clock();
  await storeFileAnswer(tx, open, { question, now });
  await updateSurface(tx, surface, startedAt(surface, now));
  return null;
}
