import type { WrittenSourceKind } from '@frontdesk/domain';
import type { KnowledgeVersion, Prisma } from '../../../../db/generated/client.ts';
import { type NewPassage, passagesOf, titleOfFile } from '../store-knowledge.ts';
import type { FileContent, WrittenContent } from './version-content.ts';

interface RestoredSource {
  readonly passages: readonly NewPassage[];
  readonly data: Prisma.KnowledgeSourceUncheckedUpdateManyInput & { readonly characterCount: number };
}

/** Returns the passages and columns of a text, an answer or a file with the content of a version. */
export function restoredSource({ kind, title, content }: KnowledgeVersion): RestoredSource {
  if (kind === 'FILE') {
    const { passages: stored, ...file } = content as unknown as FileContent;
    const about = { kind: 'FILE', part: '', about: titleOfFile(title), topics: [] } as const;
    // A file that is being read is not stored, so that its text does not replace the restored one.
    const read = { state: 'READY', error: null, fileId: null };
    return { passages: stored.map((passage) => ({ ...about, ...passage })), data: { title, ...file, ...read } };
  }
  const { text } = content as unknown as WrittenContent;
  const passages = passagesOf({ kind: kind as WrittenSourceKind, title, text });
  return { passages, data: { title, text, characterCount: text.length } };
}
