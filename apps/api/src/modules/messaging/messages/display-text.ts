import { LIMITS } from '@frontdesk/domain';

interface InboundContent {
  readonly body: string;
  readonly media: readonly { readonly contentType: string }[];
}

/** Inbox text of a contact's message: its text and labels for media. Never empty, limited in length. */
export function displayTextOf({ body, media }: InboundContent): string {
  const text = body
    .replaceAll('\0', '')
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .trim();
  const shown =
    [text, ...media.map(attachmentText)].filter(Boolean).join('\n') || 'Sent something that cannot be shown here.';
  return shown.length <= LIMITS.messageLength ? shown : `${shown.slice(0, LIMITS.messageLength - 1)}…`;
}

const attachmentText = ({ contentType }: { contentType: string }): string =>
  `(Sent ${KINDS[contentType.split('/')[0] ?? ''] ?? 'a file'}, which cannot be shown here.)`;

const KINDS: Readonly<Record<string, string>> = {
  image: 'an image',
  audio: 'a voice message',
  video: 'a video',
  location: 'a place',
  contacts: 'a contact',
};
