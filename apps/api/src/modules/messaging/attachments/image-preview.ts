import { ATTACHMENT_LIMITS } from '@frontdesk/domain';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { RefusedFile } from './file-type.ts';

// The worker handles few images but many conversations, so each image uses one thread and nothing is cached.
sharp.cache(false);
sharp.concurrency(1);
// Contacts send the images, so only the decoders of the accepted types may run.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
});

export interface ImagePreview {
  /** Displayed width of the image in pixels. */
  readonly width: number;
  readonly height: number;
  /** JPEG without metadata, such as the location where a photo was taken. Only the image description is kept. */
  readonly jpeg: Buffer;
}

const TIMEOUT_SECONDS = 30;

/** Returns a preview of an image. Throws RefusedFile if the image is damaged or exceeds the pixel limit. */
export const previewOf = (image: Buffer): Promise<ImagePreview> =>
  decode(image, async (decoded, { autoOrient, comments = [] }) => {
    const { previewPixels } = ATTACHMENT_LIMITS;
    const description = comments.find(({ keyword }) => keyword === 'Description')?.text;
    const { width, height } = autoOrient;
    const preview = decoded
      .resize({ width: previewPixels, height: previewPixels, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 76 });
    if (description) preview.withExif({ IFD0: { ImageDescription: description } });
    return { width, height, jpeg: await preview.toBuffer() };
  });

/**
 * Encodes an image again in its format, in its displayed orientation and without metadata. Throws RefusedFile if the
 * image is damaged or exceeds the pixel limit.
 */
export const withoutMetadata = (image: Buffer): Promise<Buffer> =>
  oneAtATime(() => decode(image, (decoded) => decoded.toBuffer()));

async function decode<T>(image: Buffer, work: (decoded: Sharp, metadata: Metadata) => Promise<T>): Promise<T> {
  const { imagePixels } = ATTACHMENT_LIMITS;
  try {
    const metadata = await sharp(image, { limitInputPixels: false }).metadata();
    if (metadata.width * metadata.height > imagePixels) throw new RefusedFile('IMAGE_TOO_LARGE');
    const decoded = sharp(image, { limitInputPixels: imagePixels, sequentialRead: true })
      .timeout({ seconds: TIMEOUT_SECONDS })
      .autoOrient();
    return await work(decoded, metadata);
  } catch (error) {
    if (error instanceof RefusedFile) throw error;
    throw new RefusedFile('DAMAGED');
  }
}

let lastEncoding: Promise<unknown> = Promise.resolve();

/** Encodes one image at a time, because a decoded image uses up to 200 MB. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const next = lastEncoding.then(work, work);
  lastEncoding = next.catch(() => {});
  return next;
}
