import { describe, expect, it } from '@jest/globals';
import { providerUrl } from '../src/index.ts';

describe('a URL that a provider supplied', () => {
  it.each([
    'https://cal.example.com',
    'https://storage.vapi.example/call-mono.wav',
    'https://cal.example.com:8443/video/1?a=b&c=%20#d@e',
    'HTTPS://CAL.example.com/a[1]',
  ])('is accepted as it is: %s [S17]', (url) => {
    expect(providerUrl(url)).toBe(url);
  });

  it.each([
    '',
    'http://cal.example.com/video',
    'javascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    '//evil.example.com',
    '/admin/acme',
    'https:/evil.example.com',
    'https:evil.example.com',
    'https:\\\\evil.example.com',
    'https://evil.example.com\\@cal.example.com',
    'https://user:password@evil.example.com/',
    'https://cal.example.com@evil.example.com/',
    ' https://cal.example.com/',
    'https://cal.example.com/a b',
    'https://cal.example.com/\njavascript:alert(1)',
    'java\tscript:alert(1)',
    'https://',
    `https://cal.example.com/${'a'.repeat(2_000)}`,
  ])('is refused: %j [S17]', (url) => {
    expect(providerUrl(url)).toBeNull();
  });

  it('is null without a value', () => {
    expect([providerUrl(null), providerUrl(undefined)]).toEqual([null, null]);
  });
});
