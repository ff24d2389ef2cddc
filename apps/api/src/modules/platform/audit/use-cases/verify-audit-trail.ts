import type { AuditViolationKind } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { findAnchorViolation } from '../anchors.ts';

interface ChainHead {
  seq: string;
  hash: Buffer;
  anchor_seq: string;
  anchor_hash: Buffer;
}

interface CheckedLink {
  seq: string;
  event_id: string;
  hash: Buffer;
  violation: 'CHANGED' | 'REMOVED' | 'MOVED' | null;
}

interface AuditViolation {
  readonly kind: AuditViolationKind;
  readonly place: number | null;
  readonly eventId: string | null;
}

interface VerificationResult {
  readonly intact: boolean;
  readonly checked: number;
  readonly violations: AuditViolation[];
  readonly anchoredAfter: number;
  readonly fingerprint: string;
}

const BATCH_SIZE = 5_000;
const MOST_VIOLATIONS = 100;

/**
 * Verifies the hashes of the audit log in batches, each in a short transaction, and the signed anchors. Events that are
 * recorded during the verification are not checked. Returns at most MOST_VIOLATIONS violations.
 */
export async function verifyAuditTrail(ctx: WorkspaceContext): Promise<VerificationResult> {
  const { head, anchor } = await ctx.db.read(async (tx) => ({
    head: await headOf(tx),
    anchor: await findAnchorViolation(tx, ctx.services, ctx.workspace.id),
  }));
  if (!head)
    return { intact: !anchor, checked: 0, violations: toAnchorViolations(anchor), anchoredAfter: 0, fingerprint: '' };

  const [end, anchoredAfter] = [Number(head.seq), Number(head.anchor_seq)];
  const violations: AuditViolation[] = [];
  let before = { seq: anchoredAfter, hash: head.anchor_hash };
  let checked = 0;
  while (before.seq < end) {
    const from = before;
    const links = await ctx.db.read((tx) => checkBatch(tx, from, end));
    for (const { seq, event_id: eventId, hash, violation } of links) {
      const place = Number(seq);
      if (place > before.seq + 1) violations.push(...removedViolations(before.seq + 1, place - 1));
      if (violation) violations.push({ kind: violation, place, eventId });
      before = { seq: place, hash };
    }
    checked += links.length;
    if (links.length < BATCH_SIZE) break;
  }
  if (before.seq < end || !before.hash.equals(head.hash))
    violations.push({ kind: 'CUT', place: before.seq + 1, eventId: null });
  violations.push(...toAnchorViolations(anchor), ...(await ctx.db.read(findUnlinkedRows)));
  // Retention deleted old events during the verification, so the verification is restarted.
  if ((await ctx.db.read(headOf))?.anchor_seq !== head.anchor_seq) return verifyAuditTrail(ctx);
  const fingerprint = head.hash.toString('hex');
  const shown = violations.slice(0, MOST_VIOLATIONS);
  return { intact: violations.length === 0, checked, violations: shown, anchoredAfter, fingerprint };
}

const toAnchorViolations = (anchor: Awaited<ReturnType<typeof findAnchorViolation>>): AuditViolation[] =>
  anchor ? [{ kind: anchor.isCut ? 'CUT' : 'UNANCHORED', place: anchor.seq, eventId: null }] : [];

async function headOf(tx: Tx): Promise<ChainHead | undefined> {
  const [head] = await tx.sql<ChainHead>`select seq, hash, anchor_seq, anchor_hash from audit_heads`;
  return head;
}

/**
 * Verifies a batch of hashes. Each hash is computed from the stored hash before it, so that a violation is not repeated
 * for all later events.
 */
const checkBatch = (tx: Tx, from: { seq: number; hash: Buffer }, end: number) => tx.sql<CheckedLink>`
  select l.seq, l.event_id, l.hash,
    case when e.id is null then 'REMOVED'
         when app.audit_content(e) <> l.content then 'CHANGED'
         when app.audit_hash(coalesce(lag(l.hash) over (order by l.seq), ${from.hash}::bytea), l.seq, l.content) <> l.hash then 'MOVED'
    end as violation
  from (select * from audit_links where seq > ${from.seq} and seq <= ${end} order by seq limit ${BATCH_SIZE}) l
  left join audit_events e on e.workspace_id = l.workspace_id and e.id = l.event_id
  order by l.seq`;

/**
 * Finds events without a hash, which were inserted without the trigger. The deletion of events from the end together
 * with their hashes is detected by comparing the latest position.
 */
async function findUnlinkedRows(tx: Tx): Promise<AuditViolation[]> {
  const rows = await tx.sql<{ id: string }>`
    select e.id from audit_events e
    where not exists (select from audit_links l where l.workspace_id = e.workspace_id and l.event_id = e.id)
    order by e.at, e.id limit ${MOST_VIOLATIONS}`;
  return rows.map(({ id }) => ({ kind: 'ADDED', place: null, eventId: id }));
}

const removedViolations = (first: number, last: number): AuditViolation[] =>
  Array.from({ length: Math.min(last - first + 1, MOST_VIOLATIONS) }, (_, index) => ({
    kind: 'REMOVED',
    place: first + index,
    eventId: null,
  }));
