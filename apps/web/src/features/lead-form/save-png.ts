const SIDE = 1024;

/** Draws an SVG image and downloads it as a PNG file. */
export async function savePng(svg: string, name: string): Promise<void> {
  const image = new Image(SIDE, SIDE);
  // Use a data URL, because the Content-Security-Policy allows images only from this origin and from data URLs.
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, SIDE, SIDE);
  const link = document.createElement('a');
  link.href = canvas.toDataURL('image/png');
  link.download = name;
  link.click();
}
