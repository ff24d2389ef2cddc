import { isFormLanguage, type SurfaceContent, type SurfaceSender } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../auth/context.ts';
import { hashSecret, newSecret } from '../../../crypto/opaque-token.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { notFound } from '../../../errors/denials.ts';
import { type Refused, refused } from '../../../errors/refused.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { newestVersion, type SurfaceVersionRow } from './surfaces.repository.ts';

export interface SurfaceChoice {
  readonly templateId: string;
  /** Language in which the form is sent. Null for the default language of the form. */
  readonly language: string | null;
}

/** A form version that can be sent, with the language to use. */
export interface SendableVersion {
  readonly version: SurfaceVersionRow;
  readonly content: SurfaceContent;
  readonly language: SurfaceContent['defaultLanguage'];
}

/**
 * Returns the published version of a template, or a refusal if it cannot be sent. Throws NOT_FOUND for an unknown
 * template.
 */
export async function sendableVersion(
  tx: Tx,
  { templateId, language: chosen }: SurfaceChoice,
): Promise<SendableVersion | Refused> {
  const template = await tx.surfaceTemplate.findFirst({ where: { id: templateId } });
  if (!template) throw notFound();
  if (template.archivedAt) return refused('SURFACE_ARCHIVED', 'templateId');
  const version = await newestVersion(tx, templateId);
  if (!version) return refused('SURFACE_NOT_PUBLISHED', 'templateId');
  const content = version.content as unknown as SurfaceContent;
  const language = chosen ?? content.defaultLanguage;
  if (!isFormLanguage(language) || !content.languages.includes(language))
    return refused('FORM_LANGUAGE_UNKNOWN', 'language');
  return { version, content, language };
}

interface Recipient {
  readonly contactId: string;
  readonly conversationId: string | null;
  readonly messageId: string | null;
  /** Name of the member, API key or agent that sends the form. */
  readonly createdByName: string;
  readonly sender: SurfaceSender;
}

/** Link whose row does not exist yet, because the message that contains the link is stored first. */
export interface SurfaceLink {
  readonly token: string;
  readonly url: string;
}

export function newLink({ publicBaseUrl }: Pick<Services, 'publicBaseUrl'>): SurfaceLink {
  const token = newSecret();
  return { token, url: `${publicBaseUrl}/s/${token}` };
}

/** Stores a form that is sent to one contact. Returns the id of the form. */
export async function createSurface(
  tx: Tx,
  { services, workspace }: Pick<EventContext, 'services' | 'workspace'>,
  { version, content, language }: SendableVersion,
  { token, ...recipient }: Recipient & Pick<SurfaceLink, 'token'>,
): Promise<string> {
  const now = services.clock();
  const id = uuidv7();
  const hours = recipient.messageId === null ? null : (content.reminderHours ?? null);
  await tx.surface.create({
    data: {
      workspaceId: workspace.id,
      id,
      templateId: version.templateId,
      versionId: version.id,
      ...recipient,
      tokenHash: Uint8Array.from(hashSecret(token)),
      language,
      secondCheck: content.secondCheck ?? 'NONE',
      createdAt: now,
      expiresAt: new Date(now.getTime() + content.validDays * 86_400_000),
      reminderAt: hours === null ? null : new Date(now.getTime() + hours * 3_600_000),
    },
  });
  return id;
}
