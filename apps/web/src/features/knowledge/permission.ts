import { t } from '@lingui/core/macro';

/** Reason shown at controls that are disabled for members who can only read the knowledge base. */
export const MANAGES = t`You need the knowledge.manage permission.`;
