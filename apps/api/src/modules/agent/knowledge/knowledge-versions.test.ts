import { KNOWLEDGE_LIMITS } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { draftOf } from '../../../../test/testkit/agent.ts';
import { buildTestCase } from '../../../../test/testkit/agent-tests.ts';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import {
  addKnowledge,
  buildUnreadFile,
  buildWebPage,
  PROFILE,
  saveProfile,
  versionsOf,
} from '../../../../test/testkit/knowledge.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildIntegration } from '../../../../test/testkit/scene.ts';
import { recordVersion } from './versions/record-version.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const VERSION = 'number kind change title createdByName';
const ofSource = async (who: Caller, id: string) => {
  const query = `query ($id: ID!) { knowledgeSource(id: $id) { versions(first: 50) { nodes { ${VERSION} } } } }`;
  return (await as(fd, who).ok<{ knowledgeSource: { versions: { nodes: object[] } } }>(query, { id })).knowledgeSource
    .versions.nodes;
};
const compare = async (who: Caller, fromId: string | null, toId: string) => {
  const query = `query ($fromId: ID, $toId: ID!) { compareKnowledgeVersions(fromId: $fromId, toId: $toId) {
    isCut lines { change text } } }`;
  return (await as(fd, who).ok(query, { fromId, toId }))['compareKnowledgeVersions'];
};
const edit = (who: Caller, id: string, revision: number, text: string) =>
  outcome(fd, who, 'updateKnowledgeSource', { id, revision, title: 'Is there parking?', text });
const restore = (who: Caller, versionId: string | undefined, revision: number) =>
  outcome(fd, who, 'restoreKnowledgeVersion', { versionId, revision });
const found = async (who: Caller, question: string) => {
  const query = 'query ($question: String!) { knowledgeSearch(question: $question) { passages { text } } }';
  const { knowledgeSearch } = await as(fd, who).ok<{ knowledgeSearch: { passages: { text: string }[] } }>(query, {
    question,
  });
  return knowledgeSearch.passages.map(({ text }) => text);
};

describe('the versions of a source', () => {
  it('state who changed it and when, without a version for a change that alters nothing [AG-20]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { owner } = acme;
    const id = await addKnowledge(fd, owner);
    const bea = await buildMember(fd, acme, { role: 'admin', name: 'Bea' });
    expect(await edit(bea, id, 1, 'In the garage.')).toBe('ok');
    expect(await edit(owner, id, 2, 'In the garage.')).toBe('ok');
    const version = { kind: 'QUESTION_ANSWER', title: 'Is there parking?' };
    expect(await ofSource(owner, id)).toEqual([
      { ...version, number: 2, change: 'UPDATED', createdByName: 'Bea' },
      { ...version, number: 1, change: 'CREATED', createdByName: 'Ada' },
    ]);
  });

  it('are compared line by line [AG-20]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const id = await addKnowledge(fd, acme.owner, {
      kind: 'TEXT',
      title: 'Is there parking?',
      text: 'One\nTwo\nThree\nFour\nFive',
    });
    await edit(acme.owner, id, 1, 'One\nTwo\nThree\nFour\n5');
    const [later = '', earlier = ''] = await versionsOf(fd, acme, id);
    expect(await compare(acme.owner, earlier, later)).toEqual({
      isCut: false,
      lines: [
        { change: 'UNCHANGED', text: 'Three' },
        { change: 'UNCHANGED', text: 'Four' },
        { change: 'REMOVED', text: 'Five' },
        { change: 'ADDED', text: '5' },
      ],
    });
    const { lines } = await compare(acme.owner, null, earlier);
    expect(lines.map(({ change }: { change: string }) => change)).toEqual(Array(6).fill('ADDED'));
  });

  it('are cut in a comparison with too many lines', async () => {
    const { acme } = await twoWorkspaces(fd);
    const text = Array.from({ length: KNOWLEDGE_LIMITS.comparedLines }, (_, at) => `Line ${at}`).join('\n');
    const id = await addKnowledge(fd, acme.owner, { kind: 'TEXT', title: 'Rules', text });
    const [version = ''] = await versionsOf(fd, acme, id);
    const comparison = (await compare(acme.owner, null, version)) as { isCut: boolean; lines: object[] };
    expect(comparison.isCut).toBe(true);
    expect(comparison.lines).toHaveLength(KNOWLEDGE_LIMITS.comparedLines);
  });

  it('are restored for the next question, as a new version [AG-20]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { owner } = acme;
    const id = await addKnowledge(fd, owner);
    await edit(owner, id, 1, 'There is no parking.');
    expect(await found(owner, 'Is there parking?')).toEqual(['There is no parking.']);
    const [, first] = await versionsOf(fd, acme, id);
    expect(await restore(owner, first, 1)).toBe('KNOWLEDGE_CHANGED');
    expect(await restore(owner, first, 2)).toBe('ok');
    expect(await found(owner, 'Is there parking?')).toEqual(['Parking is behind the building.']);
    expect(await ofSource(owner, id)).toMatchObject([{ number: 3, change: 'RESTORED' }, { number: 2 }, { number: 1 }]);
    expect(await restore(owner, first, 3)).toBe('KNOWLEDGE_VERSION_CURRENT');
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    expect(await restore(viewer, first, 3)).toBe('FORBIDDEN');
  });

  it('are deleted with it, except for the record of the deletion', async () => {
    const { acme } = await twoWorkspaces(fd);
    const id = await addKnowledge(fd, acme.owner);
    await edit(acme.owner, id, 1, 'In the garage.');
    const [, first] = await versionsOf(fd, acme, id);
    await mutate(fd, acme.owner, 'deleteKnowledgeSource', { id });
    const stored = await rows(fd, 'select change, content, number from knowledge_versions where source_id = $1', [id]);
    expect(stored).toEqual([{ change: 'DELETED', content: null, number: 3 }]);
    expect(await restore(acme.owner, first, 2)).toBe('NOT_FOUND');
  });

  it('are the latest ones only [AG-20]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const id = await addKnowledge(fd, acme.owner);
    // oxlint-disable-next-line no-await-in-loop -- each change is based on the previous one.
    for (let at = 1; at <= KNOWLEDGE_LIMITS.versions; at += 1) await edit(acme.owner, id, at, `Place ${at}.`);
    const numbers = (await ofSource(acme.owner, id)) as { number: number }[];
    expect(numbers).toHaveLength(KNOWLEDGE_LIMITS.versions);
    expect(numbers.at(-1)).toMatchObject({ number: 2 });
  });
});

describe('the versions of a file and of web pages', () => {
  const add = (
    { id: workspaceId }: BuiltWorkspace,
    version: Pick<Parameters<typeof recordVersion>[1], 'sourceId' | 'kind' | 'content'>,
  ) =>
    fd.services.database.forWorkspace(workspaceId).write((tx) =>
      recordVersion(tx, {
        ...version,
        workspaceId,
        change: 'READ',
        title: 'Prices.pdf',
        at: fd.services.clock(),
        byName: 'Ada',
      }),
    );

  it('restore the passages of a file, also if its new content could not be read [AG-20]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const id = await buildUnreadFile(fd, acme);
    const passages = [{ headings: ['Prices'], text: 'A haircut costs 40 EUR.', pageNumber: 2 }];
    const content = { format: 'PDF', byteCount: 9, pageCount: 3, characterCount: 23, passages } as const;
    const first = await add(acme, { sourceId: id, kind: 'FILE', content });
    await add(acme, { sourceId: id, kind: 'FILE', content: { ...content, passages: [] } });
    expect(await restore(acme.owner, first ?? undefined, 1)).toBe('ok');
    const query = `query ($id: ID!) { knowledgeSource(id: $id) { title status error format pageCount passageCount
      passages { headings text pageNumber } } }`;
    const { knowledgeSource } = await as(fd, acme.owner).ok(query, { id });
    const read = { title: 'Prices.pdf', status: 'READY', error: null, format: 'PDF', pageCount: 3, passageCount: 1 };
    expect(knowledgeSource).toEqual({ ...read, passages });
    expect(await found(acme.owner, 'What does a haircut cost?')).toEqual(['A haircut costs 40 EUR.']);
    expect(await rows(fd, 'select id from knowledge_file_parts where workspace_id = $1', [acme.id])).toEqual([]);
  });

  it('are not restored for web pages, whose next read would replace them', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { sourceId } = await buildWebPage(fd, acme);
    const version = await add(acme, { sourceId, kind: 'WEB_PAGE', content: { pages: [] } });
    expect(await restore(acme.owner, version ?? undefined, 1)).toBe('KNOWLEDGE_VERSION_OF_WEB_PAGE');
  });
});

describe('the versions of the business profile', () => {
  it('are listed, compared and restored [AG-20]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { owner } = acme;
    await saveProfile(fd, owner, { name: 'Smile', phone: '+1 415 555 0100' });
    await mutate(fd, owner, 'updateBusinessProfile', {
      ...PROFILE,
      name: 'Smile',
      phone: '+1 415 555 0199',
      revision: 1,
    });
    const [second = '', first = ''] = await versionsOf(fd, acme, null);
    expect(await compare(owner, first, second)).toMatchObject({
      lines: [
        { change: 'UNCHANGED', text: 'Smile' },
        { change: 'REMOVED', text: 'Our phone number is +1 415 555 0100.' },
        { change: 'ADDED', text: 'Our phone number is +1 415 555 0199.' },
      ],
    });
    expect(await restore(owner, second, 2)).toBe('KNOWLEDGE_VERSION_CURRENT');
    expect(await restore(owner, first, 2)).toBe('ok');
    expect(await found(owner, 'What is your phone number?')).toEqual(['Our phone number is +1 415 555 0100.']);
    const { businessProfileVersions } = await as(fd, owner).ok(
      `{ businessProfileVersions(first: 10) { nodes { number kind change } } }`,
    );
    const kind = 'BUSINESS_PROFILE';
    expect(businessProfileVersions).toEqual({
      nodes: [
        { number: 3, kind, change: 'RESTORED' },
        { number: 2, kind, change: 'UPDATED' },
        { number: 1, kind, change: 'CREATED' },
      ],
    });
  });
});

describe('a test run and a version of the agent', () => {
  const CHANGES = 'knowledgeNumber knowledgeChanges(first: 10) { totalCount nodes { title change } }';
  const startRun = async (acme: BuiltWorkspace & { owner: Member }) => {
    await buildIntegration(fd, acme, acme.owner, { state: 'VERIFIED', verifiedAt: fd.services.clock() });
    await buildTestCase(fd, acme);
    return (await mutate(fd, acme.owner, 'startTestRun', { seed: 1, repetitions: 1 }, 'run { id }'))['run'] as {
      id: string;
    };
  };

  it('name the sources and the profile that changed since then [AG-20]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { owner } = acme;
    const [edited, deleted] = [await addKnowledge(fd, owner), await addKnowledge(fd, owner, { title: 'Dogs?' })];
    await addKnowledge(fd, owner, { title: 'Cats?' });
    const run = await startRun(acme);
    await mutate(fd, owner, 'updatePersona', { name: 'Robin', role: '', tone: '', revision: await draftOf(fd, acme) });
    const published = await mutate(
      fd,
      owner,
      'publishAgent',
      { revision: await draftOf(fd, acme), note: '', untestedReason: null },
      'version { id }',
    );
    const { id: versionId } = published['version'] as { id: string };
    const read = async () => {
      const query = `query ($id: ID!, $versionId: ID!) { testRun(id: $id) { ${CHANGES} }
        version: node(id: $versionId) { ... on AgentVersion { ${CHANGES} } } }`;
      return as(fd, owner).ok(query, { id: run.id, versionId });
    };
    const unchanged = { knowledgeNumber: 3, knowledgeChanges: { totalCount: 0, nodes: [] } };
    expect(await read()).toEqual({ testRun: unchanged, version: unchanged });
    await edit(owner, edited, 1, 'In the garage.');
    await edit(owner, edited, 2, 'In the yard.');
    await mutate(fd, owner, 'deleteKnowledgeSource', { id: deleted });
    await saveProfile(fd, owner, { name: 'Smile' });
    const changed = {
      knowledgeNumber: 3,
      knowledgeChanges: {
        totalCount: 3,
        nodes: [
          { title: '', change: 'CREATED' },
          { title: 'Dogs?', change: 'DELETED' },
          { title: 'Is there parking?', change: 'UPDATED' },
        ],
      },
    };
    expect(await read()).toEqual({ testRun: changed, version: changed });
  });
});
