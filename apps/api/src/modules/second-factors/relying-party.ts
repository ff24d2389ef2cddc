import type { Services } from '../../auth/context.ts';

/** Who asks for a passkey: this origin, and no other page that looks like it. */
export function relyingParty({ publicBaseUrl }: Pick<Services, 'publicBaseUrl'>) {
  const { hostname, origin } = new URL(publicBaseUrl);
  return { id: hostname, origin };
}
