import { SEQUENCE_LIMITS, withStored } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Sequence } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { requireFeature } from '../../../platform/billing/index.ts';
import { type SequenceInput, type ValidSequence, validateSequence } from '../sequences.validation.ts';

/** Creates a sequence, which is disabled until a member enables it. Refused in a workspace without WhatsApp. */
export const createSequence = (ctx: WorkspaceContext, input: SequenceInput) =>
  ctx.db.write(async (tx) => {
    const missing = await requireFeature(tx, ctx.services, 'sequences');
    if (missing) return missing;
    // Serializes concurrent changes, so that the maximum number of sequences is not exceeded.
    const { channel } = await lockWorkspace(tx);
    if (channel !== 'WHATSAPP') return refused('PROVIDER_NOT_FOR_CHANNEL');
    const valid = await validateSequence(tx, input);
    if (isRefused(valid)) return valid;
    if ((await tx.sequence.count()) >= SEQUENCE_LIMITS.sequences) return refused('SEQUENCES_TOO_MANY');
    const [id, now, workspaceId] = [uuidv7(), ctx.services.clock(), ctx.workspace.id];
    const made = { createdAt: now, createdByName: ctx.actor.name, updatedAt: now, updatedByName: ctx.actor.name };
    await tx.sequence.create({ data: { workspaceId, id, ...valid.columns, ...made } });
    await storeSteps(tx, { workspaceId, sequenceId: id }, valid);
    const after = toAuditData(valid.columns);
    await recordEvent(tx, ctx, { name: 'sequence.created', subject: { type: 'Sequence', id }, after });
    return { sequence: byId(id) } as const;
  });

interface UpdateSequence extends SequenceInput {
  readonly id: string;
  readonly revision: number;
}

/**
 * Replaces a sequence. Steps that were already sent are not sent again. Refused if the sequence has changed since
 * `revision`.
 */
export const updateSequence = (ctx: WorkspaceContext, { id, revision, ...input }: UpdateSequence) =>
  ctx.db.write(async (tx) => {
    const before = authorize(ctx, 'update', 'Sequence', await lockSequence(tx, id));
    if (before.revision !== revision) return refused('SEQUENCE_CHANGED');
    const valid = await validateSequence(tx, withStored(input, { serviceId: before.serviceId }));
    if (isRefused(valid)) return valid;
    const stamp = { updatedAt: ctx.services.clock(), updatedByName: ctx.actor.name, revision: revision + 1 };
    await tx.sequence.updateMany({ where: { id }, data: { ...valid.columns, ...stamp } });
    await tx.sequenceStep.deleteMany({ where: { sequenceId: id } });
    await storeSteps(tx, { workspaceId: ctx.workspace.id, sequenceId: id }, valid);
    const change = { before: toAuditData(before), after: toAuditData(valid.columns) };
    await recordEvent(tx, ctx, { name: 'sequence.updated', subject: { type: 'Sequence', id }, ...change });
    return { sequence: byId(id) } as const;
  });

/** Enables or disables a sequence. Messages that became due while the sequence was disabled are not sent. */
export const setSequenceEnabled = (ctx: WorkspaceContext, { id, isEnabled }: { id: string; isEnabled: boolean }) =>
  ctx.db.write(async (tx) => {
    const before = authorize(ctx, 'update', 'Sequence', await lockSequence(tx, id));
    if ((before.enabledAt !== null) !== isEnabled) {
      const missing = isEnabled ? await requireFeature(tx, ctx.services, 'sequences') : null;
      if (missing) return missing;
      const enabledAt = isEnabled ? ctx.services.clock() : null;
      await tx.sequence.updateMany({ where: { id }, data: { enabledAt } });
      const name = isEnabled ? 'sequence.enabled' : 'sequence.disabled';
      await recordEvent(tx, ctx, { name, subject: { type: 'Sequence', id }, after: { name: before.name } });
    }
    return { sequence: byId(id) } as const;
  });

/** Deletes a sequence and its log. */
export const deleteSequence = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const sequence = authorize(ctx, 'delete', 'Sequence', await lockSequence(tx, id));
    await tx.sequence.deleteMany({ where: { id } });
    const before = toAuditData(sequence);
    await recordEvent(tx, ctx, { name: 'sequence.deleted', subject: { type: 'Sequence', id }, before });
    return { id } as const;
  });

const lockSequence = (tx: Tx, id: string) => lockRow<Sequence>(tx, 'Sequence', id);

const storeSteps = (tx: Tx, owner: { workspaceId: string; sequenceId: string }, { steps }: ValidSequence) =>
  tx.sequenceStep.createMany({ data: steps.map((step) => ({ ...owner, ...step })) });

const toAuditData = ({ name, trigger }: { readonly name: string; readonly trigger: string }) => ({ name, trigger });
