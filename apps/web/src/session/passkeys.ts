import { useMutation } from '@apollo/client/react';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { StartPasskeyAuthenticationDocument } from '../gql/start-passkey-authentication.ts';

/** Loads the WebAuthn library when a passkey is first used. */
const webauthn = () => import('@simplewebauthn/browser');

export const isPasskeySupported = (): boolean => typeof window !== 'undefined' && 'PublicKeyCredential' in window;

/** Whether the browser supports passkey autofill. */
export const isPasskeyAutofillSupported = async (): Promise<boolean> =>
  isPasskeySupported() && (await webauthn()).browserSupportsWebAuthnAutofill();

/**
 * Creates a passkey. Resolves to null if the user canceled, and to `'EXISTS'` if the authenticator already contains a
 * passkey for the account.
 */
export async function createPasskeyCredential(options: unknown): Promise<object | 'EXISTS' | null> {
  const { startRegistration } = await webauthn();
  try {
    return await nullIfDismissed(() =>
      startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON }),
    );
  } catch (error) {
    if (error instanceof Error && error.name === 'InvalidStateError') return 'EXISTS';
    throw error;
  }
}

/** Signs the server's challenge with a passkey. Resolves to null if the user canceled. */
async function sign(options: unknown, quietly: boolean): Promise<object | null> {
  const { startAuthentication } = await webauthn();
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON;
  return nullIfDismissed(() => startAuthentication({ optionsJSON, useBrowserAutofill: quietly }));
}

/**
 * Returns a function that requests a passkey signature: for sign-in, for the second step of the sign-in
 * (`challengeToken`), or for confirming the user's identity. The function resolves to null if the user cancels or the
 * server returns no challenge.
 */
export function usePasskeyProof() {
  const [start] = useMutation(StartPasskeyAuthenticationDocument);
  return async ({ challengeToken, quietly = false }: { challengeToken?: string; quietly?: boolean } = {}) => {
    const { data } = await start({ variables: { challengeToken }, fetchPolicy: 'no-cache' });
    const { challenge, options } = data?.startPasskeyAuthentication ?? {};
    if (!challenge) return null;
    const response = await sign(options, quietly);
    return response && { challenge, response: JSON.stringify(response) };
  };
}

/**
 * Resolves to null if the user canceled or a newer passkey request replaced this one. Browsers throw an error in these
 * cases.
 */
async function nullIfDismissed<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && ['NotAllowedError', 'AbortError'].includes(error.name)) return null;
    throw error;
  }
}
