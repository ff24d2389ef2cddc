import { fileTypeFromBuffer } from 'file-type';
import { type DocumentText, UnreadableDocument } from './document.ts';
import { decodeText, isHtml, tableRows } from './read-text.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Markup types that `file-type` detects by their first characters, and other types without binary content. */
const MARKUP: readonly string[] = ['application/xml', 'text/vcard', 'text/calendar'];

/**
 * Extracts the text of a document, whose format is detected from its content. Throws UnreadableDocument if no text can
 * be extracted. Loads only the libraries that the format requires.
 */
export async function readContent(bytes: Buffer): Promise<DocumentText> {
  const type = (await fileTypeFromBuffer(bytes))?.mime;
  const content = await readAs(type, bytes);
  // Requires at least one letter or digit in any script. A scanned document contains only images.
  if (!content.sections.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) throw new UnreadableDocument('NO_TEXT');
  return content;
}

async function readAs(type: string | undefined, bytes: Buffer): Promise<DocumentText> {
  if (type === 'application/pdf') return (await import('./read-pdf.ts')).readPdf(bytes);
  if (type === DOCX) return readDocx(bytes);
  // An encrypted Word document is a stream in a compound file, whose directory is in UTF-16.
  if (type === 'application/x-cfb' && bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')))
    throw new UnreadableDocument('ENCRYPTED');
  // A truncated ZIP archive lacks its end, which contains the list of files.
  if (type === 'application/zip' && bytes.includes('word/') && !bytes.includes('PK\u0005\u0006'))
    throw new UnreadableDocument('DAMAGED');
  if (type !== undefined && !MARKUP.includes(type)) throw new UnreadableDocument('TYPE_UNSUPPORTED');
  return readText(decodeText(bytes));
}

async function readDocx(bytes: Buffer): Promise<DocumentText> {
  // Images are omitted, because a document can contain many large ones.
  const [{ default: mammoth }, { toMarkdown }] = await Promise.all([import('mammoth'), import('./read-html.ts')]);
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  const { value } = await mammoth.convertToHtml({ buffer: bytes }, { convertImage });
  return { format: 'DOCX', title: null, pageCount: null, sections: [{ page: null, text: toMarkdown(value) }] };
}

async function readText(text: string): Promise<DocumentText> {
  if (isHtml(text)) {
    const { titleOfHtml, toMarkdown } = await import('./read-html.ts');
    const sections = [{ page: null, text: toMarkdown(text) }];
    return { format: 'HTML', title: titleOfHtml(text), pageCount: null, sections };
  }
  const rows = tableRows(text);
  return {
    format: rows ? 'CSV' : 'TEXT',
    title: null,
    pageCount: null,
    sections: (rows ?? [text]).map((row) => ({ page: null, text: row })),
  };
}
