import type { TestCase, TestResult, TestRun } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type TestCaseRow = TestCase;
export type TestRunRow = TestRun;
export type TestResultRow = TestResult;

export const lockTestCase = (tx: Tx, id: string) => lockRow<TestCase>(tx, 'TestCase', id);
export const lockTestRun = (tx: Tx, id: string) => lockRow<TestRun>(tx, 'TestRun', id);

/** Locks an agent until the end of the transaction, so that its test cases and runs change one at a time. */
export const lockAgent = (tx: Tx, agentId: string) => tx.sql`select 1 from agents where id = ${agentId} for update`;
