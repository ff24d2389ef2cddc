/** Formats an amount in minor units, for example as `€49.00`. */
export const amountText = (minor: number, currency: string): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(minor / 100);

/** Formats a price per unit in minor units, a decimal number, with all its decimals, for example as `€0.0025`. */
export const unitPriceText = (minor: string, currency: string): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: 14 }).format(
    Number(minor) / 100,
  );
