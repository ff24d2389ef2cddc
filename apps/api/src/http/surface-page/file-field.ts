import {
  FORM_LIMITS,
  type FormQuestion,
  fileTypesOf,
  isFileQuestion,
  SURFACE_FILE_TEXTS,
  type SurfaceContent,
} from '@frontdesk/domain';
import { escape } from '../../email/email.ts';
import type { ShownFile, ShownSurface } from '../../modules/messaging/surfaces/index.ts';

/** Prefix of the names of file controls. The rest of the name is the key of the question. */
export const FILE_PREFIX = 'f_';

type Shown = Pick<ShownSurface, 'files' | 'language'>;

/** Returns whether a form has a question that is answered with files. */
export const hasFileQuestion = ({ questions }: Pick<SurfaceContent, 'questions'>): boolean =>
  questions.some(isFileQuestion);

/** Renders the stored files of a question and a control that adds files. `id` is the id of the control. */
export function fileControl(
  question: FormQuestion,
  { shown, id, describedBy }: { readonly shown: Shown; readonly id: string; readonly describedBy: string },
): string {
  const { key, maxFiles = 1 } = question;
  const texts = SURFACE_FILE_TEXTS[shown.language];
  const limit = maxFiles === 1 ? texts.limitOne : texts.limit.replace('{count}', String(maxFiles));
  const isFull = shown.files.filter((file) => file.key === key).length >= maxFiles;
  return [
    `<div data-files="${escape(key)}" data-max="${maxFiles}"><p class="help" id="${id}-limit">${escape(limit)}</p>`,
    `<ul class="files">${fileItems(key, shown)}</ul>`,
    `<input type="file" id="${id}" name="${FILE_PREFIX}${escape(key)}" accept="${fileTypesOf(question).join()}"${maxFiles > 1 ? ' multiple' : ''}${isFull ? ' hidden' : ''} aria-describedby="${describedBy} ${id}-limit">`,
    '<progress max="1" value="0" hidden></progress><p class="status" role="status"></p></div>',
  ].join('');
}

/** Renders the stored files of a question as list items. The hidden fields are read by the script of the page. */
export const fileItems = (key: string, { files, language }: Shown): string =>
  files
    .filter((file) => file.key === key)
    .map((file) => fileItem(file, language))
    .join('');

function fileItem({ id, key, name, byteCount }: ShownFile, language: ShownSurface['language']): string {
  const label = SURFACE_FILE_TEXTS[language].remove.replace('{name}', () => name);
  return [
    `<li><input type="hidden" name="q_${escape(key)}" value="${escape(name)}"><bdi>${escape(name)}</bdi>`,
    `<span class="help">${escape(sizeIn(byteCount, language))}</span>`,
    `<button class="secondary" name="remove" value="${escape(id)}" aria-label="${escape(label)}">×</button></li>`,
  ].join('');
}

const KILOBYTE = 1024;

function sizeIn(bytes: number, language: string): string {
  const isLarge = bytes >= KILOBYTE * KILOBYTE;
  const size = isLarge ? bytes / KILOBYTE / KILOBYTE : Math.ceil(bytes / KILOBYTE);
  const unit = isLarge ? 'megabyte' : 'kilobyte';
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(size);
}

/** Returns the texts of uploads as JSON, for the script of the page. */
export function uploadTexts(language: ShownSurface['language']): string {
  const { uploading, uploaded, removed, failed, errors } = SURFACE_FILE_TEXTS[language];
  const { TOO_LARGE: tooLarge, TOO_MANY: tooMany } = errors;
  return JSON.stringify({ uploading, uploaded, removed, failed, tooLarge, tooMany, maxBytes: FORM_LIMITS.fileBytes });
}
