import type { DeliveryFailureReason, KnowledgeReadError } from '@frontdesk/domain';

/** Thrown if a page, a robots.txt file or a sitemap could not be read. */
export class WebFailure extends Error {
  readonly code: KnowledgeReadError;
  /** True if another attempt to read the page or file can succeed. */
  readonly isTemporary: boolean;

  constructor(code: KnowledgeReadError, isTemporary = false) {
    super(code);
    this.code = code;
    this.isTemporary = isTemporary;
  }
}

const BY_CAUSE: Partial<Record<DeliveryFailureReason, WebFailure>> = {
  ADDRESS: new WebFailure('ADDRESS_NOT_ALLOWED'),
  DNS: new WebFailure('NAME_NOT_FOUND'),
  TLS: new WebFailure('TLS_FAILED'),
  TIMEOUT: new WebFailure('SERVER_TIMEOUT', true),
};

/** Returns the failure for a request that received no complete response. */
export const failureOf = (cause: DeliveryFailureReason): WebFailure =>
  BY_CAUSE[cause] ?? new WebFailure('CONNECTION_FAILED', true);

/** Throws a WebFailure unless the status indicates success. */
export function assertSuccess(status: number): void {
  if (status >= 200 && status < 300) return;
  if (status === 404 || status === 410) throw new WebFailure('PAGE_NOT_FOUND');
  if ([401, 402, 403, 451].includes(status)) throw new WebFailure('PAGE_ACCESS_DENIED');
  throw new WebFailure('SERVER_ERROR', status >= 500 || status === 408 || status === 429);
}
