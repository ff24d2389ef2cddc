import type { Services } from '../../../../auth/context.ts';

/**
 * Runs daily. Deletes files that no template and no message uses, so that a file is deleted after the last message that
 * contains it. A repeated run has no effect.
 */
export const deleteTemplateFilesJob = (services: Pick<Services, 'database' | 'clock'>) => async (): Promise<void> => {
  const { database } = services;
  const now = services.clock();
  const { rows } = await database.system.pool.query<{ id: string }>(
    'select distinct workspace_id as id from template_files where kept_until <= $1::timestamptz',
    [now],
  );
  for (const { id } of rows)
    await database.forWorkspace(id).write(async (tx) => {
      await tx.run({ name: null, text: RELEASE, values: [now] });
      await tx.run({ name: null, text: DELETE, values: [now] });
    });
};

// Templates that the provider no longer has are kept, but not their files.
const RELEASE = `update whats_app_templates set header_file_id = null
  where header_file_id is not null and removed_at <= $1::timestamptz - interval '1 day'`;

const DELETE = `delete from template_files f where f.kept_until <= $1::timestamptz
  and not exists (select from whats_app_templates t
    where t.workspace_id = f.workspace_id and t.header_file_id = f.id)
  and not exists (select from messages m where m.workspace_id = f.workspace_id and m.header_file_id = f.id)`;
