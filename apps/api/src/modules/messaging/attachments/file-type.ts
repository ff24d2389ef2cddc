import type { AttachmentError, AttachmentKind } from '@frontdesk/domain';
import { fileTypeFromBuffer } from 'file-type';

/** Thrown if the file of an attachment is not stored. The code contains the reason. */
export class RefusedFile extends Error {
  readonly code: AttachmentError;

  constructor(code: AttachmentError) {
    super(code);
    this.code = code;
  }
}

/**
 * Throws RefusedFile when more than `most` bytes have arrived, because the content-length header can be wrong or missing.
 */
export async function* limitBytes(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    if (size > most) throw new RefusedFile('TOO_LARGE');
    yield part;
  }
}

/** Number of bytes at the beginning of a file from which the file type is detected. */
const HEAD_BYTES = 64 * 1024;

/** Image types that browsers display and for which previews are created. */
const IMAGES: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

/** Content types of executable programs, which are not delivered to members. */
const PROGRAMS: readonly string[] = [
  'application/x-msdownload',
  'application/vnd.microsoft.portable-executable',
  'application/x-elf',
  'application/x-mach-binary',
  'application/java-vm',
  'application/x-ms-shortcut',
  'application/wasm',
];

interface RecognizedFile {
  readonly contentType: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Detects the type of the file of an attachment. Throws RefusedFile if the file is empty or its type does not match the
 * kind of the attachment.
 */
export async function recognizeFile(kind: AttachmentKind, file: AsyncIterable<Uint8Array>): Promise<RecognizedFile> {
  const { contentType, bytes } = await detectType(file);
  return { contentType: typeFor(kind, contentType), bytes };
}

/**
 * Detects the type of a file from its content. Returns the type, which is null if it is unknown, and a stream of all
 * bytes, including those already read. Throws RefusedFile if the file is empty.
 */
export async function detectType(file: AsyncIterable<Uint8Array>) {
  const source = file[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    // oxlint-disable-next-line no-await-in-loop -- the parts of a stream arrive one after the other.
    const { value, done } = await source.next();
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  const head = Buffer.concat(parts);
  if (head.length === 0) throw new RefusedFile('EMPTY');
  const found = await fileTypeFromBuffer(head);
  const bytes = async function* () {
    yield head;
    yield* { [Symbol.asyncIterator]: () => source };
  };
  return { contentType: found?.mime.split(';')[0] ?? null, bytes: bytes() };
}

function typeFor(kind: AttachmentKind, type: string | null): string {
  const family = type?.split('/')[0];
  switch (kind) {
    case 'IMAGE':
    case 'STICKER':
      if (family !== 'image') throw new RefusedFile('TYPE_MISMATCH');
      if (!IMAGES.includes(type ?? '')) throw new RefusedFile('TYPE_UNSUPPORTED');
      return type ?? '';
    case 'VOICE':
    case 'AUDIO':
      if (type === 'application/ogg') return 'audio/ogg';
      // The MP4 container is the same for video and for audio-only files.
      if (type === 'video/mp4' || type === 'audio/x-m4a') return 'audio/mp4';
      if (family !== 'audio') throw new RefusedFile('TYPE_MISMATCH');
      return type ?? '';
    case 'VIDEO':
      if (family !== 'video') throw new RefusedFile('TYPE_MISMATCH');
      return type ?? '';
    default:
      if (PROGRAMS.includes(type ?? '')) throw new RefusedFile('TYPE_UNSUPPORTED');
      return type ?? 'application/octet-stream';
  }
}
