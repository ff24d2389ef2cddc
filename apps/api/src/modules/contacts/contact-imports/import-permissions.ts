import type { ImportKind } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import type { ContactImport } from '../../../db/generated/client.ts';

/** Returns whether the caller can import files of this kind. An import of leads also creates contacts. */
export const canImport = (ability: AppAbility, kind: ImportKind): boolean =>
  ability.can('import', 'Contact') && (kind !== 'LEADS' || ability.can('create', 'Lead'));

/**
 * Returns whether the caller sees the contact details that imports of this kind contain. With imports, another caller
 * could find out which phone numbers exist.
 */
export const canReadDetails = (ability: AppAbility, kind: ImportKind): boolean =>
  ability.can('readDetails', 'Contact') && (kind !== 'LEADS' || ability.can('readDetails', 'Lead'));

export const kindOf = ({ kind }: Pick<ContactImport, 'kind'>): ImportKind => (kind === 'LEADS' ? 'LEADS' : 'CONTACTS');
