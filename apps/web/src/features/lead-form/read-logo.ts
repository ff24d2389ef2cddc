const LARGEST = { width: 480, height: 160 };
/**
 * Image qualities to try, from highest to lowest, until the image is small enough. The last quality is sufficient for
 * any image of this size.
 */
const QUALITIES = [0.92, 0.75, 0.5, 0.25];
/** Maximum length of the data URL in characters. Includes the base64 encoding. */
const MAX_LENGTH = 80_000;

/** Reads an image file, reduced to the size of a logo, as a data URL. Null if the file is not an image. */
export async function readLogo(file: File): Promise<string | null> {
  const image = await createImageBitmap(file).catch(() => null);
  if (!image) return null;
  const scale = Math.min(1, LARGEST.width / image.width, LARGEST.height / image.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const png = canvas.toDataURL('image/png');
  if (png.length <= MAX_LENGTH) return png;
  return (
    QUALITIES.map((quality) => canvas.toDataURL('image/webp', quality)).find(({ length }) => length <= MAX_LENGTH) ??
    null
  );
}
