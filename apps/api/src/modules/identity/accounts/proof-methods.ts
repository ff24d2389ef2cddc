import type { Services } from '../../../auth/context.ts';
import type { ProofMethod } from '../../../errors/denials.ts';
import { secondFactorsOf } from './second-step.ts';

/** Methods that the user can re-authenticate with. PASSWORD is included only if the user has no second factor. */
export async function proofMethodsOf(services: Pick<Services, 'database'>, userId: string): Promise<ProofMethod[]> {
  const { methods } = await secondFactorsOf(services, userId);
  const factors = methods.filter((method) => method !== 'RECOVERY_CODE');
  return factors.length > 0 ? factors : ['PASSWORD'];
}
