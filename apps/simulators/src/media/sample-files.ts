import { crc32, deflateSync } from 'node:zlib';
import { VOICE_SAMPLE } from './voice-sample.ts';

/** A file that a simulated phone sends. */
export interface SampleFile {
  readonly contentType: string;
  readonly bytes: Buffer;
  readonly fileName?: string;
}

/** Beginning of the description in a sample photo. */
export const SIMULATED_PHOTO = 'Simulated photo: ';

const SIDE = 240;

/** Returns a sample photo. The description is stored in the file, from which the simulated model reads it. */
export function samplePhoto(description: string, side = SIDE): SampleFile {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // Eight bits for each of the red, green and blue channels.
  header.set([8, 2], 8);
  const text = Buffer.concat([
    Buffer.from('Description\0\0\0\0\0', 'latin1'),
    Buffer.from(`${SIMULATED_PHOTO}${description}`),
  ]);
  const chunks = [
    pngChunk('IHDR', header),
    pngChunk('iTXt', text),
    pngChunk('IDAT', deflateSync(pixels(side))),
    pngChunk('IEND', Buffer.alloc(0)),
  ];
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return { contentType: 'image/png', bytes: Buffer.concat([signature, ...chunks]) };
}

/** Returns the pixels of a circle on a gradient. Each row starts with the byte for its PNG filter. */
function pixels(side: number): Buffer {
  const rows = Buffer.alloc(side * (1 + side * 3));
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const isInside = (x - side / 2) ** 2 + (y - side / 2) ** 2 < (side / 3) ** 2;
      const shade = Math.round((y / side) * 120);
      rows.set(isInside ? [240, 190, 90] : [40, 90 + shade, 160], y * (1 + side * 3) + 1 + x * 3);
    }
  return rows;
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Returns a PDF document with one line of text. */
export function samplePdf(text: string): SampleFile {
  const stream = `BT /F1 18 Tf 60 700 Td (${text.replaceAll(/[()\\]/g, '')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>`;
  const bytes = Buffer.from(`${body}${end}\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
  return { contentType: 'application/pdf', bytes, fileName: 'document.pdf' };
}

/**
 * Returns a sample voice message. The text is stored as a comment in the file, from which the simulated model reads it.
 */
export const sampleVoice = (text: string): SampleFile => ({
  contentType: 'audio/ogg; codecs=opus',
  bytes: withComment(VOICE_SAMPLE, `DESCRIPTION=${text}`),
});

const PAGE_HEADER_BYTES = 27;

/** Replaces the second page of an Ogg file, which contains the comments. */
function withComment(ogg: Buffer, comment: string): Buffer {
  const first = pageLength(ogg, 0);
  const second = pageLength(ogg, first);
  const line = Buffer.from(comment);
  const packet = Buffer.alloc(8 + 4 + 4 + 4 + line.length);
  packet.write('OpusTags');
  packet.writeUInt32LE(1, 12);
  packet.writeUInt32LE(line.length, 16);
  line.copy(packet, 20);
  const segments = Buffer.from([
    ...Array.from({ length: Math.floor(packet.length / 255) }, () => 255),
    packet.length % 255,
  ]);
  const header = Buffer.from(ogg.subarray(first, first + PAGE_HEADER_BYTES));
  header[26] = segments.length;
  header.writeUInt32LE(0, 22);
  const page = Buffer.concat([header, segments, packet]);
  page.writeUInt32LE(oggChecksum(page), 22);
  return Buffer.concat([ogg.subarray(0, first), page, ogg.subarray(first + second)]);
}

function pageLength(ogg: Buffer, at: number): number {
  const count = ogg[at + 26] ?? 0;
  const sizes = ogg.subarray(at + PAGE_HEADER_BYTES, at + PAGE_HEADER_BYTES + count);
  return PAGE_HEADER_BYTES + count + sizes.reduce((sum, size) => sum + size, 0);
}

/** Returns the checksum of an Ogg page: a CRC-32 with the polynomial 0x04c11db7, without reflection. */
function oggChecksum(page: Buffer): number {
  let sum = 0;
  for (const byte of page) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  }
  return sum >>> 0;
}
