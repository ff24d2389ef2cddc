import { type BulkContactAction, LIMITS, normalizeTag } from '@frontdesk/domain';
import { requiredPolicy } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { forbidden, notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { byId, toStoredFilter } from '../../../../query-compiler/index.ts';
import { enqueueJob } from '../../../platform/long-jobs/index.ts';
import { type ContactFilter, contactsWhere } from '../contacts.reads.ts';
import { countSelected } from '../jobs/selected-contacts.ts';

export interface UpdateContacts {
  readonly change: BulkContactAction;
  readonly tag?: string | null;
  readonly ids?: readonly string[] | null;
  readonly filter?: ContactFilter | null;
}

/** Permission required by each action. */
export const CHANGE_ACTIONS = {
  TAG: 'update',
  UNTAG: 'update',
  BLOCK: 'block',
  UNBLOCK: 'block',
  DELETE: 'delete',
} as const satisfies Record<BulkContactAction, string>;

const TITLES: Readonly<Record<BulkContactAction, string>> = {
  TAG: 'Tagging contacts',
  UNTAG: 'Removing a tag from contacts',
  BLOCK: 'Blocking contacts',
  UNBLOCK: 'Unblocking contacts',
  DELETE: 'Deleting contacts',
};

/**
 * Starts a job that changes many contacts, selected either by ids or by a filter. Throws FORBIDDEN if the API caller
 * lacks the permission required by the change.
 */
export async function updateContacts(ctx: WorkspaceContext, { change, tag, ids, filter }: UpdateContacts) {
  const action = CHANGE_ACTIONS[change];
  if (!ctx.ability.can(action, 'Contact')) throw forbidden(requiredPolicy(action, 'Contact'));
  if ((ids == null) === (filter == null)) return refused('SELECTION_INVALID', 'ids');
  if (ids && (ids.length === 0 || ids.length > LIMITS.contactsPerRequest)) return refused('SELECTION_INVALID', 'ids');
  const tagged = change === 'TAG' || change === 'UNTAG' ? normalizeTag(tag ?? '') : null;
  if ((change === 'TAG' || change === 'UNTAG') && tagged === null) return refused('TAGS_INVALID', 'tag');
  // Validates the filter before the job runs, so that the API caller sees the error.
  contactsWhere(ctx, filter ?? null);
  const payload = {
    change,
    tag: tagged,
    ids: ids ? [...ids] : null,
    filter: filter ? toStoredFilter(filter) : null,
  };
  return ctx.db.write(async (tx) => {
    // The job ignores the ids of deleted contacts, but if the API caller can read none of the contacts, NOT_FOUND is
    // thrown.
    if (ids && (await countSelected({ tx, ctx }, { ids, filter: null })) === 0) throw notFound();
    const job = await enqueueJob(tx, ctx, { kind: 'CONTACT_CHANGE', title: TITLES[change], payload });
    return typeof job === 'string' ? ({ job: byId(job) } as const) : job;
  });
}
