import { t } from '@lingui/core/macro';

const ACTS = t`You need the review.act permission.`;

/** Returns the permission, with the reason if it is missing. */
export const permissionFor = (allowed: boolean) => ({ allowed, reason: allowed ? null : ACTS });
