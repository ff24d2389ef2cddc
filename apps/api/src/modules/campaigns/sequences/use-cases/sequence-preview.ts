import { SEQUENCE_LIMITS } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { maskColumn, maskTextList, raw, readableRows, type Sql, sql } from '../../../../query-compiler/index.ts';
import { askedBy } from '../../../contacts/contacts/index.ts';
import { type DueStep, findDueSteps } from '../due-steps.ts';
import { planStep, readSendingFacts, type SendingFacts } from '../step-blockers.ts';

const HOUR_MS = 3_600_000;

/**
 * Returns up to SEQUENCE_LIMITS.previewMessages messages that the sequences would send in the next
 * SEQUENCE_LIMITS.previewDays days, with the reasons that would prevent sending. Nothing is stored. Messages to
 * contacts and leads that the API caller cannot read are omitted.
 */
export const sequencePreview = (ctx: WorkspaceContext, { sequenceId }: { readonly sequenceId: string | null }) =>
  ctx.db.read(async (tx) => {
    const now = ctx.services.clock();
    const until = new Date(now.getTime() + SEQUENCE_LIMITS.previewDays * 24 * HOUR_MS);
    const from = new Date(now.getTime() - SEQUENCE_LIMITS.waitHours * HOUR_MS);
    const range = { from, until, now, take: SEQUENCE_LIMITS.previewMessages, includesWaiting: true };
    const steps = await findDueSteps(tx, { ...range, sequenceId });
    const [facts, names] = [await readSendingFacts(tx, ctx.services), await visibleNames(tx, ctx, steps)];
    const seen = steps.flatMap((step) => {
      const name = names.get(step.phone);
      return name === undefined ? [] : [{ ...step, name }];
    });
    const planned = await Promise.all(seen.map((step) => preview(facts, step, now)));
    const bodies = await maskBodies(
      tx,
      ctx,
      planned.map(({ body }) => body),
    );
    return planned.map((one, at) => ({ ...one, body: bodies[at] ?? null }));
  });

async function preview(facts: SendingFacts, step: DueStep, now: Date) {
  const dueAt = step.dueAt > now ? step.dueAt : now;
  const { blocker, at, form, message } = await planStep(facts, step, dueAt);
  const { sequenceId, sequenceName, conversationId, bookingId } = step;
  const place = { sequenceId, sequenceName, step: step.step, conversationId, bookingId };
  // A message whose only blocker is the contact window will be sent, unless the window opens too late.
  const isLate = blocker === 'OUTSIDE_HOURS' && at >= step.expiresAt;
  const shown = blocker === 'OUTSIDE_HOURS' && !isLate ? null : blocker;
  return {
    ...place,
    contactName: step.name,
    dueAt: step.dueAt,
    sendAt: at,
    // The link is created when the message is sent.
    body: message?.body.replace(form?.link.token ?? '', form ? '…' : '') ?? null,
    blocker: shown,
  };
}

/** Returns the names of contacts and leads by phone number. Those that the API caller cannot read are omitted. */
async function visibleNames(
  tx: Tx,
  ctx: WorkspaceContext,
  steps: readonly DueStep[],
): Promise<ReadonlyMap<string, string>> {
  const phones = [...new Set(steps.map(({ phone }) => phone))];
  const select = (model: 'Contact' | 'Lead', table: string): Sql => {
    const rules = readableRows(ctx.ability, model, 't') ?? raw('true');
    return sql`select t.phone, ${maskColumn(ctx.ability, model, 'name', 't')} as name from ${raw(table)} t
      where t.phone = any(${phones}::text[]) and ${rules}`;
  };
  const query = sql`${select('Lead', 'leads')} union all ${select('Contact', 'contacts')}`;
  const rows = await tx.run<{ phone: string; name: string }>(askedBy(query, ctx));
  return new Map(rows.map(({ phone, name }) => [phone, name]));
}

/** Masks contact details in texts for API callers who may not view them. */
async function maskBodies(tx: Tx, ctx: WorkspaceContext, bodies: readonly (string | null)[]) {
  const query = sql`select ${maskTextList(ctx.ability, sql`${bodies}::text[]`)} as bodies`;
  const [row] = await tx.run<{ bodies: (string | null)[] }>(askedBy(query, ctx));
  return row?.bodies ?? [];
}
