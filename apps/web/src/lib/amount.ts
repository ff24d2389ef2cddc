/** Formats an amount in minor units, for example as `€49.00`. */
export const amountText = (minor: number, currency: string): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(minor / 100);
