import type { Services } from '../../../auth/context.ts';
import type { ProofMethod } from '../../../errors/denials.ts';
import { secondFactorsOf } from './second-step.ts';

/** Accepted proofs for an account: the password alone only without a second factor. */
export async function proofMethodsOf(services: Pick<Services, 'database'>, userId: string): Promise<ProofMethod[]> {
  const { methods } = await secondFactorsOf(services, userId);
  const factors = methods.filter((method) => method !== 'RECOVERY_CODE');
  return factors.length > 0 ? factors : ['PASSWORD'];
}
