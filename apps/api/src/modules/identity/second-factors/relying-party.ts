import type { Services } from '../../../auth/context.ts';

/** WebAuthn relying party: this origin only. */
export function relyingParty({ publicBaseUrl }: Pick<Services, 'publicBaseUrl'>) {
  const { hostname, origin } = new URL(publicBaseUrl);
  return { id: hostname, origin };
}
