import { setPriority } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { DOCUMENT_LIMITS, type DocumentReply, type DocumentText, UnreadableDocument } from './document.ts';

// Entry point of the process that reads one document from standard input and writes its text to standard output. The
// document is parsed in a second thread, so that the main thread can end the process when the parser uses too much
// memory.
if (isMainThread) await supervise();
else parentPort?.postMessage(await parse(workerData as Uint8Array<ArrayBuffer>));

async function supervise(): Promise<void> {
  // Lowers the priority of this process, because processes that handle conversations must run first.
  setPriority(10);
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() > DOCUMENT_LIMITS.memoryBytes) void reply({ code: 'TOO_COMPLEX' });
  }, DOCUMENT_LIMITS.watchMs);
  const bytes = new Uint8Array(await buffer(process.stdin));
  const worker = new Worker(new URL(import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: DOCUMENT_LIMITS.heapMb },
    stdout: true,
    stderr: true,
  });
  worker.once('message', (answer: DocumentReply) => void reply(answer));
  // The heap or the stack of the thread is exhausted.
  worker.once('error', () => void reply({ code: 'TOO_COMPLEX' }));

  function reply(answer: DocumentReply): void {
    clearInterval(watch);
    process.stdout.write(JSON.stringify(answer), () => process.exit());
  }
}

async function parse(bytes: Uint8Array<ArrayBuffer>): Promise<DocumentReply> {
  try {
    // Only the parser thread loads the libraries, because the first thread does not need them.
    const { readContent } = await import('./read-content.ts');
    return limited(await readContent(Buffer.from(bytes.buffer)));
  } catch (error) {
    if (error instanceof UnreadableDocument) return { code: error.code };
    // A RangeError means unlimited recursion, or a string or array above the maximum length.
    return { code: error instanceof RangeError ? 'TOO_COMPLEX' : 'DAMAGED' };
  }
}

function limited(document: DocumentText): DocumentReply {
  const { sections } = document;
  const length = sections.reduce((sum, { text }) => sum + text.length, 0);
  const isTooLong = length > DOCUMENT_LIMITS.textLength || sections.length > DOCUMENT_LIMITS.sections;
  return isTooLong ? { code: 'TOO_LONG' } : { document };
}
