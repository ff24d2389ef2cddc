import { type PrefilledValue, prefillOf, SURFACE_LIMITS, type SurfaceContent } from '@frontdesk/domain';
import type { Prisma } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { readRecordAccess } from '../../agent/record-fields/index.ts';
import { readContactFields } from '../../world-model/entities/index.ts';
import { answersOf, type SurfaceRow } from './surfaces.repository.ts';

/**
 * Returns the known values that a form shows for questions without a saved answer. Without a second check, anyone who
 * has the link can see them, so only values that the agent may disclose to the contact are returned. Never returns
 * contact details, which are masked for some members.
 */
export async function findPrefill(
  tx: Tx,
  { id, contactId }: Pick<SurfaceRow, 'id' | 'contactId'>,
  content: SurfaceContent,
): Promise<PrefilledValue[]> {
  const marked = content.questions.filter(({ prefill, targetField }) => prefill && targetField);
  if (marked.length === 0) return [];
  const answered = (await answersOf(tx, id)).map(({ key }) => key);
  const asked = marked.filter(({ key }) => !answered.includes(key));
  const isChecked = (content.secondCheck ?? 'NONE') !== 'NONE';
  const access = isChecked ? null : new Map(Object.entries(await readRecordAccess(tx)));
  const names = asked.flatMap(({ targetField }) =>
    targetField && (!access || access.has(targetField)) ? [targetField] : [],
  );
  const known = await readContactFields(tx, contactId, names);
  const minimum = (content.prefillMinConfidence ?? SURFACE_LIMITS.prefillMinConfidence) / 100;
  const found = asked.flatMap((question) => {
    const field = known.get(question.targetField ?? '');
    const given = field && field.confidence >= minimum ? prefillOf(question, field.value, content) : null;
    return field && given ? [{ key: question.key, given, value: field.value }] : [];
  });
  const shareable = await withoutContactDetails(
    tx,
    found.flatMap(({ given }) => given),
  );
  return found.filter(({ given }) => given.every((text) => shareable.has(text)));
}

/** Returns the subset of the texts that contain neither a phone number nor an email address. */
async function withoutContactDetails(tx: Tx, texts: readonly string[]): Promise<ReadonlySet<string>> {
  if (texts.length === 0) return new Set();
  const rows = await tx.sql<{ text: string }>`
    select t.text from unnest(${texts}::text[]) t(text) where app.mask_text(t.text) = t.text`;
  return new Set(rows.map(({ text }) => text));
}

export const toStoredPrefill = (values: readonly PrefilledValue[]): Prisma.InputJsonArray =>
  JSON.parse(JSON.stringify(values));

/** Returns the known values that the page showed. Returns null if the contact has not requested known values. */
export const prefilledOf = ({ prefilled }: Pick<SurfaceRow, 'prefilled'>): readonly PrefilledValue[] | null =>
  prefilled as unknown as readonly PrefilledValue[] | null;
