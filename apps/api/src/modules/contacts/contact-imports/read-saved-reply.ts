import {
  type ImportField,
  SAVED_REPLY_PLACEHOLDERS,
  type SavedReplyPlaceholder,
  type SavedReplyVisibility,
} from '@frontdesk/domain';
import type { ContactImport } from '../../../db/generated/client.ts';
import { isRefused } from '../../../errors/refused.ts';
import { type ImportedReply, validateReply } from '../../messaging/saved-replies/index.ts';
import { isNo, isYes } from './row-values.ts';

export type ReplyValues = Omit<ImportedReply, 'row'>;

/** Reads the saved reply of a row. Returns the reason as text if the row has no valid saved reply. */
export function readSavedReply(
  { mapping, replyVisibility }: Pick<ContactImport, 'mapping' | 'replyVisibility'>,
  cells: readonly string[],
): ReplyValues | string {
  const cell = (field: ImportField) => cells[mapping.indexOf(field)]?.trim() ?? '';
  const text = translateVariables(cell('TEXT'));
  if ('unknown' in text) return text.unknown;
  const reply = validateReply({ shortcut: cell('SHORTCUT'), text: text.translated, folder: cell('FOLDER') });
  if (isRefused(reply)) return reply.message;
  const visibility = visibilityOf(cell('SHARED'), replyVisibility);
  return visibility ? { ...reply, visibility } : 'Shared must be yes, no or empty.';
}

/** Variables of Chatwoot with the same meaning as a placeholder. */
const CHATWOOT_VARIABLES: Readonly<Record<string, SavedReplyPlaceholder>> = {
  'contact.name': 'contact_name',
  'contact.first_name': 'first_name',
  'agent.name': 'my_name',
};

const VARIABLE = /\{\{([^{}]*)\}\}/g;

/** Replaces known variables by placeholders, or returns the reason why the text is rejected. */
function translateVariables(text: string): { readonly translated: string } | { readonly unknown: string } {
  const names = new Map<string, string>(Object.entries(CHATWOOT_VARIABLES));
  for (const name of SAVED_REPLY_PLACEHOLDERS) names.set(name, name);
  const nameOf = (written: string) => names.get(written.trim().toLowerCase());
  const unknown = [...text.matchAll(VARIABLE)].find(([, written]) => nameOf(written ?? '') === undefined);
  if (unknown) return { unknown: `The text has the unknown variable ${unknown[0].slice(0, 80)}.` };
  if (/\{%.*?%\}/s.test(text)) return { unknown: 'The text has Liquid tags, which are not supported.' };
  return { translated: text.replaceAll(VARIABLE, (_, written: string) => `{{${nameOf(written)}}}`) };
}

function visibilityOf(cell: string, ofImport: string): SavedReplyVisibility | null {
  if (cell === '') return ofImport === 'SHARED' ? 'SHARED' : 'PRIVATE';
  if (isYes(cell) || /^shared$/i.test(cell)) return 'SHARED';
  return isNo(cell) || /^private$/i.test(cell) ? 'PRIVATE' : null;
}
