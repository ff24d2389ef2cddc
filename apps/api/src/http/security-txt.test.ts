import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { securityTxt, securityTxtOf } from './security-txt.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk({ publicBaseUrl: 'https://desk.example.com' });
});
afterAll(() => fd.close());

const get = () => fd.app.inject({ method: 'GET', url: '/.well-known/security.txt' });
const fieldsOf = (body: string) =>
  body
    .trim()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)] as const);

describe('security.txt', () => {
  it('names contact, expiry and its own address, without a sign-in', async () => {
    const { statusCode, headers, body } = await get();
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(Object.fromEntries(fieldsOf(body))).toEqual({
      Contact: 'mailto:security@desk.example.com',
      Expires: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      'Preferred-Languages': 'en',
      Canonical: 'https://desk.example.com/.well-known/security.txt',
    });
  });

  it('never expires while the product runs: the date moves with the time', async () => {
    const daysLeft = async () => {
      const { Expires = '' } = Object.fromEntries(fieldsOf((await get()).body));
      return Math.round((Date.parse(Expires) - fd.services.clock().getTime()) / 86_400_000);
    };
    expect(await daysLeft()).toBe(180);
    fd.advance({ days: 400 });
    expect(await daysLeft()).toBe(180);
  });

  it('is served until the date that the installation set, and not after it', async () => {
    const expiresAt = new Date('2027-01-01T00:00:00Z');
    let now = new Date('2026-12-31T23:59:59Z');
    const app = Fastify();
    const publicBaseUrl = 'https://desk.example.com';
    const set = securityTxtOf(publicBaseUrl, 'https://desk.example.com/report', expiresAt);
    await securityTxt(app, { publicBaseUrl, securityTxt: set, clock: () => now });
    const ask = () => app.inject({ method: 'GET', url: '/.well-known/security.txt' });
    const { statusCode, body } = await ask();
    expect(statusCode).toBe(200);
    expect(body).toContain('Contact: https://desk.example.com/report\nExpires: 2027-01-01T00:00:00.000Z\n');
    now = expiresAt;
    expect((await ask()).statusCode).not.toBe(200);
    await app.close();
  });
});
