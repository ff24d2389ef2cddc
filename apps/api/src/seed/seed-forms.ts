import { createHash, randomBytes } from 'node:crypto';
import type { SurfaceContent } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../db/generated/client.ts';
import type { Tx } from '../db/tenant-db.ts';
import type { ConversationRows } from './seed-conversations.ts';

export interface FormTexts {
  readonly name: string;
  readonly content: SurfaceContent;
  /** Answers of each contact, by the key of the question. An empty text is no answer. */
  readonly answers: readonly Readonly<Record<string, string>>[];
}

interface FormSeedInput {
  readonly rows: ConversationRows;
  readonly texts: FormTexts;
  readonly workspaceId: string;
  readonly byName: string;
  readonly now: Date;
}

const DAY = 86_400_000;

/** Statuses of the sent forms. The first contact receives the first one. */
const STATUSES = [
  'PENDING_REVIEW',
  'ACCEPTED',
  'PENDING_REVIEW',
  'IN_PROGRESS',
  'OPENED',
  'SENT',
  'EXPIRED',
  'ACCEPTED',
];
const SUBMITTED: readonly string[] = ['PENDING_REVIEW', 'ACCEPTED'];

/** Creates a published form, and forms that were sent to contacts in different statuses. */
export async function seedForms(tx: Tx, { rows, texts, workspaceId, byName, now }: FormSeedInput): Promise<void> {
  const [templateId, versionId] = [uuidv7(), uuidv7()];
  const publishedAt = new Date(now.getTime() - 20 * DAY);
  const content = texts.content as unknown as Prisma.InputJsonObject;
  const published = { publishedNumber: 1, publishedRevision: 0, publishedAt, publishedLanguages: ['en'] };
  const stamp = { createdAt: publishedAt, updatedAt: publishedAt, updatedByName: byName };
  await tx.surfaceTemplate.create({
    data: { workspaceId, id: templateId, name: texts.name, draft: content, ...published, ...stamp },
  });
  const version = { templateId, number: 1, content, publishedAt, publishedByName: byName };
  await tx.surfaceVersion.create({ data: { workspaceId, id: versionId, ...version } });
  const sent = STATUSES.map((status, nth) => {
    const conversation = rows.conversations[nth * 3];
    const to = { contactId: conversation?.contactId ?? '', conversationId: conversation?.id ?? null };
    return { workspaceId, templateId, versionId, ...to, ...formOf({ status, nth, byName, now }) };
  });
  await tx.surface.createMany({ data: sent });
  const answers = sent
    .filter(({ status }) => SUBMITTED.includes(status))
    .flatMap((form, nth) => answersOf(form, texts, nth));
  await tx.surfaceAnswer.createMany({ data: answers });
}

interface SentForm {
  readonly status: string;
  readonly nth: number;
  readonly byName: string;
  readonly now: Date;
}

function formOf({ status, nth, byName, now }: SentForm) {
  const createdAt = new Date(now.getTime() - (status === 'EXPIRED' ? 12 : 1 + (nth % 4)) * DAY);
  const openedAt = status === 'SENT' ? null : new Date(createdAt.getTime() + DAY / 12);
  const submittedAt = SUBMITTED.includes(status) ? new Date(createdAt.getTime() + DAY / 11) : null;
  const review = { reviewedAt: new Date(createdAt.getTime() + DAY / 2), reviewedByName: byName };
  return {
    id: uuidv7({ msecs: createdAt.getTime() }),
    // No link of the demo data can be opened, because its token is not known.
    tokenHash: createHash('sha256').update(randomBytes(16)).digest(),
    language: 'en',
    status,
    sender: nth % 2 === 0 ? 'AGENT' : 'MEMBER',
    createdAt,
    createdByName: nth % 2 === 0 ? 'AI agent' : byName,
    expiresAt: new Date(createdAt.getTime() + 7 * DAY),
    openedAt,
    submittedAt,
    ...(status === 'ACCEPTED' ? review : {}),
  };
}

interface SubmittedForm {
  readonly workspaceId: string;
  readonly id: string;
  readonly submittedAt: Date | null;
}

function answersOf(
  { workspaceId, id: surfaceId, submittedAt }: SubmittedForm,
  { content, answers }: FormTexts,
  nth: number,
) {
  const given = answers[nth % answers.length] ?? {};
  return content.questions.flatMap(({ key, type, label, options }, position) => {
    const text = given[key];
    if (!text) return [];
    const shown = options.find((option) => option.key === text)?.label['en'] ?? text;
    const answer = { key, position, label: label['en'] ?? key, type, given: [text], values: [shown] };
    return { workspaceId, surfaceId, ...answer, updatedAt: submittedAt ?? new Date() };
  });
}
