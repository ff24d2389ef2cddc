import { v7 as uuidv7 } from 'uuid';
import { placeQuestion } from '../../src/modules/agent/knowledge/question-placements.ts';
import { recordVersion } from '../../src/modules/agent/knowledge/versions/record-version.ts';
import type { Caller } from './as.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { mutate } from './mutate.ts';

interface SourceText {
  readonly kind?: 'QUESTION_ANSWER' | 'TEXT';
  readonly title?: string;
  readonly text?: string;
  /** Text of the version before the current one. If omitted, the source has one version. */
  readonly earlierText?: string;
}

/** Adds a knowledge source with its passages, as a member. Returns its id. */
export async function addKnowledge(
  fd: TestFrontdesk,
  who: Caller,
  { kind = 'QUESTION_ANSWER', title = 'Is there parking?', text = 'Parking is behind the building.' }: SourceText = {},
): Promise<string> {
  const input = { kind, title, text };
  const added = await mutate(fd, who, 'createKnowledgeSource', input, 'source { id }');
  return (added['source'] as { id: string }).id;
}

/** Stores a knowledge source with one passage and its version. Returns its id. */
export async function buildKnowledgeSource(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  { kind = 'TEXT', title = 'House rules', text = 'Parking is behind the building.', earlierText }: SourceText = {},
): Promise<string> {
  const [id, at] = [uuidv7(), fd.services.clock()];
  const stamp = { createdAt: at, createdByName: 'Ada', updatedAt: at, updatedByName: 'Ada' };
  const size = { characterCount: text.length, passageCount: 1 };
  const link = { publicUrl: `https://www.example.com/?q=${text}` };
  const passage = {
    kind,
    position: 0,
    headings: [title],
    text,
    termKeys: [],
    sizes: 0,
  };
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    await tx.knowledgeSource.create({ data: { workspaceId, id, kind, title, text, ...link, ...size, ...stamp } });
    await tx.knowledgePassage.create({ data: { workspaceId, sourceId: id, ...passage } });
    const version = { workspaceId, sourceId: id, kind, title, at, byName: 'Ada' };
    if (earlierText) await recordVersion(tx, { ...version, content: { text: earlierText }, change: 'CREATED' });
    await recordVersion(tx, { ...version, content: { text }, change: earlierText ? 'UPDATED' : 'CREATED' });
  });
  return id;
}

/** Stores a vector for each passage of the workspace. */
export const buildEmbeddings = (
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  model = 'OPENAI default',
) =>
  fd.services.database.forWorkspace(workspaceId).write(
    (tx) => tx.sql`
      insert into knowledge_embeddings (workspace_id, id, model, signature, vector)
      select workspace_id, id, ${model}, repeat('01', 256)::bit(512), ${Buffer.from([1, 2])} from knowledge_passages`,
  );

/** Stores a file that could not be read, with its content. Returns the id of the source. */
export async function buildUnreadFile(fd: TestFrontdesk, workspace: Pick<BuiltWorkspace, 'id'>): Promise<string> {
  const [id, fileId] = [await buildKnowledgeSource(fd, workspace), uuidv7()];
  await fd.services.database.forWorkspace(workspace.id).write(async (tx) => {
    const part = { workspaceId: workspace.id, fileId, position: 0, sealed: 'sealed', createdAt: fd.services.clock() };
    await tx.knowledgeFilePart.create({ data: part });
    const file = { kind: 'FILE', text: '', byteCount: 1, fileId, state: 'FAILED', error: 'DAMAGED' };
    await tx.knowledgeSource.updateMany({ where: { id }, data: file });
  });
  return id;
}

/** Stores a web page without passages that could not be read. */
export async function buildWebPage(
  fd: TestFrontdesk,
  workspace: Pick<BuiltWorkspace, 'id'>,
  { text = 'https://www.example.com/' }: { readonly text?: string } = {},
): Promise<{ readonly sourceId: string; readonly pageId: string }> {
  const [workspaceId, sourceId, pageId, at] = [workspace.id, uuidv7(), uuidv7(), fd.services.clock()];
  const stamp = { createdAt: at, createdByName: 'Ada', updatedAt: at, updatedByName: 'Ada' };
  const source = { kind: 'WEB_PAGE', title: text, text: '', url: text, scope: 'PAGE', refreshInterval: 'NEVER' };
  const state = { state: 'FAILED', error: 'SERVER_ERROR' };
  const page = { url: text, title: text, etag: text, lastModified: text, contentHash: text, position: 0 };
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const size = { characterCount: 0, passageCount: 0 };
    await tx.knowledgeSource.create({ data: { workspaceId, id: sourceId, ...source, ...state, ...size, ...stamp } });
    await tx.knowledgeWebPage.create({
      data: { workspaceId, id: pageId, sourceId, readingId: uuidv7(), ...state, ...page },
    });
  });
  return { sourceId, pageId };
}

export const PROFILE = {
  name: '',
  description: '',
  address: '',
  phone: '',
  email: '',
  website: '',
  services: [] as { name: string; description: string; price: string; durationMinutes?: number | null }[],
  policies: [] as { title: string; text: string }[],
  links: [] as { title: string; url: string }[],
  contactPersons: [] as { name: string; role: string; phone: string; email: string }[],
};

/** Saves the first version of the business profile, as a member. */
export const saveProfile = (fd: TestFrontdesk, who: Caller, profile: Partial<typeof PROFILE>) =>
  mutate(fd, who, 'updateBusinessProfile', { ...PROFILE, ...profile, revision: 0 });

/** Stores a business profile without passages. */
export const buildBusinessProfile = (
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  profile: Partial<typeof PROFILE> = {},
) =>
  fd.services.database.forWorkspace(workspaceId).write((tx) =>
    tx.businessProfileRow.create({
      data: {
        ...PROFILE,
        ...profile,
        workspaceId,
        id: workspaceId,
        revision: 1,
        updatedAt: fd.services.clock(),
        updatedByName: 'Ada',
      },
    }),
  );

/** Stores a version of the business profile with this name. Returns its id. */
export const buildProfileVersion = (
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  { name, byName = 'Ada' }: { readonly name: string; readonly byName?: string },
): Promise<string | null> =>
  fd.services.database.forWorkspace(workspaceId).write((tx) => {
    const version = { workspaceId, sourceId: null, kind: 'BUSINESS_PROFILE', change: 'UPDATED', title: '' } as const;
    const content = { ...PROFILE, services: [], name };
    return recordVersion(tx, { ...version, content, at: fd.services.clock(), byName });
  });

/** Creates a group with one unanswered question of a conversation. Returns its id. */
export async function buildUnansweredQuestion(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  { conversationId, text = 'Do you teach horses?' }: { readonly conversationId: string; readonly text?: string },
): Promise<string> {
  const [id, at] = [uuidv7(), fd.services.clock()];
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    await tx.unansweredQuestion.create({ data: { workspaceId, id, firstAskedAt: at, lastAskedAt: at } });
    await tx.unansweredQuestionExample.create({
      data: { workspaceId, id: uuidv7(), questionId: id, conversationId, text, terms: ['teach', 'hors'], askedAt: at },
    });
  });
  return id;
}

/** Stores that a question belongs to a group. */
export const buildPlacement = (
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  { questionId, byName = 'Ada' }: { readonly questionId: string; readonly byName?: string },
) =>
  fd.services.database
    .forWorkspace(workspaceId)
    .write((tx) => placeQuestion(tx, { workspaceId, questionId, text: 'Dogs?', at: fd.services.clock(), byName }));

/** Returns the ids of the questions of a group, newest first. */
export const examplesOf = async (
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  questionId: string,
): Promise<string[]> => {
  const order = [{ askedAt: 'desc' }, { id: 'desc' }] as const;
  const rows = await fd.services.database
    .forWorkspace(workspaceId)
    .read((tx) => tx.unansweredQuestionExample.findMany({ where: { questionId }, orderBy: [...order] }));
  return rows.map(({ id }) => id);
};

/** Returns the ids of the versions of a source, or of the business profile if `sourceId` is null, newest first. */
export const versionsOf = async (
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  sourceId: string | null,
): Promise<string[]> => {
  const rows = await fd.services.database
    .forWorkspace(workspaceId)
    .read((tx) => tx.knowledgeVersion.findMany({ where: { sourceId }, orderBy: { number: 'desc' } }));
  return rows.map(({ id }) => id);
};

/** Stores a passage that a message cites. */
export const buildAnswerSource = (
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  source: { readonly messageId: string; readonly title?: string; readonly text?: string },
) =>
  fd.services.database.forWorkspace(workspaceId).write((tx) =>
    tx.answerSource.create({
      data: {
        workspaceId,
        kind: 'TEXT',
        title: 'House rules',
        headings: ['Parking'],
        text: 'Parking is behind the building.',
        citedAt: fd.services.clock(),
        ...source,
      },
    }),
  );
