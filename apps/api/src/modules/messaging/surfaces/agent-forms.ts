import { askedQuestions, formText, type SurfaceContent } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { createSurface, newLink, type SendableVersion, type SurfaceLink } from './create-surface.ts';
import { newestVersion, type SurfaceVersionRow } from './surfaces.repository.ts';

/**
 * Returns the published version of a form. Returns null if the form does not exist, is archived or is not published.
 */
export async function findSendableForm(tx: Tx, templateId: string): Promise<SurfaceVersionRow | null> {
  const template = await tx.surfaceTemplate.findFirst({ where: { id: templateId }, select: { archivedAt: true } });
  return template && !template.archivedAt ? newestVersion(tx, templateId) : null;
}

/** Returns the subset of the given form ids whose forms can be sent. */
export async function sendableFormsOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const where = { id: { in: [...ids] }, archivedAt: null, publishedNumber: { not: null } };
  return (await tx.surfaceTemplate.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

/**
 * Returns the names under which a form stores answers: the keys of its questions and the contact record fields assigned
 * to them.
 */
export const answerNamesOf = ({ content }: Pick<SurfaceVersionRow, 'content'>): string[] =>
  askedQuestions((content as unknown as SurfaceContent).questions).flatMap(({ key, targetField }) => [
    key,
    targetField ?? key,
  ]);

/** A form that the agent sends in a reply, or a sequence in a step. The row of the form is stored together with the message. */
export interface AgentForm {
  readonly sendable: SendableVersion;
  readonly link: SurfaceLink;
  /** Message text, which contains the title and URL of the form. */
  readonly text: string;
}

/** Prepares a link to a form version, in the language of the conversation if the form supports it. */
export async function prepareForm(
  tx: Tx,
  services: Pick<Services, 'publicBaseUrl'>,
  { versionId, language: wanted }: { readonly versionId: string; readonly language: string },
): Promise<AgentForm> {
  const version = await tx.surfaceVersion.findFirstOrThrow({ where: { id: versionId } });
  const content = version.content as unknown as SurfaceContent;
  const language = content.languages.find((one) => one === wanted) ?? content.defaultLanguage;
  const link = newLink(services);
  const text = `${formText(content.title, language, content)}\n${link.url}`;
  return { sendable: { version, content, language }, link, text };
}

interface SentMessage {
  readonly contactId: string;
  readonly conversationId: string;
  readonly messageId: string;
  /** Sender of the message. */
  readonly sender: keyof typeof CREATED_BY;
}

const CREATED_BY = { AGENT: 'Agent', SEQUENCE: 'Sequence' } as const;

/** Stores the form whose link a message of the agent or of a sequence contains. */
export async function storeAgentForm(
  tx: Tx,
  by: EventContext,
  { sendable, link }: AgentForm,
  message: SentMessage,
): Promise<void> {
  const recipient = { token: link.token, ...message, createdByName: CREATED_BY[message.sender] };
  const id = await createSurface(tx, by, sendable, recipient);
  const { contactId, conversationId } = message;
  const after = { templateId: sendable.version.templateId, contactId, conversationId, language: sendable.language };
  await recordEvent(tx, by, { name: 'surface.sent', subject: { type: 'Surface', id }, after });
}

/** Answers of a completed form that the agent has not received yet. */
export interface UnreadForm {
  readonly id: string;
  /** Answers, by question key and by contact record field. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A completed form together with the content of its version. */
export interface CompletedForm {
  readonly id: string;
  readonly content: SurfaceContent;
  readonly answers: readonly { readonly key: string; readonly values: readonly string[] }[];
}

/** Converts the answers of a completed form to the format that the agent receives. */
export function toUnreadForm({ id, content: { questions }, answers }: CompletedForm): UnreadForm {
  const pairs = answers.flatMap(({ key, values }) => {
    const target = questions.find((question) => question.key === key)?.targetField ?? key;
    return [key, target].map((name) => [name, values.join(', ')] as const);
  });
  return { id, fields: Object.fromEntries(pairs) };
}

/** Stores which agent run received the answers of the forms. */
export async function markFormsRead(
  tx: Tx,
  { forms, agentRunId }: { readonly forms: readonly UnreadForm[]; readonly agentRunId: string },
): Promise<void> {
  const ids = forms.map(({ id }) => id);
  if (ids.length > 0) await tx.surface.updateMany({ where: { id: { in: ids } }, data: { agentRunId } });
}
