import { ATTACHMENT_LIMITS } from '@frontdesk/domain';
import sharp from 'sharp';
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
export async function previewOf(image: Buffer): Promise<ImagePreview> {
  const { imagePixels, previewPixels } = ATTACHMENT_LIMITS;
  try {
    const { autoOrient, comments = [] } = await sharp(image, { limitInputPixels: false }).metadata();
    const description = comments.find(({ keyword }) => keyword === 'Description')?.text;
    const { width, height } = autoOrient;
    if (width * height > imagePixels) throw new RefusedFile('IMAGE_TOO_LARGE');
    const preview = sharp(image, { limitInputPixels: imagePixels, sequentialRead: true })
      .timeout({ seconds: TIMEOUT_SECONDS })
      .autoOrient()
      .resize({ width: previewPixels, height: previewPixels, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 76 });
    if (description) preview.withExif({ IFD0: { ImageDescription: description } });
    return { width, height, jpeg: await preview.toBuffer() };
  } catch (error) {
    if (error instanceof RefusedFile) throw error;
    throw new RefusedFile('DAMAGED');
  }
}
