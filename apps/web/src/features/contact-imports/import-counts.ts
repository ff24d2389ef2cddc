import { t } from '@lingui/core/macro';
import type { ContactImport } from './use-contact-import.ts';

type Count = readonly [title: string, count: number];

/** What the preview expects, in the order in which it is shown. Rejected rows are not included. */
export const plannedCounts = (found: ContactImport): Count[] =>
  found.kind === 'LEADS'
    ? [
        [t`New leads`, found.willCreateLeads],
        [t`Existing leads`, found.existingLeads],
        [t`New contacts`, found.willCreate],
        [t`Updated contacts`, found.willUpdate],
      ]
    : [
        [t`New`, found.willCreate],
        [t`Updated`, found.willUpdate],
        [t`Unchanged`, found.willSkip],
      ];

/** What the import has stored so far. */
export const storedCounts = (found: ContactImport): Count[] =>
  found.kind === 'LEADS'
    ? [
        [t`Leads created`, found.createdLeads],
        [t`Existing leads`, found.existingLeads],
        [t`Contacts created`, found.created],
        [t`Contacts updated`, found.updated],
      ]
    : [
        [t`Created`, found.created],
        [t`Updated`, found.updated],
        [t`Unchanged`, found.skipped],
      ];
