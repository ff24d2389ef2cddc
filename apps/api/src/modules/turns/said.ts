import { LIMITS } from '@frontdesk/domain';
import type { TwilioFields } from './twilio-fields.ts';

/** What the inbox shows of a contact's message: their words, and in words what cannot be shown. Never empty, never too long. */
export function saidIn(fields: Pick<TwilioFields, 'body' | 'media' | 'isLocation'>): string {
  const text = fields.body
    .replaceAll('\0', '')
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .trim();
  const extra = attached(fields);
  const said = [text, extra].filter(Boolean).join('\n') || 'Sent something that cannot be shown here.';
  return said.length <= LIMITS.messageLength ? said : `${said.slice(0, LIMITS.messageLength - 1)}…`;
}

function attached({ media, isLocation }: Pick<TwilioFields, 'media' | 'isLocation'>): string {
  if (isLocation) return '(Sent a location.)';
  if (media === null) return '';
  const kind = media.split('/')[0] ?? '';
  return `(Sent ${KINDS[kind] ?? 'a file'}, which cannot be shown here.)`;
}

const KINDS: Readonly<Record<string, string>> = { image: 'an image', audio: 'a voice message', video: 'a video' };
