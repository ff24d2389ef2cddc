import { WRITTEN_SOURCE_KINDS, type WrittenSourceKind } from '@frontdesk/domain';
import { z } from 'zod';
import { refused } from '../../../../errors/refused.ts';
import {
  createKnowledgeSource,
  readBusinessProfile,
  updateBusinessProfile,
  updateKnowledgeSource,
} from '../../../agent/knowledge/index.ts';
import { kindRules, OLDEST_FIRST, uniqueKeys } from './kind.ts';

const Profile = z.strictObject({
  name: z.string(),
  description: z.string(),
  address: z.string(),
  phone: z.string(),
  email: z.string(),
  website: z.string(),
  services: z.array(
    z.strictObject({
      name: z.string(),
      description: z.string(),
      price: z.string(),
      durationMinutes: z.number().nullable(),
    }),
  ),
  policies: z.array(z.strictObject({ title: z.string(), text: z.string() })),
  links: z.array(z.strictObject({ title: z.string(), url: z.string() })),
  contactPersons: z.array(z.strictObject({ name: z.string(), role: z.string(), phone: z.string(), email: z.string() })),
});
const Source = z.strictObject({ kind: z.enum(WRITTEN_SOURCE_KINDS), title: z.string(), text: z.string() });

/** The business profile. Left out if it was never changed. */
export const businessProfile = kindRules<z.infer<typeof Profile>, never>({
  kind: 'BUSINESS_PROFILE',
  subject: 'BusinessProfile',
  needs: [['update', 'BusinessProfile']],
  shape: Profile,
  read: async (tx, { workspace: { id } }) => {
    const stored = await readBusinessProfile(tx);
    if (!stored) return [];
    const { revision, ...profile } = stored;
    return [{ key: 'business-profile', id, revision, content: Profile.parse(profile) }];
  },
  apply: async (ctx, { content, stored }) =>
    updateBusinessProfile(ctx, { ...content, revision: stored?.revision ?? 0 }),
});

/** Texts and answered questions, by title. Files and web pages are left out, because they are read from elsewhere. */
export const knowledgeSources = kindRules<z.infer<typeof Source>, never>({
  kind: 'KNOWLEDGE_SOURCE',
  subject: 'KnowledgeSource',
  needs: [
    ['create', 'KnowledgeSource'],
    ['update', 'KnowledgeSource'],
  ],
  shape: Source,
  read: async (tx) => {
    const where = { kind: { in: [...WRITTEN_SOURCE_KINDS] } };
    const rows = await tx.knowledgeSource.findMany({ where, orderBy: [...OLDEST_FIRST] });
    const keys = uniqueKeys(rows.map(({ title }) => title));
    return rows.map(({ id, revision, title, text, ...row }, index) => ({
      key: keys[index] as string,
      id,
      revision,
      content: { kind: row.kind as WrittenSourceKind, title, text },
    }));
  },
  apply: async (ctx, { content, stored }) => {
    if (!stored) return createKnowledgeSource(ctx, content);
    if (stored.content.kind !== content.kind) return refused('KNOWLEDGE_SOURCE_INVALID', 'kind');
    const { title, text } = content;
    return updateKnowledgeSource(ctx, { id: stored.id, revision: stored.revision, title, text });
  },
});
