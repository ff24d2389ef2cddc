import { type LegalHoldScope, LIMITS, normalizeText } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { badInput, notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockHold, lockRetention } from '../retention.repository.ts';

interface CreateLegalHold {
  readonly leadId: string | null;
  readonly contactId: string | null;
  readonly reason: string;
}

/**
 * Places a legal hold on a lead, a contact or, if neither is given, on the workspace. Once the transaction has
 * committed, neither sweeps nor members can delete the data. Refused if the object is already on hold.
 */
export async function createLegalHold(ctx: WorkspaceContext, { leadId, contactId, reason: rawText }: CreateLegalHold) {
  if (leadId && contactId) throw badInput('Pass leadId or contactId, or neither.', 'contactId');
  const reason = normalizeText(rawText, LIMITS.reasonLength);
  if (!reason) return refused('HOLD_REASON_INVALID', 'reason');
  const scope: LegalHoldScope = leadId ? 'LEAD' : contactId ? 'CONTACT' : 'WORKSPACE';
  return orUniqueViolation(refused('LEGAL_HOLD_EXISTS'), () =>
    ctx.db.write(async (tx) => {
      const { id: workspaceId } = await lockRetention(tx);
      const subjectId = leadId ?? contactId ?? workspaceId;
      await assertExists(tx, scope, subjectId);
      const id = uuidv7();
      const by = { placedById: ctx.membership.userId, placedByName: ctx.actor.name };
      const createdAt = ctx.services.clock();
      await tx.legalHold.create({ data: { workspaceId, id, scope, subjectId, reason, ...by, createdAt } });
      const fact = { name: 'legal_hold.placed', subject: { type: 'LegalHold', id } } as const;
      await recordEvent(tx, ctx, { ...fact, after: { scope, subjectId, reason } });
      return { hold: byId(id) } as const;
    }),
  );
}

/**
 * Throws NOT_FOUND if the lead or contact does not exist. Locks the row, so that it cannot be deleted before the
 * transaction commits.
 */
async function assertExists(tx: Tx, scope: LegalHoldScope, id: string): Promise<void> {
  if (scope === 'WORKSPACE') return;
  if (!(await lockRow(tx, scope === 'LEAD' ? 'Lead' : 'Contact', id))) throw notFound();
}

export const releaseLegalHold = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const hold = authorize(ctx, 'release', 'LegalHold', await lockHold(tx, id));
    if (!hold.open) return refused('HOLD_RELEASED', 'id');
    const released = { open: null, releasedAt: ctx.services.clock(), releasedByName: ctx.actor.name };
    await tx.legalHold.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: released });
    const before = { scope: hold.scope, subjectId: hold.subjectId, reason: hold.reason };
    await recordEvent(tx, ctx, { name: 'legal_hold.released', subject: { type: 'LegalHold', id }, before });
    return { hold: byId(id) } as const;
  });
