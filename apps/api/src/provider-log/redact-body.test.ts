import { PROVIDER_LOG_LIMITS } from '@frontdesk/domain';
import { describe, expect, it } from '@jest/globals';
import { redactBody } from './redact-body.ts';

const redacted = (body: unknown) => JSON.parse(redactBody(JSON.stringify(body)));

describe('a redacted body', () => {
  it('keeps ids, codes and settings of a form, and the length of everything else', () => {
    const form = new URLSearchParams({
      To: 'whatsapp:+4915112345678',
      From: 'whatsapp:+15005550006',
      Body: 'Hello Lena, see you at ten',
      MessagingServiceSid: `MG${'a'.repeat(32)}`,
    });
    expect(JSON.parse(redactBody(form.toString()))).toEqual({
      To: '[23 characters]',
      From: '[21 characters]',
      Body: '[26 characters]',
      MessagingServiceSid: `MG${'a'.repeat(32)}`,
    });
  });

  it('keeps the structure of a webhook of Meta without the person', () => {
    const event = {
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '102290129340398',
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '15550783881', phone_number_id: '106540352242922' },
                contacts: [{ profile: { name: 'Lena Lead' }, wa_id: '16505551234' }],
                messages: [
                  {
                    from: '16505551234',
                    id: 'wamid.HBgL',
                    timestamp: '1749416383',
                    type: 'text',
                    text: { body: 'Hi' },
                  },
                ],
              },
            },
          ],
        },
      ],
    };
    const text = redactBody(JSON.stringify(event));
    expect(JSON.parse(text).entry[0].changes[0].value).toEqual({
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '[11 characters]', phone_number_id: '106540352242922' },
      contacts: [{ profile: { name: '[9 characters]' }, wa_id: '[11 characters]' }],
      messages: [
        {
          from: '[11 characters]',
          id: 'wamid.HBgL',
          timestamp: '[10 characters]',
          type: 'text',
          text: { body: '[2 characters]' },
        },
      ],
    });
  });

  it('keeps times, short numbers and booleans, and no date of birth', () => {
    expect(
      redacted({
        start: '2026-12-01T09:00:00Z',
        length: 30,
        ok: true,
        born: '1980-01-02',
        phone: 4915112345678,
        none: null,
      }),
    ).toEqual({
      start: '2026-12-01T09:00:00Z',
      length: 30,
      ok: true,
      born: '[10 characters]',
      phone: '[number]',
      none: null,
    });
  });

  it.each([
    ['type', '+4915112345678'],
    ['id', '16505551234'],
    ['status', 'lena@people.test'],
    ['code', 'Call me at noon'],
    ['language', '030/1234-567'],
  ])('shows a text of the field %s only if it is technical', (field, text) => {
    expect(redacted({ [field]: text })).toEqual({ [field]: `[${text.length} characters]` });
    // Precondition: a technical text of the field is shown.
    expect(redacted({ [field]: 'abc_1' })).toEqual({ [field]: 'abc_1' });
  });

  it('replaces names of fields that people chose', () => {
    expect(redacted({ 'lena@people.test': 'x', '+4915112345678': 'y' })).toEqual({
      '[16 characters]': '[1 character]',
      '[14 characters]': '[1 character]',
    });
  });

  it('replaces a body that is neither JSON nor a form', () => {
    expect(redactBody('Hello Lena')).toBe('[10 characters]');
    expect(redactBody('<p>Call +4915112345678</p>')).toBe('[26 characters]');
  });

  it('is never longer than the limit', () => {
    const long = redactBody(
      JSON.stringify(
        Array.from({ length: 20 }, () =>
          Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`field${n}`, 'some text'])),
        ),
      ),
    );
    expect(long).toHaveLength(PROVIDER_LOG_LIMITS.bodyLength);
    expect(redacted(Array.from({ length: 50 }, () => 'x')).at(-1)).toBe('[30 more]');
    const deep = JSON.parse('['.repeat(1_000) + ']'.repeat(1_000));
    expect(redactBody(JSON.stringify(deep))).toContain('[nested]');
  });
});
