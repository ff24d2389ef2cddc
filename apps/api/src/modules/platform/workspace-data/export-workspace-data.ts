import type { WorkspaceContext } from '../../../auth/context.ts';
import { forbidden } from '../../../errors/denials.ts';
import { canExport, type ExportDefinition, startExport } from '../exports/index.ts';
import { WORKSPACE_DATA_SECTIONS } from './workspace-data-sections.ts';

/** Exports all data of the workspace. docs/exports.md documents the rows. */
export const workspaceDataExport: ExportDefinition = {
  kind: 'WORKSPACE_DATA_EXPORT',
  sections: WORKSPACE_DATA_SECTIONS,
};

/** Starts an export of all data of the workspace. Throws FORBIDDEN if the owner cannot read all of it. */
export async function exportWorkspaceData(ctx: WorkspaceContext) {
  if (!canExport(ctx.ability, workspaceDataExport.kind)) throw forbidden();
  return startExport(ctx, workspaceDataExport, {
    format: 'NDJSON',
    subject: { type: 'Workspace', id: ctx.workspace.id },
  });
}
