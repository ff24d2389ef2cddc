import { LIMITS, normalizeName, normalizeText } from '@frontdesk/domain';
import { authorize } from '../../../context/authorize.ts';
import type { WorkspaceContext } from '../../../context/context.ts';
import { record } from '../../../events/record.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { WorkspaceUpdated } from '../graphql/workspace.results.ts';
import { lockWorkspace } from '../workspaces.repository.ts';

export async function updateWorkspace(ctx: WorkspaceContext, input: { name: string; description: string }) {
  const name = normalizeName(input.name);
  const description = normalizeText(input.description, LIMITS.descriptionLength);
  if (!name) return refused('NAME_INVALID', 'name');
  if (description === null) return refused('DESCRIPTION_TOO_LONG', 'description');

  return ctx.db.write(async (tx) => {
    const workspace = authorize(ctx, 'update', 'Workspace', await lockWorkspace(tx));
    await tx.workspace.update({ where: { id: workspace.id }, data: { name, description } });
    await record(tx, ctx, {
      name: 'workspace.updated',
      subject: { type: 'Workspace', id: workspace.id },
      before: { name: workspace.name, description: workspace.description },
      after: { name, description },
    });
    return new WorkspaceUpdated();
  });
}
