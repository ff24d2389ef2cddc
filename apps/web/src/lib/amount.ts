/** Formats an amount in minor units, such as `€49.00`. */
export const amountText = (minor: number, currency: string): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(minor / 100);
