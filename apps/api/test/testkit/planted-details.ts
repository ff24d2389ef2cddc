import { connect } from '../../src/db/connect.ts';
import { columnOf, modelNamed } from '../../src/db/data-model.ts';
import { MASKED_TEXT } from '../../src/query-compiler/text-columns.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { CANARY, type Globex } from './globex.ts';

/** A phone number in several formats and an email address. Each of them ends with one of MARKS. */
const DETAILS = '+49 1577 7000333 (0157) 770-00334 wa.me/4915777000335 0157.777.00336 cora@secret.test';
const MARKS = ['7000333', '770-00334', '7000335', '777.00336', 'secret.test'];

/** Returns the planted contact details that the text contains. */
export const detailsIn = (text: string): string[] => MARKS.filter((mark) => text.includes(mark));

/** Masked columns that cannot contain the planted details, with the reason. */
export const CANNOT_BE_PLANTED: Readonly<Record<string, string>> = {
  'InvoiceRow.number': 'Each invoice of the installation has another number.',
};

/** Adds the contact details to every masked column of Globex. Returns the columns to which this was not possible. */
export async function plantDetails(fd: TestFrontdesk, { id }: Globex): Promise<string[]> {
  const admin = await connect(fd.database.adminUrl);
  const refused: string[] = [];
  try {
    // Disables triggers, including those that hash the audit log.
    await admin.query("set session_replication_role = 'replica'");
    for (const [model, fields] of Object.entries(MASKED_TEXT))
      for (const field of fields.split(' ')) {
        const done = await admin.query(statementFor(model, field), [id]).catch(() => ({ rowCount: 0 }));
        if (done.rowCount === 0) refused.push(`${model}.${field}`);
      }
  } finally {
    await admin.end();
  }
  return refused;
}

function statementFor(model: string, field: string): string {
  const { table } = modelNamed(model);
  const { column, type, list } = columnOf(model, field);
  const planted = (text: string) => `replace(${text}, '${CANARY}', '${CANARY} ${DETAILS}')`;
  const plain = list
    ? `(select array_agg(${planted('item')}) from unnest(${column}) item)`
    : planted(type === 'Json' ? `${column}::text` : column);
  const value = type === 'Json' ? `${plain}::jsonb` : plain;
  return `update ${table} set ${column} = ${value} where workspace_id = $1 and ${column}::text like '%${CANARY}%'`;
}

/** Adds triggers so that new rows contain the details as well, in columns that events and webhooks include. */
export async function plantInNewRows(fd: TestFrontdesk): Promise<void> {
  const admin = await connect(fd.database.adminUrl);
  const planted = {
    leads: 'message',
    messages: 'body',
    transcript_turns: 'text',
    notifications: 'detail',
    calls: 'wrap_up_note',
    jobs: 'title',
    campaigns: 'name',
    bookings: 'reason',
  };
  try {
    for (const [table, column] of Object.entries(planted))
      await admin.query(`
        create function plant_in_${table}() returns trigger language plpgsql as $$
        begin new.${column} := '${DETAILS}'; return new; end $$;
        create trigger plant before insert on ${table} for each row execute function plant_in_${table}()`);
  } finally {
    await admin.end();
  }
}
