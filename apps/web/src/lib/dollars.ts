/** Formats millionths of a US dollar, for example `$12.30`. Amounts below a cent have four decimals. */
export function dollarsOf(micros: number): string {
  const isSmall = micros > 0 && micros < 10_000;
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: isSmall ? 4 : 2,
    maximumFractionDigits: isSmall ? 4 : 2,
  }).format(micros / 1_000_000);
}
