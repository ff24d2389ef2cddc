import { slugError } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { one } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../workspaces.repository.ts';

/** The old slug is released and not found when this commits (CB-20). */
export async function renameWorkspace(ctx: WorkspaceContext, input: { slug: string }) {
  const slug = input.slug.trim();
  const refusal = slugError(slug);
  if (refusal) return refused(refusal === 'RESERVED' ? 'SLUG_RESERVED' : 'SLUG_INVALID', 'slug');

  return orUniqueViolation(refused('SLUG_TAKEN', 'slug'), () =>
    ctx.db.write(async (tx) => {
      const workspace = authorize(ctx, 'rename', 'Workspace', await lockWorkspace(tx));
      if (workspace.slug === slug) return { type: 'WorkspaceRenamed', workspace: one(), previousSlug: slug } as const;
      await tx.workspace.update({ where: { id: workspace.id }, data: { slug } });
      const subject = { type: 'Workspace', id: workspace.id };
      await recordEvent(tx, ctx, {
        name: 'workspace.renamed',
        subject,
        before: { slug: workspace.slug },
        after: { slug },
      });
      return { type: 'WorkspaceRenamed', workspace: one(), previousSlug: workspace.slug } as const;
    }),
  );
}
