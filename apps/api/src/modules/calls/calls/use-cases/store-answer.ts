import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { lockInvocation } from '../calls.repository.ts';
import type { ToolAnswer, ToolClaim } from './claim-tool.ts';

interface AnswerOptions {
  /** True if the tool is still running. */
  readonly isRunning?: boolean;
}

export const storeAnswer = (
  services: Services,
  claim: ToolClaim,
  answer: ToolAnswer,
  options: AnswerOptions = {},
): Promise<ToolAnswer> =>
  services.database
    .forWorkspace(claim.where.workspaceId)
    .write((tx) => recordAnswer(tx, services, { id: claim.id, answer, ...options }));

/** Stores the result of a tool call. The first stored result is final. */
export async function recordAnswer(
  tx: Tx,
  services: Pick<Services, 'clock'>,
  { id, answer, isRunning = false }: AnswerOptions & { readonly id: string; readonly answer: ToolAnswer },
): Promise<ToolAnswer> {
  const invocation = await lockInvocation(tx, id);
  if (!invocation) return answer;
  const lease = isRunning ? {} : { leaseUntil: null };
  if (invocation.answer !== null) {
    await tx.toolInvocation.updateMany({ where: { id }, data: lease });
    return { answer: invocation.answer, failed: invocation.failed };
  }
  const data = { ...answer, answeredAt: services.clock(), ...lease };
  await tx.toolInvocation.updateMany({ where: { id }, data });
  return answer;
}
