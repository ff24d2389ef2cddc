import { t } from '@lingui/core/macro';
import type { ContactImport } from './use-contact-import.ts';

type Count = readonly [title: string, count: number];

/** What the preview expects, in the order in which it is shown. Rejected rows are not included. */
export function plannedCounts(found: ContactImport): Count[] {
  switch (found.kind) {
    case 'LEADS':
      return [
        [t`New leads`, found.willCreateLeads],
        [t`Existing leads`, found.existingLeads],
        [t`New contacts`, found.willCreate],
        [t`Updated contacts`, found.willUpdate],
      ];
    case 'SAVED_REPLIES':
      return [
        [t`New saved replies`, found.willCreate],
        [t`Existing saved replies`, found.willSkip],
      ];
    case 'HISTORY':
      return [
        [t`New messages`, found.willCreate],
        [t`Existing messages`, found.willSkip],
        [t`Without attachments`, found.rowsWithAttachments],
      ];
    case 'CONTACTS':
      return [
        [t`New`, found.willCreate],
        [t`Updated`, found.willUpdate],
        [t`Unchanged`, found.willSkip],
      ];
  }
}

/** What the import has stored so far. */
export function storedCounts(found: ContactImport): Count[] {
  switch (found.kind) {
    case 'LEADS':
      return [
        [t`Leads created`, found.createdLeads],
        [t`Existing leads`, found.existingLeads],
        [t`Contacts created`, found.created],
        [t`Contacts updated`, found.updated],
      ];
    case 'SAVED_REPLIES':
      return [
        [t`Saved replies created`, found.created],
        [t`Existing saved replies`, found.skipped],
      ];
    case 'HISTORY':
      return [
        [t`Messages created`, found.created],
        [t`Existing messages`, found.skipped],
      ];
    case 'CONTACTS':
      return [
        [t`Created`, found.created],
        [t`Updated`, found.updated],
        [t`Unchanged`, found.skipped],
      ];
  }
}
