import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { buildServer } from '../server.ts';
import type { EmailContent } from './email.ts';
import { mailer } from './mailer.ts';

let fd: TestFrontdesk;
let send: (mail: Partial<EmailContent>) => Promise<void>;
let count = 0;
beforeAll(async () => {
  fd = await startFrontdesk();
  const post = mailer(fd.catcher.smtpUrl, 'Frontdesk <no-reply@frontdesk.test>');
  send = (mail) => {
    count += 1;
    return post.send(
      { to: 'vera@people.test', subject: 'Hello', paragraphs: ['Hello.'], ...mail },
      `<${count}@frontdesk>`,
    );
  };
});
afterAll(() => fd.close());

const get = (url: string) => fd.app.inject({ url, headers: { accept: 'text/html' } });
const newest = async () => (await fd.catcher.list())[0];

describe('the mailbox page', () => {
  it('reports that it is empty, then lists received emails, newest first', async () => {
    expect((await get('/mailbox')).body).toContain('No emails yet');
    await send({ subject: 'The first' });
    await send({ subject: 'The second', to: 'bob@people.test' });
    const { statusCode, headers, body } = await get('/mailbox');
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body.indexOf('The second')).toBeGreaterThan(0);
    expect(body.indexOf('The first')).toBeGreaterThan(body.indexOf('The second'));
    expect(body).toContain('To: bob@people.test');
  });

  it('opens an email with a link to follow', async () => {
    const url = 'http://localhost:4000/verify-email#token=abc_DEF-123';
    await send({ subject: 'With a link', action: { label: 'Verify', url } });
    const caught = await newest();
    const { statusCode, body } = await get(`/mailbox/${caught?.id}`);
    expect(statusCode).toBe(200);
    expect(body).toContain(`<a href="${url}">`);
    expect(body).toContain('srcdoc="');
  });

  it('escapes hostile subjects, names and texts, in the list and in the message [X1]', async () => {
    const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)> "quoted" 'n' &amp; </title></iframe>`;
    await send({
      subject: hostile,
      paragraphs: [hostile, 'javascript:alert(3)'],
      action: { label: hostile, url: `http://localhost:4000/?"><script>` },
    });
    const caught = await newest();
    expect(caught?.mail.subject).toBe(hostile);
    for (const { body, headers } of [await get('/mailbox'), await get(`/mailbox/${caught?.id}`)]) {
      expect(body).not.toMatch(/<script|<img|<\/iframe>(?!<\/main>)/);
      expect(body).not.toContain('href="javascript:');
      expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(headers['content-security-policy']).toContain("script-src 'self'");
    }
    // The email's HTML is escaped once in the email and once in the frame that shows it.
    expect(caught?.mail.html).not.toMatch(/<script|<img/);
    expect((await get(`/mailbox/${caught?.id}`)).body).toMatch(
      /<iframe [^>]*sandbox="allow-top-navigation-by-user-activation" srcdoc="&lt;base target=&quot;_top&quot;&gt;[^"]*&amp;lt;script/,
    );
  });

  it('keeps line breaks in a subject or name out of the headers [X3]', async () => {
    await send({
      subject: 'Hello\r\nBcc: eve@people.test\r\n\r\n<b>body</b>',
      paragraphs: ['.\r\nRCPT TO:<eve@people.test>\r\n.'],
    });
    const caught = await newest();
    expect(caught?.mail.to?.map(({ address }) => address)).toEqual(['vera@people.test']);
    expect(caught?.mail.bcc ?? []).toEqual([]);
    expect(caught?.mail.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(caught?.mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
  });

  it('keeps other alphabets and emoji', async () => {
    const subject = 'Ñandú O’Hara 🦷 invites you to שלום';
    await send({ subject, paragraphs: ['Grüße aus Zürich — 你好'] });
    const caught = await newest();
    expect(caught?.mail.subject).toBe(subject);
    expect(caught?.mail.text).toContain('Grüße aus Zürich — 你好');
    expect((await get('/mailbox')).body).toContain(subject);
  });

  it('matches only its own emails', async () => {
    for (const id of ['nonsense', '..%2f..%2fetc%2fpasswd', '%00', 'a.eml', '000000000000000-00000000']) {
      expect((await get(`/mailbox/${id}`)).statusCode).toBe(404);
    }
    expect((await get(`/mailbox/${(await newest())?.id}`)).statusCode).toBe(200);
  });

  it('is not served if emails are sent by SMTP', async () => {
    const app = await buildServer({ ...fd.services, mailboxUrl: null }, null);
    try {
      const { statusCode, body } = await app.inject({ url: '/mailbox', headers: { accept: 'application/json' } });
      expect(statusCode).toBe(404);
      expect(body).not.toContain('Mailbox');
    } finally {
      await app.close();
    }
  });
});
