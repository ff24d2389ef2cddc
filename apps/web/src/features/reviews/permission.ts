import { t } from '@lingui/core/macro';

const ACTS = t`You need the review.act permission.`;

/** Returns whether an action on reviews is allowed, and the reason if it is not. */
export const permissionFor = (allowed: boolean) => ({ allowed, reason: allowed ? null : ACTS });
