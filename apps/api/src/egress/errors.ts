import type { DeliveryFailureReason } from '@frontdesk/domain';

export interface NoResponseReason {
  readonly cause: DeliveryFailureReason;
  readonly words: string;
}

export class PrivateAddressError extends Error {}

const DNS: readonly string[] = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_FAIL', 'ENODATA', 'ESERVFAIL'];
const LATE: readonly string[] = [
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
  'ABORT_ERR',
];
const TLS = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO|HOSTNAME_MISMATCH)/;

const WORDS: Partial<Record<DeliveryFailureReason, string>> = {
  ADDRESS: 'The name resolves to a private network address.',
  DNS: 'The name was not found.',
  TLS: 'No trusted TLS connection could be established.',
  TIMEOUT: 'The request timed out.',
  CONNECTION: 'The connection was refused or closed.',
};

/**
 * Returns the reason why a request received no response, as a cause and a message for members. The message can contain
 * the error code of the system, but no addresses of the server.
 */
export function noResponseReason(error: unknown): NoResponseReason {
  const causes = errorsIn(error);
  const code = causes.map((one) => one.code).find((one) => typeof one === 'string') ?? '';
  const cause = causeOf(causes, code);
  const detail = code && cause !== 'ADDRESS' && cause !== 'TIMEOUT' ? ` (${code})` : '';
  return { cause, words: `${WORDS[cause]}${detail}` };
}

function causeOf(causes: readonly Coded[], code: string): DeliveryFailureReason {
  if (causes.some((one) => one instanceof PrivateAddressError)) return 'ADDRESS';
  if (causes.some(({ name }) => name === 'TimeoutError' || name === 'AbortError') || LATE.includes(code))
    return 'TIMEOUT';
  if (DNS.includes(code)) return 'DNS';
  return TLS.test(code) ? 'TLS' : 'CONNECTION';
}

interface Coded {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

/** Returns an error and all its causes. For a host with several addresses, there is one error per address. */
function errorsIn(error: unknown): Coded[] {
  if (typeof error !== 'object' || error === null) return [];
  const { errors, cause } = error as Coded;
  return [error, ...(errors ?? [cause]).flatMap(errorsIn)];
}
