import { t } from '@lingui/core/macro';

/** Formats a size in KB or MB, rounded up. */
export function bytesText(byteCount: number): string {
  const kilobytes = Math.ceil(byteCount / 1024);
  const megabytes = (Math.ceil((byteCount / 1024 / 1024) * 10) / 10).toLocaleString('en-GB');
  return kilobytes < 1024 ? t`${kilobytes} KB` : t`${megabytes} MB`;
}
