import { TEST_LIMITS, type TestCaseKind, withStored } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { findAgentId } from '../../configuration/index.ts';
import { type TestCaseColumns, type TestCaseInput, validateTestCase } from '../test-case.validation.ts';
import { lockAgent, lockTestCase } from '../test-cases.repository.ts';

/** Creates a test case of an agent, or of the default agent if `agentId` is null (AG-28). */
export async function createTestCase(
  ctx: WorkspaceContext,
  { agentId, ...input }: TestCaseInput & { readonly agentId: string | null },
) {
  const columns = validateTestCase(input);
  if (isRefused(columns)) return columns;
  return ctx.db.write(async (tx) => addTestCase(tx, ctx, await findAgentId(tx, agentId), columns));
}

/** Adds a test case to an agent, unless its name is taken or the agent has too many. */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
export async function addTestCase(tx: Tx, ctx: WorkspaceContext, agentId: string, columns: TestCaseColumns) {
  await lockAgent(tx, agentId);
  if ((await tx.testCase.count({ where: { agentId } })) >= TEST_LIMITS.cases) return refused('TEST_CASES_TOO_MANY');
  const taken = await refuseTaken(tx, agentId, columns.name);
  if (taken) return taken;
  const id = uuidv7();
  const now = ctx.services.clock();
  const stamp = { createdAt: now, createdByName: ctx.actor.name, updatedAt: now, updatedByName: ctx.actor.name };
  await tx.testCase.create({ data: { workspaceId: ctx.workspace.id, id, agentId, ...toRow(columns), ...stamp } });
  await recordEvent(tx, ctx, {
    name: 'test_case.created',
    subject: { type: 'TestCase', id },
    after: toAuditData(columns),
  });
  return { testCase: byId(id) } as const;
}

/** Updates a test case. Refused if it has changed since the given revision. */
export async function updateTestCase(
  ctx: WorkspaceContext,
  { id, revision, ...input }: TestCaseInput & { readonly id: string; readonly revision: number },
) {
  return ctx.db.write(async (tx) => {
    const before = authorize(ctx, 'update', 'TestCase', await lockTestCase(tx, id));
    if (before.revision !== revision) return refused('TEST_CASE_CHANGED', 'revision');
    const columns = validateTestCase(withStored(input, { persona: before.persona, goal: before.goal }));
    if (isRefused(columns)) return columns;
    await lockAgent(tx, before.agentId);
    const taken = before.name === columns.name ? null : await refuseTaken(tx, before.agentId, columns.name);
    if (taken) return taken;
    const stamp = { updatedAt: ctx.services.clock(), updatedByName: ctx.actor.name, revision: revision + 1 };
    await tx.testCase.updateMany({ where: { id }, data: { ...toRow(columns), ...stamp } });
    await recordEvent(tx, ctx, {
      name: 'test_case.updated',
      subject: { type: 'TestCase', id },
      before: toAuditData({ ...before, kind: before.kind as TestCaseKind }),
      after: toAuditData(columns),
    });
    return { testCase: byId(id) } as const;
  });
}

/** Deletes a test case with its results. */
export const deleteTestCase = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const before = authorize(ctx, 'delete', 'TestCase', await lockTestCase(tx, id));
    await tx.testCase.deleteMany({ where: { id } });
    const subject = { type: 'TestCase', id };
    await recordEvent(tx, ctx, { name: 'test_case.deleted', subject, before: { name: before.name } });
    return { id } as const;
  });

const refuseTaken = async (tx: Tx, agentId: string, name: string): Promise<Refused | null> =>
  (await tx.testCase.findFirst({ where: { agentId, name }, select: { id: true } }))
    ? refused('TEST_CASE_NAME_TAKEN', 'name')
    : null;

/** Converts class instances to plain objects, because JSON columns accept nothing else. */
const toRow = ({ expectations, ...columns }: TestCaseColumns) => ({
  ...columns,
  expectations: expectations as unknown as object[],
});

/** Returns the values for the audit log. Messages are excluded, because they can originate from a real conversation. */
const toAuditData = ({ name, kind }: Pick<TestCaseColumns, 'name' | 'kind'>) => ({ name, kind });
