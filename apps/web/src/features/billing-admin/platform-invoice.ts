import { t } from '@lingui/core/macro';
import type { PlatformInvoicesQuery } from '../../gql/types.ts';

export type PlatformInvoice = PlatformInvoicesQuery['platformInvoices']['edges'][number]['node'];

/** Returns the name of the workspace of an invoice, with a note if the workspace was deleted. */
export const workspaceTitle = ({ workspaceName, workspaceDeletedAt }: PlatformInvoice): string =>
  workspaceDeletedAt ? t`${workspaceName} (deleted)` : workspaceName;
