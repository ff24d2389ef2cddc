import { createHash } from 'node:crypto';
import type { Tx } from '../../../db/tenant-db.ts';

/**
 * Returns the SHA-256 hash of the test cases of an agent, including their revisions. Returns null if the agent has no
 * test cases.
 */
export async function suiteHash(tx: Tx, agentId: string): Promise<string | null> {
  const cases = await tx.sql<{ id: string; revision: number }>`
    select id, revision from test_cases where agent_id = ${agentId} order by id`;
  if (cases.length === 0) return null;
  return createHash('sha256')
    .update(JSON.stringify(cases.map(({ id, revision }) => [id, revision])))
    .digest('hex');
}

interface GateQuery {
  readonly agentId: string;
  readonly contentHash: string;
}

/** Returns whether the latest completed test run with the current test cases and exactly this content passed. */
export async function hasPassedTests(tx: Tx, { agentId, contentHash }: GateQuery): Promise<boolean> {
  const suite = await suiteHash(tx, agentId);
  if (suite === null) return false;
  const [run] = await tx.sql<{ status: string }>`
    select status from test_runs where agent_id = ${agentId} and content_hash = ${contentHash}
      and suite_hash = ${suite} and status in ('PASSED', 'FAILED')
    order by started_at desc, id desc limit 1`;
  return run?.status === 'PASSED';
}

/** Assigns the test runs of the published content to the version. */
export const assignRuns = (tx: Tx, { agentId, contentHash, versionId }: GateQuery & { versionId: string }) =>
  tx.sql`update test_runs set version_id = ${versionId}
    where agent_id = ${agentId} and content_hash = ${contentHash} and version_id is null`;
