import type { TestCaseKind, TestExpectation } from '@frontdesk/domain';
import type { Tx } from '../db/tenant-db.ts';

/** Test case of a demo workspace. */
export interface SeededTestCase {
  readonly name: string;
  readonly kind: TestCaseKind;
  readonly messages?: readonly string[];
  readonly persona?: string;
  readonly goal?: string;
  readonly expectations: readonly Partial<TestExpectation>[];
}

interface TestCasesSeedInput {
  readonly cases: readonly SeededTestCase[];
  readonly workspaceId: string;
  readonly byName: string;
  readonly now: Date;
}

/** Adds the test cases to the default agent of a demo workspace. */
export async function seedTestCases(tx: Tx, { cases, workspaceId, byName, now }: TestCasesSeedInput): Promise<void> {
  const { id: agentId } = await tx.agent.findFirstOrThrow({ where: { isDefault: true }, select: { id: true } });
  const stamp = { createdAt: now, createdByName: byName, updatedAt: now, updatedByName: byName };
  const data = cases.map(({ messages = [], expectations, ...one }) => ({
    ...one,
    ...stamp,
    workspaceId,
    agentId,
    messages: [...messages],
    expectations: expectations.map((expectation) => ({ name: null, value: null, ...expectation })) as object[],
  }));
  await tx.testCase.createMany({ data });
}
