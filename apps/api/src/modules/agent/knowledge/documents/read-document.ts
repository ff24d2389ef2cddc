import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { DOCUMENT_LIMITS, type DocumentReply, type DocumentText, UnreadableDocument } from './document.ts';

/** The process may start threads and read files, such as its modules, but not write files or start processes. */
const FLAGS = ['--permission', '--allow-worker', '--allow-fs-read=*', '--disable-warning=ExperimentalWarning'];
const PROCESS = fileURLToPath(new URL(`./document-process${extname(import.meta.url)}`, import.meta.url));

/**
 * Returns the text of a document. A process of its own with limits of memory and time reads it, so that no document
 * affects this process. Throws UnreadableDocument.
 */
export async function readDocument(
  bytes: Buffer,
  timeoutMs: number = DOCUMENT_LIMITS.timeoutMs,
): Promise<DocumentText> {
  // Without the environment, which contains secrets.
  const child = spawn(process.execPath, [...FLAGS, PROCESS], { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  // The process can end before it has read the file.
  child.stdin.on('error', () => {});
  child.stdin.end(bytes);
  const ended = once(child, 'close');
  try {
    const reply = parsed(await text(child.stdout));
    if ('code' in reply) throw new UnreadableDocument(reply.code);
    return reply.document;
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
    await ended;
  }
}

/** A process that was ended while it read the document has written nothing, or a part of its reply. */
function parsed(reply: string): DocumentReply {
  try {
    return JSON.parse(reply) as DocumentReply;
  } catch {
    return { code: 'TOO_COMPLEX' };
  }
}
