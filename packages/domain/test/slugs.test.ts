import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSlug, LIMITS, RESERVED_SLUGS, SLUG_ERROR_MESSAGES, slugError, slugFrom } from '../src/index.ts';

describe('a slug proposed from a name', () => {
  it.each([
    ['Acme WhatsApp', 'acme-whatsapp'],
    ['Café Déjà Vu', 'cafe-deja-vu'],
    ['  O’Hara & Sons, Ltd. ', 'o-hara-sons-ltd'],
    ['--- Acme ---', 'acme'],
    ['Ærø Ångström', 'r-angstrom'],
    ['ＡＣＭＥ ２', 'acme-2'],
    ['Straße 7', 'stra-e-7'],
    ['牙科诊所', ''],
    ['🦷', ''],
    ['', ''],
    ['a'.repeat(60), 'a'.repeat(48)],
    [`${'a'.repeat(47)} b`, 'a'.repeat(47)],
  ])('of %j is %j', (name, slug) => {
    expect(slugFrom(name)).toBe(slug);
  });

  it('of any name is a slug, too short to be one, or a reserved word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const error = slugError(slugFrom(name));
        expect([null, 'TOO_SHORT', 'RESERVED']).toContain(error);
      }),
      { numRuns: 2000 },
    );
  });

  it('of a slug is that slug', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,10}(-[a-z0-9]{1,10}){0,3}$/), (slug) => {
        expect(slugFrom(slug)).toBe(slug);
        expect(slugFrom(slugFrom(slug.toUpperCase()))).toBe(slug);
      }),
    );
  });
});

describe('the validation of a slug', () => {
  it.each([
    ['ab', 'TOO_SHORT'],
    ['', 'TOO_SHORT'],
    ['abc', null],
    ['a'.repeat(48), null],
    ['a'.repeat(49), 'TOO_LONG'],
    ['acme-whatsapp', null],
    ['4ever', null],
    ['123', null],
    ['Acme', 'SHAPE'],
    ['ac me', 'SHAPE'],
    ['acme_one', 'SHAPE'],
    ['-acme', 'SHAPE'],
    ['acme-', 'SHAPE'],
    ['ac--me', 'SHAPE'],
    ['café', 'SHAPE'],
    ['аcme', 'SHAPE'],
    ['acme\n', 'SHAPE'],
    ['acme\0', 'SHAPE'],
    ['../acme', 'SHAPE'],
    ['admin', 'RESERVED'],
    ['graphql', 'RESERVED'],
    ['workspaces', 'RESERVED'],
    ['admin-desk', null],
  ])('%j: %s', (slug, error) => {
    expect(slugError(slug)).toBe(error);
  });

  it('has a message for people', () => {
    for (const error of ['TOO_SHORT', 'TOO_LONG', 'SHAPE', 'RESERVED'] as const)
      expect(SLUG_ERROR_MESSAGES[error]).toMatch(/^[A-Z].*\.$/);
  });

  it('reserves only words that could be slugs otherwise, in lower case', () => {
    for (const word of RESERVED_SLUGS) {
      expect(isSlug(word)).toBe(true);
      expect(slugError(word)).toBe(word.length < LIMITS.slugMinLength ? 'TOO_SHORT' : 'RESERVED');
    }
  });

  it('accepts exactly slugs that can be looked up, are long enough and are not reserved', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 60 }), fc.stringMatching(/^[a-z0-9-]{0,60}$/)), (text) => {
        const free = isSlug(text) && text.length >= LIMITS.slugMinLength && !RESERVED_SLUGS.has(text);
        expect(slugError(text) === null).toBe(free);
      }),
      { numRuns: 2000 },
    );
  });
});
