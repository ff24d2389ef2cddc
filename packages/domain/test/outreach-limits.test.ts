import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { ceilingOutOfRange, DEFAULT_OUTREACH_CEILINGS, OUTREACH_CEILINGS, type OutreachCeiling } from '../src/index.ts';
import { normalizePhone, outreachNumberError } from '../src/phones.ts';

/** Calling codes of the ITU without a country: toll-free, shared cost, satellite and premium-rate networks. */
const NON_GEOGRAPHIC = ['800', '808', '870', '878', '881', '882', '883', '888', '979'];
const REACHABLE = ['MOBILE', 'FIXED_LINE', 'FIXED_LINE_OR_MOBILE'];
const EVERYWHERE = getCountries();

describe('a number that can be called automatically [S2]', () => {
  it.each([
    ['a British landline', '+442079460018', null],
    ['a British mobile', '+447400123456', null],
    ['an American number, landline or mobile', '+12025550123', null],
    ['Jersey, within +44', '+447797712345', 'COUNTRY_NOT_ALLOWED'],
    ['Isle of Man, within +44 76', '+447624123456', 'COUNTRY_NOT_ALLOWED'],
    ['a pager, within +44 76', '+447640123456', 'NUMBER_TYPE_NOT_ALLOWED'],
    ['a personal number, within +44 7', '+447012345678', 'NUMBER_TYPE_NOT_ALLOWED'],
    ['Jamaica, within +1', '+18765551234', 'COUNTRY_NOT_ALLOWED'],
    ['premium rate, within +1', '+19005551234', 'NUMBER_TYPE_NOT_ALLOWED'],
    ['toll-free, within +1', '+18005550123', 'NUMBER_TYPE_NOT_ALLOWED'],
    ['VoIP, within +44', '+445612345678', 'NUMBER_TYPE_NOT_ALLOWED'],
    ['a company number (UAN)', '+443001234567', 'NUMBER_TYPE_NOT_ALLOWED'],
    ['shared cost', '+491805123456', 'NUMBER_TYPE_NOT_ALLOWED'],
    ['Cuba', '+5352123456', 'COUNTRY_NOT_ALLOWED'],
    ['a satellite that metadata calls mobile', '+881612345678', 'NUMBER_TYPE_NOT_ALLOWED'],
    ['+882', '+8821612345678', 'NUMBER_TYPE_NOT_ALLOWED'],
    ['+979', '+979123456789', 'NUMBER_TYPE_NOT_ALLOWED'],
    ['no number', 'call me', 'NUMBER_TYPE_NOT_ALLOWED'],
  ])('%s: %s is %s', (_what, number, error) => {
    expect(outreachNumberError(number, ['GB', 'US', 'DE'])).toBe(error);
  });

  it('is of a reachable type and an allowed country, for every valid number of every calling code', () => {
    const codes = [...new Set([...EVERYWHERE.map((country) => getCountryCallingCode(country)), ...NON_GEOGRAPHIC])];
    const numbers = fc.tuple(fc.constantFrom(...codes), fc.stringMatching(/^[1-9][0-9]{5,11}$/));
    const seen = { allowed: 0, refused: 0 };
    fc.assert(
      fc.property(numbers, ([code, digits]) => {
        const number = normalizePhone(`+${code}${digits}`);
        fc.pre(number !== null);
        const phone = parsePhoneNumberFromString(number, { extract: false });
        const [country, type] = [phone?.country, phone?.getType()];
        const error = outreachNumberError(number, EVERYWHERE);
        expect(error).toBe(country && REACHABLE.includes(type ?? '') ? null : 'NUMBER_TYPE_NOT_ALLOWED');
        if (NON_GEOGRAPHIC.includes(code)) expect(error).toBe('NUMBER_TYPE_NOT_ALLOWED');
        if (error === null)
          expect(
            outreachNumberError(
              number,
              EVERYWHERE.filter((other) => other !== country),
            ),
          ).toBe('COUNTRY_NOT_ALLOWED');
        seen[error === null ? 'allowed' : 'refused'] += 1;
      }),
      { numRuns: 3000 },
    );
    // Precondition: the random phone numbers include allowed and refused ones.
    expect(Math.min(seen.allowed, seen.refused)).toBeGreaterThan(50);
  });

  it('is a mobile number of an allowed country, unless a neighboring country shares the range', () => {
    const refused = EVERYWHERE.filter((country) => {
      const example = getExampleNumber(country, examples);
      return example && outreachNumberError(example.number, [country]) !== null;
    });
    // Phone numbers of the listed countries are parsed as phone numbers of a neighbor, for example those of the Åland
    // Islands as Finnish. A workspace in such a country must allow both countries.
    expect(refused.sort()).toEqual(['AX', 'BL', 'CC', 'CX', 'EH', 'IM', 'MF', 'SJ', 'VA']);
  });
});

describe('the daily limits [S2]', () => {
  it('have valid defaults', () => {
    expect(ceilingOutOfRange(DEFAULT_OUTREACH_CEILINGS)).toBeNull();
    for (const name of Object.keys(OUTREACH_CEILINGS) as OutreachCeiling[]) {
      const { min, max } = OUTREACH_CEILINGS[name];
      for (const value of [min - 1, max + 1, min + 0.5, Number.NaN, Number.POSITIVE_INFINITY])
        expect(ceilingOutOfRange({ ...DEFAULT_OUTREACH_CEILINGS, [name]: value })).toBe(name);
      expect(ceilingOutOfRange({ ...DEFAULT_OUTREACH_CEILINGS, [name]: max })).toBeNull();
    }
  });
});
