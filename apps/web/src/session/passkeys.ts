import { useMutation } from '@apollo/client/react';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { StartPasskeyCheckDocument } from '../gql/start-passkey-check.ts';

/** Loaded by whoever uses a passkey, and by nobody else. */
const webauthn = () => import('@simplewebauthn/browser');

/** Whether this browser knows passkeys at all. */
export const isPasskeySupported = (): boolean => typeof window !== 'undefined' && 'PublicKeyCredential' in window;

/** Whether it can offer them beside the address, before anybody asks. */
export const isPasskeyAutofillSupported = async (): Promise<boolean> =>
  isPasskeySupported() && (await webauthn()).browserSupportsWebAuthnAutofill();

/** Has a device make a passkey; null when the person thought better of it. */
export async function createPasskey(options: unknown): Promise<object | null> {
  const { startRegistration } = await webauthn();
  return nullIfDismissed(() => startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON }));
}

/** Has a device sign; null when the person thought better of it. */
async function sign(options: unknown, quietly: boolean): Promise<object | null> {
  const { startAuthentication } = await webauthn();
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON;
  return nullIfDismissed(() => startAuthentication({ optionsJSON, useBrowserAutofill: quietly }));
}

/** Asks for a passkey: for the sign-in, its second step (`pending`), or to confirm who is there. */
export function usePasskeyProof() {
  const [start] = useMutation(StartPasskeyCheckDocument);
  return async ({ pending, quietly = false }: { pending?: string; quietly?: boolean } = {}) => {
    const { data } = await start({ variables: { input: { pending } }, fetchPolicy: 'no-cache' });
    if (!data) return null;
    const { challenge, options } = data.startPasskeyCheck;
    const response = await sign(options, quietly);
    return response && { challenge, response: JSON.stringify(response) };
  };
}

/** The browser says with an exception that somebody closed its window, or that another request took the place of this one. */
async function nullIfDismissed<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && ['NotAllowedError', 'AbortError', 'InvalidStateError'].includes(error.name))
      return null;
    throw error;
  }
}
