import {
  INTEGRATIONS,
  type IntegrationProvider,
  type IntegrationSecret,
  type IntegrationSetting,
  isSecret,
  type SecretTerms,
} from '@frontdesk/domain';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { secretOriginOf } from '../credentials.ts';
import type { IntegrationRow } from '../integrations.repository.ts';

export type Settings = Partial<Record<IntegrationSetting, string | null>>;
export type Secrets = Partial<Record<IntegrationSecret, string>>;
type IntegrationInput = { readonly [field in IntegrationSetting | IntegrationSecret]?: string | null };

export interface UpsertIntegration extends IntegrationInput {
  readonly provider: IntegrationProvider;
}

/**
 * Validates and normalizes the settings and secrets of an integration. Returns a refusal for the first invalid field. A
 * secret that is omitted or empty is not changed, unless it is required.
 */
export function validateIntegration(
  input: UpsertIntegration,
  stored: IntegrationRow | null,
): ValidIntegration | Refused {
  const { settings, secrets } = INTEGRATIONS[input.provider];
  const terms: ValidIntegration = { settings: {}, secrets: {} };
  for (const { name, pattern, isOptional = false } of settings) {
    const text = normalizeSetting(name, input[name]);
    if (!(isOptional && text === '') && !pattern.test(text)) return refused('SETTING_INVALID', name);
    terms.settings[name] = text || null;
  }
  const { resource = null, baseUrl = null } = terms.settings;
  if (baseUrl !== null && !URL.canParse(baseUrl)) return refused('SETTING_INVALID', 'baseUrl');
  // A stored secret must not be sent to another host (ADR 43).
  const isMoved = stored !== null && secretOriginOf(stored) !== secretOriginOf({ resource, baseUrl });
  for (const secret of secrets) {
    const text = input[secret.name]?.trim() ?? '';
    if (!text && isMoved) return refused('INTEGRATION_SECRET_REQUIRED', secret.name);
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
 * Normalizes a setting: removes surrounding spaces, trailing slashes of a base URL, and the channel prefix and
 * separators of a phone number that was copied from the Twilio console.
 */
function normalizeSetting(name: IntegrationSetting, given: string | null | undefined): string {
  const text = given?.trim() ?? '';
  if (name === 'baseUrl') return text.replace(/\/+$/, '');
  return name === 'fromNumber' ? text.replace(/^whatsapp:/i, '').replace(/[\s().-]/g, '') : text;
}

/**
 * Returns whether the input must contain the secret. Stored secrets of a simulator cannot be reused for a real account.
 */
const isNeeded = ({ name, required }: SecretTerms, stored: IntegrationRow | null): boolean =>
  required && (!stored || stored.sandbox || stored[name] === null);
