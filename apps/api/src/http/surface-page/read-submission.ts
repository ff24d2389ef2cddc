import type { Readable } from 'node:stream';
import type { Multipart, MultipartFile } from '@fastify/multipart';
import { FORM_LIMITS, type GivenAnswer, type SurfaceFileError } from '@frontdesk/domain';
import type { FastifyRequest } from 'fastify';
import type { RequestContext } from '../../auth/context.ts';
import { uploadSurfaceFile, type Visitor } from '../../modules/messaging/surfaces/index.ts';
import { CHECK_FIELD } from './check-page.ts';
import { FIELD_PREFIX } from './fields.ts';
import { FILE_PREFIX } from './file-field.ts';

const ACTIONS = ['submit', 'next', 'back', 'save', 'autosave', 'show'] as const;

/** Fields of the page as sent by the browser. */
type Fields = ReadonlyMap<string, readonly string[]>;

/** Returns the fields of a body of the type `application/x-www-form-urlencoded`. */
export const fieldsOf = (body: unknown): Fields =>
  new Map(
    Object.entries((body ?? {}) as Record<string, unknown>).map(([name, values]) => [
      name,
      [values].flat().filter((value) => typeof value === 'string'),
    ]),
  );

/**
 * Returns the action, the id of the file to remove, and the answers with the section that the page showed. Hidden fields named `question` list the questions
 * on the page, some of which may have no answer.
 */
export function submissionOf(fields: Fields) {
  const text = (name: string) => fields.get(name)?.[0] ?? '';
  // A submission without a known button only saves the answers.
  const action = ACTIONS.find((one) => one === text('action')) ?? 'save';
  const sent = [...fields.keys()].flatMap((name) =>
    name.startsWith(FIELD_PREFIX) ? [name.slice(FIELD_PREFIX.length)] : [],
  );
  const keys = new Set([...(fields.get('question') ?? []), ...sent]);
  const answers = [...keys].map((key): GivenAnswer => ({ key, values: fields.get(`${FIELD_PREFIX}${key}`) ?? [] }));
  return { action, remove: text('remove'), page: { answers, section: fields.get('section')?.[0] ?? null } };
}

/** Returns the fields of the second check: the pressed button, and the code or birth date. */
export const checkOf = (fields: Fields) => ({
  action: fields.get('action')?.[0] ?? '',
  value: fields.get(CHECK_FIELD)?.[0] ?? '',
});

const FILES_MAX = 2 * FORM_LIMITS.files;

/** Limits of a body with files. One byte more than the limit of a file is read, so that its error names the file. */
export const MULTIPART_LIMITS = {
  fileSize: FORM_LIMITS.fileBytes + 1,
  files: FILES_MAX,
  fields: 500,
  fieldSize: 16 * 1024,
  fieldNameSize: 100,
  parts: 520,
};

/** Returns the HTTP status for a body without a length or above the limit. Returns null for other bodies. */
export function lengthError({ headers }: Pick<FastifyRequest, 'headers'>, files: number): 411 | 413 | null {
  const length = headers['content-length'];
  if (length === undefined) return 411;
  return Number(length) > files * FORM_LIMITS.fileBytes + BESIDE_FILES_BYTES ? 413 : null;
}

/** Maximum size of the fields and part headers of a body with files. */
const BESIDE_FILES_BYTES = 256 * 1024;

/** Body of the type `multipart/form-data` whose files were stored. */
export interface MultipartBody {
  readonly fields: Fields;
  /** Errors of the files that were not stored, by question key. */
  readonly fileErrors: ReadonlyMap<string, SurfaceFileError>;
  readonly visitor: Visitor;
  /** Secret that the browser must store. Null if it did not change. */
  readonly newBrowser: string | null;
  /** Keys of the questions whose files were stored or refused, in the order of the body. */
  readonly keys: readonly string[];
}

/** Reads a body of the type `multipart/form-data`, and stores each file while it is being received. */
export async function readMultipart(
  ctx: RequestContext,
  request: FastifyRequest,
  first: Visitor,
): Promise<MultipartBody> {
  const fields = new Map<string, string[]>();
  const fileErrors = new Map<string, SurfaceFileError>();
  const keys: string[] = [];
  let [visitor, newBrowser]: [Visitor, string | null] = [first, null];
  for await (const part of request.parts()) {
    if (part.type === 'field') fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), String(part.value)]);
    const key = chosenKey(part);
    if (key === null) continue;
    const { filename: name, file } = part as MultipartFile;
    const { shown, error } = await uploadSurfaceFile(ctx, visitor, { key, name, bytes: bytesOf(file) });
    // The next part is read only after this one, also if its bytes were not needed.
    file.resume();
    keys.push(key);
    if (error) fileErrors.set(key, error);
    newBrowser = shown?.newBrowser ?? newBrowser;
    visitor = { ...visitor, browser: newBrowser ?? visitor.browser };
  }
  return { fields, fileErrors, visitor, newBrowser, keys };
}

/**
 * Returns the key of the question that a part answers with a file. Returns null for other parts, including the empty
 * part that browsers send if no file is chosen.
 */
function chosenKey(part: Multipart): string | null {
  if (part.type === 'field') return null;
  if (part.filename && part.fieldname.startsWith(FILE_PREFIX)) return part.fieldname.slice(FILE_PREFIX.length);
  part.file.resume();
  return null;
}

/** Yields the bytes of a file. The stream is not destroyed if not all bytes are read, because further parts follow. */
const bytesOf = (file: Readable): AsyncIterable<Uint8Array> => file.iterator({ destroyOnReturn: false });
