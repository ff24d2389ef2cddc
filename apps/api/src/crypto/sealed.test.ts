import { describe, expect, it } from '@jest/globals';
import { CompactEncrypt } from 'jose';
import { sealer } from './sealed.ts';
import { deriveKey } from './secrets.ts';

const SECRET = 'a secret of one deployment';
const request = { to: 'vera@people.test', action: { url: 'https://desk.test/verify-email#token=canary' } };

describe('a sealed email', () => {
  it('decrypts to the original, and the queue contains only the ciphertext', async () => {
    const sealed = await sealer(SECRET).seal(request);
    expect(sealed).not.toContain('canary');
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('vera');
    expect(await sealer(SECRET).open(sealed)).toEqual(request);
  });

  it('has a different ciphertext each time', async () => {
    const one = sealer(SECRET);
    const all = await Promise.all(Array.from({ length: 50 }, () => one.seal(request)));
    expect(new Set(all).size).toBe(50);
    expect(new Set(all.map((sealed) => sealed.split('.')[2])).size).toBe(50);
  });

  it('cannot be decrypted by another deployment, or after it was changed or truncated', async () => {
    const sealed = await sealer(SECRET).seal(request);
    const parts = sealed.split('.');
    const [header = '', , iv = '', text = '', tag = ''] = parts;
    const join = (...[h, i, t, g]: string[]) => [h, '', i, t, g].join('.');
    const flip = (part: string) => `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`;
    const broken = [
      join(header, flip(iv), text, tag),
      join(header, iv, flip(text), tag),
      join(header, iv, text, flip(tag)),
      // Node.js accepts a 4-byte tag unless the tag length is set to 16.
      join(header, iv, text, tag.slice(0, 6)),
      join(header, iv, text.slice(0, -4), tag),
      'nonsense',
    ];
    for (const each of broken) await expect(sealer(SECRET).open(each)).rejects.toThrow();
    await expect(sealer('a secret of another').open(sealed)).rejects.toThrow();
    await expect(sealer(SECRET).open(sealed)).resolves.toEqual(request);
  });

  it('decrypts only with the cipher it was sealed with', async () => {
    const key = deriveKey(SECRET, 'outbox');
    const other = await new CompactEncrypt(Buffer.from('{}'))
      .setProtectedHeader({ alg: 'A256KW', enc: 'A256GCM' })
      .encrypt(key);
    await expect(sealer(SECRET).open(other)).rejects.toThrow();
  });
});
