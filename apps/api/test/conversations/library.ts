import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../src/db/tenant-db.ts';
import type { DocumentText } from '../../src/modules/agent/knowledge/documents/document.ts';
import { readContent } from '../../src/modules/agent/knowledge/documents/read-content.ts';
import { answerQuestions } from '../../src/modules/agent/knowledge/index.ts';
import { filePassages, replacePassages, storeProfile } from '../../src/modules/agent/knowledge/store-knowledge.ts';
import { buildWorkspace } from '../testkit/build.ts';
import type { TestFrontdesk } from '../testkit/frontdesk.ts';
import { buildBusinessHours } from '../testkit/hours.ts';
import { PROFILE } from '../testkit/knowledge.ts';
import type { Search } from './play-script.ts';
import type { Business } from './script.ts';

/**
 * Stores the profile, the documents and the hours of a business in a workspace without an agent, and returns the search in
 * it. Documents are read in this process, which is faster than in a process of their own.
 */
export async function openLibrary(fd: TestFrontdesk, business: Business): Promise<Search> {
  const workspace = await buildWorkspace(fd, { slug: uuidv7() });
  const db = fd.services.database.forWorkspace(workspace.id);
  const documents = await Promise.all(
    business.documents.map(async ([name, content]) => ({ name, ...(await readContent(Buffer.from(content))) })),
  );
  const [from, until] = business.open ?? [540, 1080];
  const stamp = { workspaceId: workspace.id, at: fd.services.clock(), byName: 'Ada' };
  await db.write(async (tx) => {
    await tx.workspace.updateMany({ data: { timezone: business.zone } });
    await storeProfile(tx, { ...PROFILE, ...withDurations(business) }, { ...stamp, revision: 1, change: 'CREATED' });
    // oxlint-disable-next-line no-await-in-loop -- a transaction runs one statement at a time.
    for (const document of documents) await storeFile(tx, workspace.id, document);
  });
  await buildBusinessHours(fd, workspace, {
    weekly: Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from, until }] : [])),
  });
  return (questions, { language, now }) =>
    answerQuestions(fd.services, {
      workspaceId: workspace.id,
      questions,
      now,
      placeOf: async () => ({ language, phoneConfigId: null }),
    });
}

const withDurations = ({ profile }: Business) => ({
  ...profile,
  services: (profile.services ?? []).map((service) => ({ durationMinutes: null, ...service })),
});

interface Document extends DocumentText {
  readonly name: string;
}

/** Stores a file with its passages, as the job that reads files does. */
async function storeFile(tx: Tx, workspaceId: string, { name, sections }: Document): Promise<void> {
  const [id, at] = [uuidv7(), new Date()];
  const passages = filePassages(name, sections);
  const size = {
    characterCount: sections.reduce((sum, { text }) => sum + text.length, 0),
    passageCount: passages.length,
  };
  const stamp = { createdAt: at, createdByName: 'Ada', updatedAt: at, updatedByName: 'Ada', readAt: at };
  const file = { kind: 'FILE', title: name, text: '', format: 'TEXT', byteCount: size.characterCount };
  await tx.knowledgeSource.create({ data: { workspaceId, id, ...file, ...size, ...stamp } });
  await replacePassages(tx, { workspaceId, sourceId: id, passages });
}
