import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { DOCUMENT_LIMITS, type DocumentReply, type DocumentText, UnreadableDocument } from './document.ts';

/**
 * Node.js permissions of the process, which may start threads and read files, such as its modules, but not write files
 * or start processes.
 */
const FLAGS = ['--permission', '--allow-worker', '--allow-fs-read=*', '--disable-warning=ExperimentalWarning'];
const PROCESS = fileURLToPath(new URL(`./document-process${extname(import.meta.url)}`, import.meta.url));

/**
 * Extracts the text of a document in a separate process with memory and time limits, so that no document can affect
 * this process. Throws UnreadableDocument if the extraction fails.
 */
export async function readDocument(
  bytes: Buffer,
  timeoutMs: number = DOCUMENT_LIMITS.timeoutMs,
): Promise<DocumentText> {
  // The environment is not passed on, because it contains secrets.
  const child = spawn(process.execPath, [...FLAGS, PROCESS], { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  // Ignores the error that occurs if the process ends before it has read the file.
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

/**
 * Parses the output of the process. The output is empty or incomplete if the process was terminated while it read the
 * document.
 */
function parsed(reply: string): DocumentReply {
  try {
    return JSON.parse(reply) as DocumentReply;
  } catch {
    return { code: 'TOO_COMPLEX' };
  }
}
