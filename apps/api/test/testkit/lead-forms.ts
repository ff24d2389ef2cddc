import { DEFAULT_FORM, type LeadFormContent } from '@frontdesk/domain';
import type { Prisma } from '../../src/db/generated/client.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** A form with a required choice, an optional text and a consent link. */
export const FORM_CONTENT: LeadFormContent = {
  ...DEFAULT_FORM,
  languages: ['en', 'es'],
  questions: [
    {
      key: 'class',
      type: 'CHOICE',
      required: true,
      label: { en: 'Which class?', es: '¿Qué clase?' },
      help: {},
      options: [
        { key: 'yoga', label: { en: 'Yoga' } },
        { key: 'spin', label: { en: 'Spinning' } },
      ],
    },
    { key: 'note', type: 'LONG_TEXT', required: false, label: { en: 'Anything else?' }, help: {}, options: [] },
  ],
  consent: { text: { en: 'You may write to me.' }, policyUrl: 'https://acme.example/privacy' },
  hiddenFields: ['partner'],
};

interface BuiltForm {
  readonly content?: LeadFormContent;
  readonly embedOrigins?: string[];
  readonly number?: number;
  readonly publishedAt?: Date;
  readonly logo?: string | null;
  /** Name of the member who changed and published the form. */
  readonly by?: string;
}

/** Publishes a version of the workspace's form, and replaces its draft. Returns the id of the version. */
export async function buildLeadFormVersion(
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  { content = FORM_CONTENT, embedOrigins = [], number, publishedAt, logo = null, by = 'Ada Owner' }: BuiltForm = {},
): Promise<string> {
  const now = fd.services.clock();
  const draft = JSON.parse(JSON.stringify(content)) as Prisma.InputJsonObject;
  return fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const stamp = { updatedAt: now, updatedByName: by, draftLogo: logo };
    const stored = await tx.leadForm.findFirst();
    const form = stored ?? (await tx.leadForm.create({ data: { workspaceId, draft, createdAt: now, ...stamp } }));
    await tx.leadForm.updateMany({ data: { draft, embedOrigins, ...stamp } });
    const count = await tx.leadFormVersion.count();
    const { id } = await tx.leadFormVersion.create({
      data: {
        workspaceId,
        formId: form.id,
        number: number ?? count + 1,
        content: draft,
        publishedAt: publishedAt ?? now,
        publishedByName: by,
        logo,
      },
    });
    return id;
  });
}

/** The smallest file that is accepted as a logo. */
export const PNG_LOGO = `data:image/png;base64,${Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]).toString('base64')}`;

/** Returns the revision of the workspace's form. 0 if it was never changed. */
export const leadFormRevision = ({
  fd,
  workspace,
}: {
  readonly fd: TestFrontdesk;
  readonly workspace: BuiltWorkspace;
}) =>
  fd.services.database
    .forWorkspace(workspace.id)
    .read(async (tx) => (await tx.leadForm.findFirst({ select: { revision: true } }))?.revision ?? 0);
