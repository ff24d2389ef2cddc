import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ATTACHMENT_LIMITS, type AttachmentKind, type ExtractionError, withoutUnstorable } from '@frontdesk/domain';
import { isProviderError } from '@frontdesk/providers';
import { parseBuffer } from 'music-metadata';
import type { Services } from '../../../auth/context.ts';
import { readDocument, UnreadableDocument } from '../../agent/knowledge/index.ts';
import { storeModelCalls } from '../../agent/model-usage/index.ts';
import {
  type CountedMediaModel,
  type CountedText,
  IntegrationError,
  mediaModelOf,
  reportFailure,
  withAccount,
} from '../../platform/integrations/index.ts';
import { type AttachmentRow, kindOf, storedObject } from './stored-attachments.ts';

/** Extracted text of an attachment, or the reason why there is no text. */
export type ExtractionResult =
  | { readonly extractionState: 'READY'; readonly extractedText: string }
  | { readonly extractionState: 'FAILED'; readonly extractionError: ExtractionError };

const READ: readonly AttachmentKind[] = ['IMAGE', 'VOICE', 'AUDIO', 'DOCUMENT'];

/** Returns whether text is extracted from attachments of this kind. */
export const isRead = (kind: AttachmentKind): boolean => READ.includes(kind);

class NotExtracted extends Error {
  readonly code: ExtractionError;

  constructor(code: ExtractionError) {
    super(code);
    this.code = code;
  }
}

/**
 * Extracts the text of a stored attachment. Returns FAILED with a code if the text cannot be extracted, and throws an
 * error if a retry can succeed. Calls a model, so it must not run in a transaction.
 */
export async function extractText(services: Services, row: AttachmentRow): Promise<ExtractionResult> {
  try {
    const text = withoutUnstorable(await textOf(services, row)).trim();
    if (text === '') throw new NotExtracted('NO_CONTENT');
    return { extractionState: 'READY', extractedText: text.slice(0, ATTACHMENT_LIMITS.extractedLength) };
  } catch (error) {
    if (error instanceof NotExtracted) return { extractionState: 'FAILED', extractionError: error.code };
    throw error;
  }
}

async function textOf(services: Services, row: AttachmentRow): Promise<string> {
  switch (kindOf(row)) {
    case 'VOICE':
    case 'AUDIO': {
      const recording = await fileOf(services, row);
      const seconds = await assertShort(recording);
      return askModel(services, row, { media: 'RECORDING', seconds }, (port) => port.transcribe(recording));
    }
    case 'IMAGE': {
      const preview = await fileOf(services, row, true);
      return askModel(services, row, { media: 'IMAGE', seconds: null }, (port) => port.describe(preview));
    }
    default:
      return oneAtATime(async () => documentText((await fileOf(services, row)).bytes));
  }
}

/**
 * Returns the complete content of a stored file, at most 20 MB. The model and the document parser cannot read the file
 * as a stream.
 */
async function fileOf(services: Services, row: AttachmentRow, isPreview = false) {
  const db = services.database.forWorkspace(row.workspaceId);
  const object = await db.read((tx) => storedObject(services, tx, row, isPreview));
  if (!object) throw new NotExtracted('UNREADABLE');
  const contentType = isPreview ? 'image/jpeg' : (row.contentType ?? '');
  return { bytes: await buffer(Readable.from(services.objects.read(object))), contentType };
}

/**
 * Returns the length of a recording in seconds, or null if the length is unknown. Refuses a recording that is too long
 * before it is sent to the model.
 */
async function assertShort({ bytes, contentType }: { readonly bytes: Buffer; readonly contentType: string }) {
  const { format } = await parseBuffer(bytes, { mimeType: contentType }, { duration: true, skipCovers: true }).catch(
    () => ({ format: { duration: undefined } }),
  );
  if ((format.duration ?? 0) > ATTACHMENT_LIMITS.transcribedSeconds) throw new NotExtracted('TOO_LONG');
  return format.duration ?? null;
}

// oxlint-disable-next-line max-params -- the parameters have different types.
async function askModel(
  services: Services,
  { workspaceId, messageId }: AttachmentRow,
  { media, seconds }: { readonly media: 'RECORDING' | 'IMAGE'; readonly seconds: number | null },
  ask: (port: CountedMediaModel) => Promise<CountedText>,
): Promise<string> {
  const ready = await mediaModelOf(services, workspaceId, media);
  if (ready.kind === 'NOT_SET_UP') throw new NotExtracted('NO_MODEL');
  try {
    const { text, call } = await withAccount(ready, ask);
    const isRecording = media === 'RECORDING';
    const used = isRecording ? { ...call, audioSeconds: call.audioSeconds ?? seconds } : call;
    const message = await services.database
      .forWorkspace(workspaceId)
      .read((tx) => tx.message.findFirst({ where: { id: messageId }, select: { conversationId: true } }));
    const calls = [{ purpose: isRecording ? 'TRANSCRIPTION' : 'IMAGE', call: used }] as const;
    await storeModelCalls(services, calls, { workspaceId, conversationId: message?.conversationId ?? null });
    return text;
  } catch (error) {
    if (!(error instanceof IntegrationError)) throw error;
    await reportFailure(services, error.used, error.cause);
    if (isProviderError(error.cause, 'REFUSED', 'CREDENTIALS')) throw new NotExtracted('UNREADABLE');
    throw error;
  }
}

async function documentText(bytes: Buffer): Promise<string> {
  try {
    return (await readDocument(bytes)).sections.map(({ text }) => text).join('\n');
  } catch (error) {
    if (error instanceof UnreadableDocument)
      throw new NotExtracted(error.code === 'NO_TEXT' ? 'NO_CONTENT' : 'UNREADABLE');
    throw error;
  }
}

let lastReading: Promise<unknown> = Promise.resolve();

/** Runs one extraction at a time, because the process that parses a document uses up to 384 MB. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const next = lastReading.then(work, work);
  lastReading = next.catch(() => {});
  return next;
}
