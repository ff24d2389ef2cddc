/** A file, location or contact card in a message from a contact. */
export interface InboundAttachment {
  readonly kind: 'IMAGE' | 'STICKER' | 'VOICE' | 'AUDIO' | 'VIDEO' | 'DOCUMENT' | 'LOCATION' | 'CONTACT';
  /** The provider's URL or id of the file, to pass to `locateMedia`. Null for a location and for contact cards. */
  readonly providerRef: string | null;
  readonly fileName: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Name and address of a location, or names and numbers of contact cards. Null for files. */
  readonly details: string | null;
}

type FileKind = Exclude<InboundAttachment['kind'], 'LOCATION' | 'CONTACT'>;

export const fileAttachment = (kind: FileKind, providerRef: string, fileName: string | null): InboundAttachment => ({
  kind,
  providerRef,
  fileName,
  latitude: null,
  longitude: null,
  details: null,
});

interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly name?: string | null | undefined;
  readonly address?: string | null | undefined;
}

export const placeAttachment = ({ latitude, longitude, name, address }: Place): InboundAttachment => ({
  kind: 'LOCATION',
  providerRef: null,
  fileName: null,
  latitude,
  longitude,
  details: [name, address].filter(Boolean).join(', ') || null,
});

export const cardAttachment = (details: string): InboundAttachment => ({
  kind: 'CONTACT',
  providerRef: null,
  fileName: null,
  latitude: null,
  longitude: null,
  details,
});
