import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { exportFrom } from '../../../../test/testkit/configuration.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildGlobex, CANARY, type Globex } from '../../../../test/testkit/globex.ts';
import { detailsIn, plantDetails } from '../../../../test/testkit/planted-details.ts';
import { connect } from '../../../db/connect.ts';
import { columnOf, modelNamed } from '../../../db/data-model.ts';
import { PLAIN_TEXT } from '../../../query-compiler/plain-text-columns.ts';

let fd: TestFrontdesk;
let globex: Globex;
beforeAll(async () => {
  fd = await startFrontdesk();
  globex = await buildGlobex(fd);
});
afterAll(() => fd.close());

const PLANTED = 'planted-secret-4711';

it('contains no value of a secret column', async () => {
  const secrets = PLAIN_TEXT.find(({ reason }) => reason.startsWith('Sealed or hashed'))?.columns ?? {};
  expect(await plantSecrets(secrets)).toEqual([]);
  const document = await exportFrom(fd, globex.owner);
  expect(document).toContain(CANARY); // Precondition: the items of the workspace are part of the document.
  expect(document).not.toContain(PLANTED);
});

it('contains no contact details', async () => {
  await plantDetails(fd, globex);
  const document = await exportFrom(fd, globex.owner);
  expect(document).toContain(CANARY);
  expect(detailsIn(document)).toEqual([]);
});

/** Stores a known value in each secret column. Returns the columns without a row in the workspace. */
async function plantSecrets(secrets: Readonly<Record<string, string>>): Promise<string[]> {
  const admin = await connect(fd.database.adminUrl);
  const without: string[] = [];
  try {
    await admin.query("set session_replication_role = 'replica'");
    for (const [model, fields] of Object.entries(secrets))
      for (const field of fields.split(' ')) {
        const { table } = modelNamed(model);
        const { column, type } = columnOf(model, field);
        await admin.query(dropChecks(table));
        const value = type === 'Bytes' ? `convert_to('${PLANTED}', 'utf8')` : `'${PLANTED}'`;
        const done = await admin.query(`update ${table} set ${column} = ${value} where workspace_id = $1`, [globex.id]);
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
