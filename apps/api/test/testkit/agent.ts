import { DEFAULT_QUESTIONS } from '@frontdesk/agent';
import { defaultGraphV2, sourceOf } from '@frontdesk/agent/engine';
import { v7 as uuidv7 } from 'uuid';
import { asSystemActor } from '../../src/events/system-actor.ts';
import { lockDraft, recordFirstTest, writeQuestions } from '../../src/modules/agent/configuration/draft.ts';
import { findAgentId } from '../../src/modules/agent/configuration/find-agent.ts';
import { publishFirstVersion } from '../../src/modules/agent/configuration/index.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** Returns the revision that a change of the draft must name. Returns 0 if the draft was never changed. */
export const draftOf = (fd: TestFrontdesk, { id }: Pick<BuiltWorkspace, 'id'>): Promise<number> =>
  fd.services.database
    .forWorkspace(id)
    .read(async (tx) => (await tx.agent.findFirst({ where: { isDefault: true } }))?.revision ?? 0);

/** Returns the current version of the voice settings, or 0 if there are none. */
export const voiceVersionOf = (fd: TestFrontdesk, { id }: Pick<BuiltWorkspace, 'id'>): Promise<number> =>
  fd.services.database.forWorkspace(id).read(async (tx) => (await tx.voiceSettingsRow.findFirst())?.version ?? 0);

/** Creates an agent version. Every text of the version and of the draft contains `words`. Returns the version's id. */
export const buildVersion = (
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  words: string,
): Promise<string> =>
  fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const { agentId, personaId } = await lockDraft(tx, workspaceId, null);
    const number = (await tx.agentVersion.count({ where: { agentId } })) + 1;
    const [first] = DEFAULT_QUESTIONS;
    const question = { ...first!, words: words || 'What?', choices: [words], disqualifying: [words] };
    const key = /^[a-z]{1,20}$/.test(words) ? words : 'need';
    await writeQuestions(tx, { workspaceId, personaId }, [{ ...question, key }]);
    const shown = sourceOf({ ...defaultGraphV2(DEFAULT_QUESTIONS, 'BOOK'), goal: words || 'To help' });
    await tx.agent.updateMany({ where: { id: agentId }, data: { graphSource: shown } });
    await tx.persona.updateMany({ where: { agentId }, data: { name: words, role: words, tone: words } });
    const graph = { workspaceId, id: uuidv7(), agentId, number, source: shown };
    await tx.contextGraphVersion.create({ data: graph });
    const persona = { personaName: words, personaRole: words, personaTone: words };
    const id = uuidv7();
    const about = {
      note: words,
      publishedByName: words,
      publishedAt: new Date(fd.services.clock().getTime() + number),
    };
    await tx.agentVersion.create({
      data: { workspaceId, id, agentId, graphVersionId: graph.id, number, ...persona, ...about },
    });
    return id;
  });

/** Creates an agent that is not the default agent and has the default draft. Returns its id. */
export async function buildAgent(
  fd: Pick<TestFrontdesk, 'services'>,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  name: string,
): Promise<string> {
  const id = uuidv7();
  const createdAt = fd.services.clock();
  await fd.services.database
    .forWorkspace(workspaceId)
    .write((tx) => tx.agent.create({ data: { workspaceId, id, name, goal: 'BOOK', revision: 0, createdAt } }));
  return id;
}

/** Creates an agent version and a newer one that replaces it. Returns the id of the old version. */
export async function oldVersion(fd: TestFrontdesk, workspace: Pick<BuiltWorkspace, 'id'>): Promise<string> {
  const old = await buildVersion(fd, workspace, 'Robin');
  await buildVersion(fd, workspace, 'Alex');
  return old;
}

/** Returns the fields of a service that bind it to a version of an agent. */
export async function versionBinding(
  fd: Pick<TestFrontdesk, 'services'>,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  agentVersionId: string,
): Promise<{ agentId: string; agentVersionId: string }> {
  const { agentId } = await fd.services.database
    .forWorkspace(workspaceId)
    .read((tx) => tx.agentVersion.findFirstOrThrow({ where: { id: agentVersionId }, select: { agentId: true } }));
  return { agentId, agentVersionId };
}

/** Publishes the default agent. An agent without a published version does not reply. */
export const publishAgent = (fd: Pick<TestFrontdesk, 'services'>, { id }: Pick<BuiltWorkspace, 'id'>) =>
  fd.services.database
    .forWorkspace(id)
    .write((tx) => publishFirstVersion(tx, asSystemActor(fd.services, id, { kind: 'system', name: 'Test' })));

/** Records that a test chat was run with the draft. */
export const recordTestChat = (fd: Pick<TestFrontdesk, 'services'>, { id }: Pick<BuiltWorkspace, 'id'>) =>
  fd.services.database
    .forWorkspace(id)
    .write(async (tx) => recordFirstTest(tx, await findAgentId(tx, null), fd.services.clock()));
