import { DEFAULT_QUESTIONS } from '@frontdesk/agent';
import { type ContextGraph, defaultGraphV2, sourceOf } from '@frontdesk/agent/engine';
import { comparisonDigest, formatConfiguration } from '../../src/modules/platform/promotion/document.ts';
import { draftOf, publishAgent } from './agent.ts';
import { as, type Caller } from './as.ts';
import { type BuiltWorkspace, buildMember, buildWorkspace, type Member, twoWorkspaces } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { addTool } from './http-tools.ts';
import { addKnowledge, saveProfile } from './knowledge.ts';
import { FORM_CONTENT } from './lead-forms.ts';
import { mutate } from './mutate.ts';
import { buildConcept } from './safety.ts';
import { buildSavedReply } from './saved-replies.ts';
import type { Scene } from './scene.ts';
import { buildSurfaceTemplate } from './surfaces.ts';

/** Configuration without items, and the digest of its comparison with any workspace. */
export const EMPTY_CONFIGURATION = formatConfiguration({ kinds: [], items: [] });
export const EMPTY_DIGEST = comparisonDigest({ kinds: [], items: [] }, []);

export type OwnedWorkspace = BuiltWorkspace & { readonly owner: Member };

/** Creates a source and an empty target that belong to the same owner. */
export async function sourceAndTarget(fd: TestFrontdesk): Promise<{ source: OwnedWorkspace; target: OwnedWorkspace }> {
  const { acme: source } = await twoWorkspaces(fd);
  const target = await buildWorkspace(fd, { name: 'Acme live', slug: `${source.slug}-live` });
  return {
    source,
    target: { ...target, owner: await buildMember(fd, target, { role: 'owner', person: source.owner }) },
  };
}

/** Value of the secret header that `fillConfiguration` stores. */
export const TOOL_SECRET = 'Bearer sk-live-0123456789';

/** Stores one item of each kind in a workspace. The agent refers to the form, the tool and a member. */
export async function fillConfiguration(fd: TestFrontdesk, workspace: OwnedWorkspace): Promise<void> {
  const { owner } = workspace;
  const headers = [
    { name: 'Authorization', isSecret: true, value: TOOL_SECRET },
    { name: 'x-app', isSecret: false, value: 'desk' },
  ];
  await addTool(fd, owner, { headers });
  const formId = await buildSurfaceTemplate(fd, workspace, { name: 'Intake' });
  await mutate(fd, owner, 'updateLeadForm', { revision: 0, content: JSON.stringify(FORM_CONTENT) });
  await saveProfile(fd, owner, {
    name: 'Acme Dental',
    services: [{ name: 'Check-up', description: '', price: '$40' }],
  });
  await addKnowledge(fd, owner);
  await buildSavedReply(fd, workspace, { shortcut: 'price', folder: 'Sales' });
  await buildConcept(fd, workspace, { name: 'Threat', rule: { outcome: 'INSTRUCT', instruction: 'Stay calm.' } });
  await changeAgent(fd, workspace, formId);
  await publishAgent(fd, workspace);
  const { agents } = await as(fd, owner).ok('{ agents(first: 10) { edges { node { id } } } }');
  const service = { name: 'Reception', agentId: agents.edges[0].node.id, isGraphLatest: false };
  await mutate(fd, owner, 'createService', service);
}

async function changeAgent(fd: TestFrontdesk, workspace: OwnedWorkspace, formId: string): Promise<void> {
  const { owner } = workspace;
  const persona = { name: 'Vera', role: 'Receptionist', tone: 'Warm' };
  await mutate(fd, owner, 'updatePersona', { revision: await draftOf(fd, workspace), ...persona });
  const graph = defaultGraphV2(DEFAULT_QUESTIONS, 'BOOK');
  const intake = {
    description: 'The contact wants to fill in the intake form.',
    entry: [{ intent: 'I want to fill in the form.', examples: ['Send me the form.'] }],
    start: 'form',
    states: {
      form: { kind: 'tool', tool: 'send_surface', args: { form: `'${formId}'` }, next: 'member', onError: {} },
      member: { kind: 'tool', tool: 'assign', args: { member: `'${owner.memberId}'` }, next: 'done', onError: {} },
      done: { kind: 'end', outcome: 'ANSWERED' },
    },
  };
  const source = sourceOf({ ...graph, flows: { ...graph.flows, intake } } as ContextGraph);
  const input = { revision: await draftOf(fd, workspace), goal: 'BOOK', source };
  await mutate(fd, owner, 'updateContextGraph', input);
}

export const EXPORT = '{ configuration { document digest kinds itemCount } }';

export const exportFrom = async (fd: TestFrontdesk, who: Caller): Promise<string> =>
  (await as(fd, who).ok(EXPORT))['configuration'].document;

export interface ComparedItem {
  readonly kind: string;
  readonly key: string;
  readonly change: string;
  readonly fields: readonly { readonly path: string; readonly before: string | null; readonly after: string | null }[];
}

const COMPARE = `query ($document: String!) { compareConfiguration(document: $document) {
  digest errors { code field message } differences { kind key change fieldCount fields { path before after } } } }`;

export const compareWith = async (fd: TestFrontdesk, who: Caller, document: string) =>
  (await as(fd, who).ok(COMPARE, { document }))['compareConfiguration'] as {
    digest: string;
    errors: { code: string; field: string; message: string }[];
    differences: ComparedItem[];
  };

/**
 * Adds the workspace to a new organization and returns a reference to its configuration, with which the caller can
 * compare the workspace with itself. A caller who cannot read the configuration gets a reference that is not found.
 */
export async function configurationSource({ fd, workspace, founder, caller }: Scene): Promise<string> {
  const { prisma } = fd.services.database.system;
  const { id: organizationId } = await prisma.organization.create({
    data: { name: 'Acme', managerId: founder.userId },
  });
  await fd.services.database
    .forWorkspace(workspace.id)
    .write((tx) => tx.workspace.update({ where: { id: workspace.id }, data: { organizationId } }));
  const { data } = await as(fd, caller).run('{ configuration { source } }');
  return data?.['configuration']?.source ?? 'a reference that does not exist';
}
