import { useMutation } from '@apollo/client/react';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { StartPasskeyAuthenticationDocument } from '../gql/start-passkey-authentication.ts';

/** Loaded only when a passkey is used. */
const webauthn = () => import('@simplewebauthn/browser');

/** Whether this browser supports passkeys. */
export const isPasskeySupported = (): boolean => typeof window !== 'undefined' && 'PublicKeyCredential' in window;

/** Whether the browser supports passkey autofill. */
export const isPasskeyAutofillSupported = async (): Promise<boolean> =>
  isPasskeySupported() && (await webauthn()).browserSupportsWebAuthnAutofill();

/** Creates a passkey. Null when the user cancelled. */
export async function createPasskey(options: unknown): Promise<object | null> {
  const { startRegistration } = await webauthn();
  return nullIfDismissed(() => startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON }));
}

/** Requests an assertion. Null when the user cancelled. */
async function sign(options: unknown, quietly: boolean): Promise<object | null> {
  const { startAuthentication } = await webauthn();
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON;
  return nullIfDismissed(() => startAuthentication({ optionsJSON, useBrowserAutofill: quietly }));
}

/** Requests a passkey proof: to sign in, for the second step (`challengeToken`), or to re-authenticate. */
export function usePasskeyProof() {
  const [start] = useMutation(StartPasskeyAuthenticationDocument);
  return async ({ challengeToken, quietly = false }: { challengeToken?: string; quietly?: boolean } = {}) => {
    const { data } = await start({ variables: { input: { challengeToken } }, fetchPolicy: 'no-cache' });
    if (!data) return null;
    const { challenge, options } = data.startPasskeyAuthentication;
    const response = await sign(options, quietly);
    return response && { challenge, response: JSON.stringify(response) };
  };
}

/** Browsers throw when the user cancels or another request replaces this one. */
async function nullIfDismissed<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && ['NotAllowedError', 'AbortError', 'InvalidStateError'].includes(error.name))
      return null;
    throw error;
  }
}
