import { withoutUnstorable } from './normalize-text.ts';

/** File name extensions of the accepted images. Only images that can be stored without metadata are accepted. */
const PHOTOS: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
};

/** File name extensions of the accepted files, by the content type that is detected from the content. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  ...PHOTOS,
  'application/pdf': ['pdf'],
  'application/rtf': ['rtf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
};

/** Returns the content types of the files that answer a question of type FILE or PHOTO. */
export const fileTypesOf = ({ type }: { readonly type: string }): readonly string[] =>
  Object.keys(type === 'PHOTO' ? PHOTOS : FILES);

export const SURFACE_FILE_STATES = ['PENDING', 'READY'] as const;
export type SurfaceFileState = (typeof SURFACE_FILE_STATES)[number];

export const SURFACE_FILE_LIMITS = {
  nameLength: 100,
  /** Number of minutes after which a file that was not transferred completely is deleted. */
  transferMinutes: 15,
} as const;

/**
 * Returns the name under which an uploaded file is stored: the last part of a path, without control and direction
 * characters, and with an extension of the detected content type.
 */
export function surfaceFileName(given: string, contentType: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const clean = withoutUnstorable(last)
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const [extension = '', ...others] = FILES[contentType] ?? [];
  const isNamed = [extension, ...others].some(
    (one) => clean.toLowerCase().endsWith(`.${one}`) && clean.length > one.length + 1,
  );
  const dot = isNamed ? clean.lastIndexOf('.') : clean.length;
  const base = Array.from(clean.slice(0, dot)).slice(0, SURFACE_FILE_LIMITS.nameLength).join('');
  return `${base || 'file'}${isNamed ? clean.slice(dot) : `.${extension}`}`;
}
