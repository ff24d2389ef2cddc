import { connect } from '../../src/db/connect.ts';
import { columnOf, modelNamed } from '../../src/db/data-model.ts';
import { SECRET_COLUMNS } from '../../src/query-compiler/index.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

export const PLANTED_SECRET = 'planted-secret-4711';

/** Stores `PLANTED_SECRET` in each secret column of a workspace. Returns the columns without a row in the workspace. */
export async function plantSecrets(fd: TestFrontdesk, { id }: BuiltWorkspace): Promise<string[]> {
  const admin = await connect(fd.database.adminUrl);
  const without: string[] = [];
  try {
    await admin.query("set session_replication_role = 'replica'");
    for (const [model, fields] of Object.entries(SECRET_COLUMNS))
      for (const field of fields.split(' ')) {
        const { table } = modelNamed(model);
        const { column, type } = columnOf(model, field);
        await admin.query(dropChecks(table));
        const value = type === 'Bytes' ? `convert_to('${PLANTED_SECRET}', 'utf8')` : `'${PLANTED_SECRET}'`;
        const done = await admin.query(`update ${table} set ${column} = ${value} where workspace_id = $1`, [id]);
        if (done.rowCount === 0) without.push(`${model}.${field}`);
      }
  } finally {
    await admin.end();
  }
  return without;
}

/** The columns have checks of the form of sealed values. */
const dropChecks = (table: string) => `do $$ declare one record; begin
  for one in select conname from pg_constraint where conrelid = '${table}'::regclass and contype = 'c' loop
    execute format('alter table ${table} drop constraint %I', one.conname); end loop; end $$`;
