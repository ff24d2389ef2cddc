import { LIMITS } from './limits.ts';
import { spokenName } from './names.ts';
import { filledText, variablesIn } from './templates.ts';

/** Who can use a saved reply. PRIVATE: only its owner. SHARED: all members who can reply. */
export const SAVED_REPLY_VISIBILITIES = ['PRIVATE', 'SHARED'] as const;
export type SavedReplyVisibility = (typeof SAVED_REPLY_VISIBILITIES)[number];

export const SAVED_REPLY_LIMITS = {
  /** Maximum number of private saved replies per member. */
  private: 100,
  /** Maximum number of shared saved replies per workspace. */
  shared: 500,
  shortcutLength: 32,
  folderLength: 40,
  /** Maximum size of a file of saved replies. */
  importBytes: 5 * 1024 * 1024,
  /** Maximum number of rows in a file of saved replies. */
  importRows: 1_000,
} as const;

/** Placeholders in the text of a saved reply. */
export const SAVED_REPLY_PLACEHOLDERS = ['contact_name', 'first_name', 'my_name', 'workspace'] as const;
export type SavedReplyPlaceholder = (typeof SAVED_REPLY_PLACEHOLDERS)[number];

const SHORTCUT = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u;

/**
 * Normalizes a shortcut to lower case without a leading slash. Null if it is empty, too long, or contains characters
 * other than letters, digits, hyphens and underscores.
 */
export function normalizeShortcut(input: string): string | null {
  const shortcut = input.normalize('NFC').trim().replace(/^\//, '').toLowerCase();
  return shortcut.length <= SAVED_REPLY_LIMITS.shortcutLength && SHORTCUT.test(shortcut) ? shortcut : null;
}

/**
 * Returns the text of a saved reply without leading and trailing white space. Null if it is empty, too long, or
 * contains an unknown placeholder.
 */
export function normalizeReplyText(input: string): string | null {
  const text = input.replaceAll('\0', '').trim();
  const known: readonly string[] = SAVED_REPLY_PLACEHOLDERS;
  const isValid = text !== '' && text.length <= LIMITS.messageLength && isWellFormed(text);
  return isValid && variablesIn(text).every((name) => known.includes(name)) ? text : null;
}

/** Returns whether a text contains no lone surrogates, which cannot be stored. */
const isWellFormed = (text: string): boolean => !/\p{Cs}/u.test(text);

interface ReplyNames {
  readonly contactName: string;
  readonly memberName: string;
  readonly workspaceName: string;
}

/**
 * Fills the placeholders of a saved reply. The placeholders for the contact's name remain if the contact has no name,
 * or if the name is masked.
 */
export function fillSavedReply(text: string, { contactName, memberName, workspaceName }: ReplyNames): string {
  const name = contactName.includes('•') ? '' : (spokenName(contactName) ?? '');
  const values: Record<SavedReplyPlaceholder, string> = {
    contact_name: name,
    first_name: name.split(' ')[0] ?? '',
    my_name: memberName,
    workspace: workspaceName,
  };
  return filledText(text, values);
}

/** A shortcut in a text, with its slash. */
export interface TypedShortcut {
  /** Text after the slash, in lower case. Can be empty. */
  readonly shortcut: string;
  /** Position of the slash in the text. */
  readonly start: number;
}

/**
 * Returns the shortcut at the end of a text, if its slash is at the start of the text or after white space. Null if
 * there is none.
 */
export function shortcutAtEnd(text: string): TypedShortcut | null {
  const found = /(?<=^|\s)\/([\p{L}\p{M}\p{N}_-]*)$/u.exec(text);
  return found && { shortcut: (found[1] ?? '').toLowerCase(), start: found.index };
}

/**
 * Returns the parts of a reply that the member probably did not want to send: a shortcut at its start or end, and
 * placeholders without a value.
 */
export function unfinishedParts(text: string): readonly string[] {
  const [first] = /^\/[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*(?=\s|$)/u.exec(text) ?? [];
  const last = shortcutAtEnd(text);
  const shortcuts = [...(first ? [first] : []), ...(last ? [text.slice(last.start)] : [])];
  return [...new Set([...shortcuts, ...variablesIn(text).map((name) => `{{${name}}}`)])];
}
