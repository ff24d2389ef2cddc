import type { WorkspaceSubject } from '@frontdesk/policies';
import type { WorkspaceContext } from '../auth/context.ts';
import { modelNamed } from '../db/data-model.ts';
import { readableRows } from './rules.ts';
import { raw, runValue, sql, statementOf } from './sql.ts';

/**
 * Returns whether the viewer can currently read the row. Does not query the database if the viewer can read all rows of
 * the subject.
 */
export async function isReadable(ctx: WorkspaceContext, subject: WorkspaceSubject, id: string): Promise<boolean> {
  const rules = readableRows(ctx.ability, subject, 't');
  if (!rules) return true;
  const row = sql`select 'yes' from ${raw(modelNamed(subject).table)} t where t.id = ${runValue(() => id)}::uuid and ${rules}`;
  const { text, values } = statementOf(row);
  const run = { ctx, now: ctx.services.clock(), bound: [], constants: [] };
  const statement = { text, name: null, values: values.map((value) => value.read(run)) };
  const caller = { proof: null, onAbort: ctx.transport.onAbort };
  return (await ctx.services.database.reads.fetch(ctx.workspace.id, statement, caller)) !== null;
}
