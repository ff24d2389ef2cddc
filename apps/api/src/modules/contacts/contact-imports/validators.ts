import type { ImportKind } from '@frontdesk/domain';
import { validateHistory } from './validate-history.ts';
import { validateReplies } from './validate-replies.ts';
import { validateRows } from './validate-rows.ts';

/** Functions that parse rows and store their actions, by kind of import. */
export const VALIDATORS: Readonly<Record<ImportKind, typeof validateReplies>> = {
  CONTACTS: validateRows,
  LEADS: validateRows,
  SAVED_REPLIES: validateReplies,
  HISTORY: validateHistory,
};
