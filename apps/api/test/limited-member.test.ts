import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sharedGraph } from '../src/graphql/schema.ts';
import { as } from './testkit/as.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { forGlobalAdmins, operationFor, type RootField, rootFields } from './testkit/graph.ts';
import { fieldOf, SAMPLES } from './testkit/samples.ts';
import { openScene, type Scene } from './testkit/scene.ts';

// For a member who may only see assigned conversations, permission rules check the assignee of a record. A use-case that
// selects a record without its assignee would fail for such members only. This suite detects such use-cases.

const roots = new Map(rootFields(sharedGraph()).map((root) => [root.name, root]));
const mutations = Object.keys(SAMPLES).flatMap((sample) => {
  const root = roots.get(fieldOf(sample));
  return root?.kind === 'mutation' && !forGlobalAdmins(root) ? [[sample, root] as const] : [];
});

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

describe('an owner limited to the conversations assigned to them', () => {
  it('never causes an internal error in a mutation', async () => {
    const answers = new Map<string, string>();
    for (const [sample, root] of mutations) answers.set(sample, await answerTo(sample, root));
    const broken = [...answers].filter(([, answer]) => answer === 'INTERNAL').map(([sample]) => sample);
    if (broken.length > 0)
      throw new Error(`Select what canOn asks about, as lockContact does, in: ${broken.join(', ')}.`);
    expect(answers.get('Mutation.assignConversation')).toBe('ok'); // Precondition: still permitted.
    expect(answers.get('Mutation.updateLead')).not.toBe('ok'); // Precondition: the restriction applies.
  }, 300_000);
});

async function answerTo(sample: string, root: RootField): Promise<string> {
  const scene = await openScene(fd, 'owner');
  const args = await SAMPLES[sample]?.(scene);
  await limit(scene);
  const { errors } = await as(fd, scene.caller).run(operationFor(root, 0), args);
  return errors?.[0] ? errors[0].extensions.code : 'ok';
}

/**
 * Restricts the member to assigned conversations and assigns all conversations, including the sample's, to the
 * member.
 */
const limit = ({ workspace, person }: Scene) =>
  fd.services.database.forWorkspace(workspace.id).write(async (tx) => {
    const member = await tx.member.findFirstOrThrow({ where: { userId: person?.userId ?? '' } });
    await tx.member.updateMany({ where: { id: member.id }, data: { assignedConversationsOnly: true } });
    await tx.conversation.updateMany({ data: { assigneeId: member.id } });
  });
