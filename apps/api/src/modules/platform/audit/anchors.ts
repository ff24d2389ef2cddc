import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';

/**
 * Position and hash of the latest audit event at a given time, which are signed as JSON text. `hash` is in hexadecimal
 * format.
 */
export interface AnchorStatement {
  readonly type: 'frontdesk.audit-anchor.v1';
  readonly workspaceId: string;
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
  readonly keyId: string;
}

interface AnchorRow {
  readonly statement: string;
  readonly signature: string;
}

/** Maximum number of anchors that are exported or verified, which is enough for one anchor per day in ten years. */
const MOST = 3_660;

/**
 * Signs the hash of the latest audit event. Does nothing if that event is already signed, or if there is no event or no
 * signing key.
 */
export async function anchorTrail(
  tx: Tx,
  { auditSigner, clock }: Pick<Services, 'auditSigner' | 'clock'>,
  workspaceId: string,
): Promise<void> {
  const [head] = await tx.sql<{ seq: string; hash: Buffer }>`select seq, hash from audit_heads where seq > 0`;
  const [key] = auditSigner.keys;
  if (!head || !key) return;
  const now = clock();
  const statement: AnchorStatement = {
    type: 'frontdesk.audit-anchor.v1',
    workspaceId,
    seq: Number(head.seq),
    hash: head.hash.toString('hex'),
    at: now.toISOString(),
    keyId: key.id,
  };
  const text = JSON.stringify(statement);
  await tx.sql`
    insert into audit_anchors (workspace_id, seq, statement, signature, created_at)
    values (${workspaceId}, ${head.seq}::bigint, ${text}, ${auditSigner.sign(text)}, ${now}::timestamptz)
    on conflict do nothing`;
}

/**
 * Returns the latest `MOST` anchors, oldest first, as one JSON object per line. Members download the anchors to store
 * them outside the database.
 */
export async function anchorFile(tx: Tx): Promise<string> {
  const rows = await tx.sql<AnchorRow>`
    select statement, signature from (select * from audit_anchors order by seq desc limit ${MOST}) a order by seq`;
  return rows.map(({ statement, signature }) => `${JSON.stringify({ statement, signature })}\n`).join('');
}

interface AnchorPosition {
  readonly seq: number;
  /** True if the log ends before the anchored position, which means that events were deleted from its end. */
  readonly isCut: boolean;
}

/**
 * Returns the first position at which the log differs from one of the latest `MOST` anchors. Returns null if there is
 * no difference. Ignores anchors of events that were deleted by retention.
 */
export async function findAnchorViolation(
  tx: Tx,
  { auditSigner }: Pick<Services, 'auditSigner'>,
  workspaceId: string,
): Promise<AnchorPosition | null> {
  const anchors = await tx.sql<AnchorRow & { seq: string; hash: Buffer | null; end: string; start: string }>`
    select a.seq, a.statement, a.signature, l.hash, h.seq as end, h.anchor_seq as start
      from (select * from audit_anchors order by seq desc limit ${MOST}) a
      left join audit_links l on l.workspace_id = a.workspace_id and l.seq = a.seq
      left join audit_heads h on h.workspace_id = a.workspace_id
     order by a.seq`;
  for (const { seq, statement, signature, hash, end, start } of anchors) {
    const place = Number(seq);
    if (place <= Number(start)) continue;
    if (place > Number(end)) return { seq: Number(end) + 1, isCut: true };
    if (!isSigned(auditSigner, statement, signature)) return { seq: place, isCut: false };
    const anchored = JSON.parse(statement) as AnchorStatement;
    const agrees =
      anchored.workspaceId === workspaceId && anchored.seq === place && anchored.hash === hash?.toString('hex');
    if (!agrees) return { seq: place, isCut: false };
  }
  return null;
}

/**
 * Returns whether the signature of an anchor is valid. An anchor signed with a key that is no longer configured cannot
 * be verified and is assumed to be valid.
 */
function isSigned(signer: Services['auditSigner'], statement: string, signature: string): boolean {
  const keyId = keyIdOf(statement);
  if (keyId === null) return false;
  const isKnown = signer.keys.some(({ id }) => id === keyId);
  return !isKnown || signer.isValid(keyId, statement, signature);
}

function keyIdOf(statement: string): string | null {
  try {
    const { keyId } = JSON.parse(statement) as Partial<AnchorStatement>;
    return keyId ?? null;
  } catch {
    return null;
  }
}
