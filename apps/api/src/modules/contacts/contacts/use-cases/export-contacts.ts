import type { ExportFormat } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { startExport } from '../../../platform/exports/index.ts';
import { contactExport } from '../contact-export.ts';
import type { ContactFilter } from '../contacts.reads.ts';

interface ExportOrder {
  readonly filter?: ContactFilter | null;
  readonly format?: ExportFormat | null;
}

/** Starts an export of the contacts that match the filter. */
export const exportContacts = (ctx: WorkspaceContext, order: ExportOrder) => startExport(ctx, contactExport, order);
