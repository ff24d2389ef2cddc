import {
  DONE_SURFACE_STATUSES,
  newSurfaceContent,
  type SurfaceCheck,
  type SurfaceContent,
  type SurfaceSender,
  type SurfaceStatus,
} from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { hashSecret, newSecret } from '../../src/crypto/opaque-token.ts';
import type { Prisma } from '../../src/db/generated/client.ts';
import type { BuiltWorkspace } from './build.ts';
import { buildContact } from './conversations.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** A form with each kind of answer. `goal`, `visits` and `plan` are stored in the record. */
export const SURFACE_CONTENT: SurfaceContent = {
  ...newSurfaceContent('Before your first visit'),
  languages: ['en', 'es'],
  title: { en: 'Before your first visit', es: 'Antes de su primera visita' },
  questions: [
    {
      key: 'goal',
      type: 'TEXT',
      required: true,
      label: { en: 'What is your goal?', es: '¿Cuál es su objetivo?' },
      help: { en: 'In a few words' },
      options: [],
      targetField: 'goal',
    },
    {
      key: 'visits',
      type: 'NUMBER',
      required: false,
      label: { en: 'Visits per week' },
      help: {},
      options: [],
      targetField: 'visits',
    },
    {
      key: 'plan',
      type: 'CHOICE',
      required: true,
      label: { en: 'Which plan?' },
      help: {},
      options: [
        { key: 'day', label: { en: 'Day' } },
        { key: 'all', label: { en: 'All day' } },
      ],
      targetField: 'plan',
    },
    {
      key: 'sports',
      type: 'CHOICES',
      required: false,
      label: { en: 'Which sports?' },
      help: {},
      options: [
        { key: 'yoga', label: { en: 'Yoga' } },
        { key: 'spin', label: { en: 'Spinning' } },
      ],
    },
    { key: 'since', type: 'DATE', required: false, label: { en: 'Since when?' }, help: {}, options: [] },
    { key: 'mail', type: 'EMAIL', required: false, label: { en: 'Email' }, help: {}, options: [] },
    { key: 'note', type: 'LONG_TEXT', required: false, label: { en: 'Anything else?' }, help: {}, options: [] },
    { key: 'agree', type: 'CHECKBOX', required: false, label: { en: 'You may write to me' }, help: {}, options: [] },
  ],
};

interface BuiltTemplate {
  readonly name?: string;
  readonly content?: SurfaceContent;
  readonly isPublished?: boolean;
  readonly by?: string;
}

/** Creates a form for contacts, published unless told otherwise. Returns its id. */
export async function buildSurfaceTemplate(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  { name = 'First visit', content = SURFACE_CONTENT, isPublished = true, by = 'Ada Owner' }: BuiltTemplate = {},
): Promise<string> {
  const now = fd.services.clock();
  const draft = JSON.parse(JSON.stringify(content)) as Prisma.InputJsonObject;
  return fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const published = isPublished
      ? { publishedNumber: 1, publishedRevision: 0, publishedAt: now, publishedLanguages: [...content.languages] }
      : {};
    const stamp = { createdAt: now, updatedAt: now, updatedByName: by };
    const { id } = await tx.surfaceTemplate.create({ data: { workspaceId, name, draft, ...stamp, ...published } });
    if (isPublished)
      await tx.surfaceVersion.create({
        data: { workspaceId, templateId: id, number: 1, content: draft, publishedAt: now, publishedByName: by },
      });
    return id;
  });
}

interface BuiltSurface {
  readonly templateId?: string;
  readonly contactId?: string;
  readonly conversationId?: string | null;
  readonly messageId?: string | null;
  readonly status?: SurfaceStatus;
  readonly sender?: SurfaceSender;
  readonly secondCheck?: SurfaceCheck;
  readonly language?: string;
  /** Value that the page showed for the question of the answer. Omitted for none. */
  readonly prefilled?: string;
  /** Text of an answer to the question `goal`. Omitted for no answer. */
  readonly answer?: string;
  /** Key and label of the answer. */
  readonly question?: { readonly key: string; readonly label: string };
  readonly by?: string;
  /** Note of a review by the same person. */
  readonly reviewNote?: string | null;
}

const GOAL = { key: 'goal', label: 'What is your goal?' };

/** Sends a form to a contact. Returns its id and the path of its link. */
export async function buildSurface(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  {
    conversationId = null,
    messageId = null,
    status = 'SENT',
    sender = 'MEMBER',
    secondCheck = 'NONE',
    language = 'en',
    prefilled,
    answer,
    question = GOAL,
    by = 'Ada Owner',
    reviewNote = null,
    ...more
  }: BuiltSurface = {},
) {
  const { id: workspaceId } = workspace;
  const templateId = more.templateId ?? (await buildSurfaceTemplate(fd, workspace));
  const contactId = more.contactId ?? (await buildContact(fd, workspace)).id;
  const now = fd.services.clock();
  const [id, token] = [uuidv7(), newSecret()];
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const { id: versionId } = await tx.surfaceVersion.findFirstOrThrow({ where: { templateId } });
    await tx.surface.create({
      data: {
        workspaceId,
        id,
        templateId,
        versionId,
        contactId,
        conversationId,
        messageId,
        tokenHash: Uint8Array.from(hashSecret(token)),
        language,
        status,
        sender,
        secondCheck,
        ...(prefilled !== undefined && { prefilled: [{ key: question.key, given: [prefilled], value: prefilled }] }),
        createdAt: now,
        createdByName: by,
        expiresAt: new Date(now.getTime() + 7 * 86_400_000),
        ...(DONE_SURFACE_STATUSES.some((done) => done === status) && { submittedAt: now }),
        ...(reviewNote !== null && { reviewNote, reviewedAt: now, reviewedByName: by }),
        ...(status === 'REVOKED' && { revokedAt: now }),
      },
    });
    if (answer !== undefined)
      await tx.surfaceAnswer.create({
        data: {
          workspaceId,
          surfaceId: id,
          ...question,
          position: 0,
          type: 'TEXT',
          given: [answer],
          values: [answer],
          updatedAt: now,
        },
      });
  });
  return { id, contactId, templateId, path: `/s/${token}` };
}

/** Sends a form that was locked after five wrong birth dates. */
export async function buildLockedSurface(fd: TestFrontdesk, workspace: BuiltWorkspace) {
  const surface = await buildSurface(fd, workspace, { secondCheck: 'BIRTH_DATE' });
  const locked = { lockedAt: fd.services.clock(), checkFailures: 5 };
  await fd.services.database
    .forWorkspace(workspace.id)
    .write((tx) => tx.surface.updateMany({ where: { id: surface.id }, data: locked }));
  return surface;
}

/** Sends a form in a conversation, with a message that contains the link. Its answers wait for a review. */
export async function buildSurfaceInReview(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  { id: conversationId, contactId }: { readonly id: string; readonly contactId: string },
) {
  const content = { ...SURFACE_CONTENT, requiresReview: true };
  const templateId = await buildSurfaceTemplate(fd, workspace, { content });
  const messageId = uuidv7();
  const place = { templateId, conversationId, contactId, messageId };
  const surface = await buildSurface(fd, workspace, { ...place, status: 'PENDING_REVIEW', answer: 'Run' });
  const body = `Please fill in this form: ${fd.services.publicBaseUrl}${surface.path}`;
  const message = { workspaceId: workspace.id, id: messageId, conversationId, sentAt: fd.services.clock(), body };
  await fd.services.database
    .forWorkspace(workspace.id)
    .write((tx) => tx.message.create({ data: { ...message, direction: 'OUT', author: 'AGENT', status: 'SENT' } }));
  return surface;
}
