import { IMPORT_KINDS, type ImportKind } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import type { ContactImport } from '../../../db/generated/client.ts';

/**
 * Returns whether the caller can import files of this kind. An import of leads also creates contacts, and one of
 * messages also creates conversations.
 */
export function canImport(ability: AppAbility, kind: ImportKind): boolean {
  if (kind === 'SAVED_REPLIES') return ability.can('create', 'SavedReply');
  if (kind === 'HISTORY') return ability.can('import', 'Contact') && ability.can('start', 'Conversation');
  return ability.can('import', 'Contact') && (kind !== 'LEADS' || ability.can('create', 'Lead'));
}

/**
 * Returns whether the caller sees the contact details that imports of this kind contain. With imports, another caller
 * could find out which phone numbers exist. Saved replies contain none.
 */
export function canReadDetails(ability: AppAbility, kind: ImportKind): boolean {
  if (kind === 'SAVED_REPLIES') return true;
  return ability.can('readDetails', 'Contact') && (kind !== 'LEADS' || ability.can('readDetails', 'Lead'));
}

export const kindOf = ({ kind }: Pick<ContactImport, 'kind'>): ImportKind =>
  IMPORT_KINDS.find((known) => known === kind) ?? 'CONTACTS';
