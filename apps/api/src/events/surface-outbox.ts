import type { Services } from '../auth/context.ts';
import type { Tx } from '../db/tenant-db.ts';
import { enqueue } from './outbox.ts';

interface SurfaceCode {
  readonly workspaceId: string;
  /** Id of the form. */
  readonly id: string;
  readonly codeExpiresAt: Date;
  readonly code: string;
}

/** Enqueues the sending of the code of a form. The code is encrypted in the queue. */
export async function enqueueSurfaceCode(
  tx: Tx,
  { sealer }: Pick<Services, 'sealer'>,
  { workspaceId, id, codeExpiresAt, code }: SurfaceCode,
): Promise<void> {
  const order = { workspaceId, id, codeExpiresAt, sealed: await sealer.seal({ code }) };
  await enqueue(tx, { task: 'send_surface_code', order, key: `form code ${id} ${codeExpiresAt.toISOString()}` });
}
