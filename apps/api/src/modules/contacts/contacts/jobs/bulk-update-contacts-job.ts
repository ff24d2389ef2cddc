import type { BulkContactAction, EventName } from '@frontdesk/domain';
import { recordEvents } from '../../../../events/record-event.ts';
import { sql } from '../../../../query-compiler/index.ts';
import type { BatchProgress, JobBatch, JobHandler } from '../../../platform/long-jobs/index.ts';
import { isNotOnHoldSql } from '../../../platform/retention/index.ts';
import { CHANGE_ACTIONS } from '../use-cases/update-contacts.ts';
import { countSelected, type Selection, selectedContactsSql, toJobStatement } from './selected-contacts.ts';

const BATCH_SIZE = 200;

interface ChangePayload extends Selection {
  readonly change: BulkContactAction;
  readonly tag: string | null;
}

/**
 * Changes the selected contacts in the order of their ids. The order ensures that no contact is skipped if another
 * contact no longer matches the filter.
 */
export const bulkUpdateContactsJob: JobHandler = {
  canRun: (ability) => ability.can('read', 'Contact'),
  total: (batch) => countSelected(batch, payloadOf(batch)),
  runBatch: async (batch) => {
    const payload = payloadOf(batch);
    if (!batch.ctx.ability.can(CHANGE_ACTIONS[payload.change], 'Contact')) return NOTHING;
    const ids = await nextBatch(batch, payload);
    const changed = await CHANGES[payload.change](batch, ids, payload.tag ?? '');
    await recordChange(batch, payload, changed);
    const counts = { changed: changed.length, unchanged: ids.length - changed.length };
    const errors = payload.change === 'DELETE' && changed.length < ids.length ? [HELD] : [];
    return { done: ids.length, cursor: ids.length < BATCH_SIZE ? null : (ids.at(-1) ?? null), counts, errors };
  },
};

const HELD = 'Some are kept by a legal hold.';
const NOTHING: BatchProgress = { done: 0, cursor: null, errors: ['You may no longer do this.'] };
const payloadOf = ({ job }: JobBatch) => job.payload as unknown as ChangePayload;

async function nextBatch({ tx, ctx, job }: JobBatch, payload: ChangePayload): Promise<string[]> {
  const query = sql`select id from contacts t where ${selectedContactsSql({ ctx }, payload)}
    and id > ${job.cursor ?? FIRST}::uuid order by id limit ${BATCH_SIZE}::int for update`;
  return (await tx.run<{ id: string }>(toJobStatement(query, ctx))).map(({ id }) => id);
}

const FIRST = '00000000-0000-0000-0000-000000000000';

type ContactChangeFunction = (batch: JobBatch, ids: readonly string[], tag: string) => Promise<string[]>;

/** Functions that change the contacts, by action. Each function returns the ids of the contacts that it changed. */
const CHANGES: Readonly<Record<BulkContactAction, ContactChangeFunction>> = {
  TAG: async ({ tx, ctx }, ids, tag) =>
    idsOf(
      await tx.sql`update contacts set tags = tags || ${tag}::text, updated_at = ${ctx.services.clock()}
      where id = any(${ids}::uuid[]) and not tags @> array[${tag}::text] and cardinality(tags) < 20 returning id`,
    ),
  UNTAG: async ({ tx, ctx }, ids, tag) =>
    idsOf(
      await tx.sql`update contacts set tags = array_remove(tags, ${tag}::text), updated_at = ${ctx.services.clock()}
      where id = any(${ids}::uuid[]) and tags @> array[${tag}::text] returning id`,
    ),
  BLOCK: async ({ tx, ctx }, ids) => {
    const now = ctx.services.clock();
    return idsOf(
      await tx.sql`update contacts set blocked_at = ${now}, updated_at = ${now}
      where id = any(${ids}::uuid[]) and blocked_at is null returning id`,
    );
  },
  UNBLOCK: async ({ tx, ctx }, ids) =>
    idsOf(
      await tx.sql`update contacts set blocked_at = null, updated_at = ${ctx.services.clock()}
      where id = any(${ids}::uuid[]) and blocked_at is not null returning id`,
    ),
  DELETE: async ({ tx }, ids) =>
    idsOf(
      await tx.run<{ id: string }>({
        name: null,
        text: `delete from contacts t where t.id = any($1::uuid[]) and ${isNotOnHoldSql('t.phone')} returning t.id`,
        values: [ids],
      }),
    ),
};

const idsOf = (rows: object[]): string[] => rows.map((row) => (row as { id: string }).id);

const EVENTS = {
  TAG: 'contact.tagged',
  UNTAG: 'contact.untagged',
  BLOCK: 'contact.blocked',
  UNBLOCK: 'contact.unblocked',
  DELETE: 'contact.deleted',
} as const satisfies Record<BulkContactAction, EventName>;

async function recordChange(
  { tx, ctx }: JobBatch,
  { change, tag }: ChangePayload,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await recordEvents(tx, ctx, { name: EVENTS[change], type: 'Contact', ids, ...(tag ? { after: { tag } } : {}) });
}
