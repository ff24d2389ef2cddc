import {
  INTEGRATIONS,
  type IntegrationProvider,
  type IntegrationSecret,
  type IntegrationSetting,
  isSecret,
  type SecretTerms,
} from '@frontdesk/domain';
import { type Refused, refused } from '../../../../errors/refused.ts';
import type { IntegrationRow } from '../integrations.repository.ts';

export type Settings = Partial<Record<IntegrationSetting, string>>;
export type Secrets = Partial<Record<IntegrationSecret, string>>;
type IntegrationInput = { readonly [field in IntegrationSetting | IntegrationSecret]?: string | null };

export interface UpsertIntegration extends IntegrationInput {
  readonly provider: IntegrationProvider;
}

/**
 * Validates and normalizes settings and secrets. Returns a refusal for the first invalid field. An omitted secret is
 * not changed.
 */
export function validateIntegration(
  input: UpsertIntegration,
  stored: IntegrationRow | null,
): ValidIntegration | Refused {
  const { settings, secrets } = INTEGRATIONS[input.provider];
  const terms: ValidIntegration = { settings: {}, secrets: {} };
  for (const { name, pattern } of settings) {
    const text = normalizeSetting(name, input[name]);
    if (!pattern.test(text)) return refused('SETTING_INVALID', name);
    terms.settings[name] = text;
  }
  for (const secret of secrets) {
    const text = input[secret.name]?.trim() ?? '';
    if (!text && isNeeded(secret, stored)) return refused('SECRET_MISSING', secret.name);
    if (text && !isSecret(text)) return refused('SECRET_INVALID', secret.name);
    if (text) terms.secrets[secret.name] = text;
  }
  return terms;
}

interface ValidIntegration {
  readonly settings: Settings;
  readonly secrets: Secrets;
}

/**
 * Returns the setting without surrounding spaces. Removes the channel prefix and separators of a phone number that was
 * copied from the Twilio console.
 */
function normalizeSetting(name: IntegrationSetting, given: string | null | undefined): string {
  const text = given?.trim() ?? '';
  return name === 'fromNumber' ? text.replace(/^whatsapp:/i, '').replace(/[\s().-]/g, '') : text;
}

/** Returns whether the input must contain the secret. Secrets of a simulator cannot be used for a real account. */
const isNeeded = ({ name, required }: SecretTerms, stored: IntegrationRow | null): boolean =>
  required && (!stored || stored.sandbox || stored[name] === null);
