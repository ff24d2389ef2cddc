/** What Twilio sends with a form: only what we read of it. */
export interface TwilioFields {
  readonly accountSid: string;
  readonly messageSid: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly status: string;
  readonly profileName: string;
  readonly errorCode: string;
  readonly errorMessage: string;
  /** The media type of the first attachment; null when there is none. */
  readonly media: string | null;
  readonly isLocation: boolean;
}

export function readFields(payload: Uint8Array): TwilioFields {
  const form = new URLSearchParams(Buffer.from(payload).toString('utf8'));
  const text = (name: string) => form.get(name) ?? '';
  const hasMedia = Number(text('NumMedia')) > 0;
  return {
    accountSid: text('AccountSid'),
    messageSid: text('MessageSid'),
    from: phoneOf(text('From')),
    to: phoneOf(text('To')),
    body: text('Body'),
    status: text('MessageStatus'),
    profileName: text('ProfileName'),
    errorCode: text('ErrorCode'),
    errorMessage: text('ErrorMessage'),
    media: hasMedia ? text('MediaContentType0') || 'application/octet-stream' : null,
    isLocation: form.has('Latitude') && form.has('Longitude'),
  };
}

/** `whatsapp:+442079460018` as it is kept; empty when it is no such address. */
function phoneOf(address: string): string {
  const phone = /^whatsapp:\s*\+?([1-9][0-9]{4,14})$/.exec(address)?.[1];
  return phone ? `+${phone}` : '';
}
