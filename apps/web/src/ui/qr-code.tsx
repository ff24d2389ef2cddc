import { useMemo } from 'react';
import { encode } from 'uqr';

interface Props {
  text: string;
  label: string;
}

/**
 * Renders the QR code in the browser, because its content can be secret. The code is dark on a light background in both
 * color schemes, so that cameras can read it.
 */
export function QrCode({ text, label }: Props) {
  const { size, path } = useMemo(() => qrCodePath(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width={200}
      height={200}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** Returns the dark squares of a QR code as an SVG path, and the number of squares on each side. */
function qrCodePath(text: string) {
  const { size, data } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { size, path };
}

/** Returns a QR code as the text of an SVG file. */
export function qrCodeSvg(text: string): string {
  const { size, path } = qrCodePath(text);
  const attributes = `xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="1024" height="1024"`;
  return `<svg ${attributes} shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}"/></svg>`;
}
