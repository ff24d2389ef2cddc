import type { Services } from '../../../auth/context.ts';

/** WebAuthn relying party: passkeys are valid on this host only. */
export function relyingParty({ publicBaseUrl }: Pick<Services, 'publicBaseUrl'>) {
  const { hostname, origin } = new URL(publicBaseUrl);
  return { id: hostname, origin };
}
