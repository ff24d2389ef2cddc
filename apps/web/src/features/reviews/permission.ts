import { t } from '@lingui/core/macro';

const ACTS = t`You need the review.act permission.`;

/** Returns a permission with the reason why it is missing. */
export const permissionFor = (allowed: boolean) => ({ allowed, reason: allowed ? null : ACTS });
