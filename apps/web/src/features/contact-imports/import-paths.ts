import type { ImportKind } from '@frontdesk/domain';
import { paths } from '../../app/paths.ts';

interface ImportPaths {
  /** Path of the page with the records that an import creates. */
  records: (of: { workspace: string }) => string;
  /** Path of the page of one import. */
  one: (of: { workspace: string; contactImport: string }) => string;
  /** Name of the upload route of the API. */
  upload: string;
}

/** Paths of imports by kind. */
export const IMPORT_PATHS: Record<ImportKind, ImportPaths> = {
  CONTACTS: { records: paths.contacts, one: paths.contactImport, upload: 'contacts' },
  LEADS: { records: paths.leads, one: paths.leadImport, upload: 'leads' },
  HISTORY: { records: paths.inbox, one: paths.historyImport, upload: 'history' },
  SAVED_REPLIES: { records: paths.savedReplies, one: paths.savedReplyImport, upload: 'saved-replies' },
};
