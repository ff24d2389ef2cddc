import type { TaxRatesQuery } from '../../gql/types.ts';
import { countryNames } from '../../lib/countries.ts';

export type TaxRate = TaxRatesQuery['taxRates']['edges'][number]['node'];

/** Returns the name of the country to which a tax rate applies. */
export const countryOf = ({ country }: TaxRate): string =>
  countryNames().find(({ value }) => value === country)?.label ?? country;
