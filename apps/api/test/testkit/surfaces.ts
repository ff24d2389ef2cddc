import { newSurfaceContent, type SurfaceContent, type SurfaceStatus } from '@frontdesk/domain';
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
  /** Text of an answer to the question `goal`. Omitted for no answer. */
  readonly answer?: string;
  /** Key and label of the answer. */
  readonly question?: { readonly key: string; readonly label: string };
  readonly by?: string;
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
    answer,
    question = GOAL,
    by = 'Ada Owner',
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
        language: 'en',
        status,
        createdAt: now,
        createdByName: by,
        expiresAt: new Date(now.getTime() + 7 * 86_400_000),
        ...(status === 'SUBMITTED' && { submittedAt: now }),
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
