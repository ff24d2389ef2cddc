import { authorize } from '../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { forbidden } from '../../../errors/denials.ts';
import { canExport, type ExportDefinition, startExport } from '../../platform/exports/index.ts';
import { lockContact } from '../contacts/index.ts';
import { CONTACT_DATA_SECTIONS, type ContactChoice } from './contact-data-sections.ts';

/** Exports all data of one contact. docs/exports.md documents the records. */
export const contactDataExport: ExportDefinition<ContactChoice> = {
  kind: 'CONTACT_DATA_EXPORT',
  sections: CONTACT_DATA_SECTIONS,
};

/**
 * Starts an export of all data of one contact. Throws FORBIDDEN for members who cannot read all of the data, because
 * the file would be incomplete.
 */
export async function exportContactData(ctx: WorkspaceContext, { id }: { readonly id: string }) {
  await ctx.db.write(async (tx) => authorize(ctx, 'export', 'Contact', await lockContact(tx, id)));
  if (!canExport(ctx.ability, contactDataExport.kind)) throw forbidden();
  const subject = { type: 'Contact', id };
  return startExport(ctx, contactDataExport, { filter: { contactId: id }, format: 'NDJSON', subject });
}
