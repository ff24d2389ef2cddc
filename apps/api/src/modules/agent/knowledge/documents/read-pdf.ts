import { getDocumentProxy } from 'unpdf';
import { type DocumentText, UnreadableDocument } from './document.ts';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/**
 * Extracts the text of a PDF file as one section for each page that contains text. Throws UnreadableDocument if the
 * file is encrypted or damaged.
 */
export async function readPdf(bytes: Buffer): Promise<DocumentText> {
  const pdf = await openPdf(bytes);
  const sections = [];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const text = await pageText(pdf, page);
    if (text.trim()) sections.push({ page, text });
  }
  return { format: 'PDF', title: null, pageCount: pdf.numPages, sections };
}

async function openPdf(bytes: Buffer): Promise<PdfDocument> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    const isEncrypted = error instanceof Error && error.name === 'PasswordException';
    throw new UnreadableDocument(isEncrypted ? 'ENCRYPTED' : 'DAMAGED');
  }
}

/** Returns the lines of a page. A gap of more than 1.6 line heights separates paragraphs. */
async function pageText(pdf: PdfDocument, number: number): Promise<string> {
  const page = await pdf.getPage(number).catch(() => {
    throw new UnreadableDocument('DAMAGED');
  });
  const { items } = await page.getTextContent();
  let text = '';
  let lastY: number | null = null;
  for (const item of items) {
    if (!('str' in item)) continue;
    const y = Number(item.transform[5]);
    if (lastY !== null && item.height > 0 && lastY - y > item.height * 1.6) text += '\n';
    if (item.str.trim()) lastY = y;
    text += item.hasEOL ? `${item.str}\n` : item.str;
  }
  page.cleanup();
  return text.replaceAll(/[ \t]+\n/g, '\n');
}
