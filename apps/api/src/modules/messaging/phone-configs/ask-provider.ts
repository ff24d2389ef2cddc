import { isProviderError } from '@frontdesk/providers';
import { type Refused, refused } from '../../../errors/refused.ts';

const NOT_NOW = new Set(['RETRY', 'UNCONFIRMED']);

/**
 * Returns the result of a provider request, or a refusal if the provider rejects the request or is unavailable. Other
 * errors are thrown. The refusal contains no secrets.
 */
export async function askProvider<T>(asking: Promise<T>, field: string | null = null): Promise<T | Refused> {
  try {
    return await asking;
  } catch (error) {
    if (!isProviderError(error)) throw error;
    return NOT_NOW.has(error.kind) ? refused('PROVIDER_UNREACHABLE') : refused('PROVIDER_REFUSED', field, error.words);
  }
}
