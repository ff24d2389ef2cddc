import { KNOWLEDGE_LIMITS, PROFILE_LIMITS } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import {
  addKnowledge,
  buildKnowledgeSource,
  buildUnansweredQuestion,
  PROFILE,
  saveProfile,
} from '../../../../test/testkit/knowledge.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const PROFILE_QUERY = `{ businessProfile { name description address phone email website services { name description price durationMinutes }
  policies { title text } links { title url } contactPersons { name role phone email } revision updatedByName } }`;
const FULL = {
  ...PROFILE,
  name: 'Smile Dental',
  website: 'https://smile.example',
  services: [{ name: 'Cleaning', description: '', price: '60 EUR', durationMinutes: 45 }],
  policies: [{ title: 'Cancellations', text: 'A day before.' }],
  links: [{ title: 'Prices', url: 'https://smile.example/prices' }],
  contactPersons: [{ name: 'Ada', role: 'Reception', phone: '+1 415 555 0100', email: 'ada@smile.example' }],
};

describe('the business profile', () => {
  it('is empty at first, and is replaced as a whole by members with permission [AG-15]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const agent = await buildMember(fd, acme, { role: 'agent' });
    const read = async () => (await as(fd, agent).ok(PROFILE_QUERY))['businessProfile'];
    expect(await read()).toEqual({ ...PROFILE, revision: 0, updatedByName: null });
    expect(await outcome(fd, agent, 'updateBusinessProfile', { ...FULL, revision: 0 })).toBe('FORBIDDEN');
    await saveProfile(fd, acme.owner, FULL);
    expect(await read()).toEqual({ ...FULL, revision: 1, updatedByName: 'Ada' });
    await mutate(fd, acme.owner, 'updateBusinessProfile', { ...PROFILE, name: 'Smile', revision: 1 });
    expect(await read()).toEqual({ ...PROFILE, name: 'Smile', revision: 2, updatedByName: 'Ada' });
  });

  it('is not overwritten by a member who has not loaded the last change', async () => {
    const { acme } = await twoWorkspaces(fd);
    await saveProfile(fd, acme.owner, FULL);
    const save = (revision: number) => outcome(fd, acme.owner, 'updateBusinessProfile', { ...FULL, revision });
    expect(await save(0)).toBe('KNOWLEDGE_CHANGED');
    expect(await save(1)).toBe('ok');
  });

  const [service, policy, link, person] = [
    FULL.services[0]!,
    FULL.policies[0]!,
    FULL.links[0]!,
    FULL.contactPersons[0]!,
  ];
  it.each<[string, object]>([
    ['name', { name: 'x'.repeat(PROFILE_LIMITS.nameLength + 1) }],
    ['email', { email: 'no address' }],
    ['website', { website: 'javascript:alert(1)' }],
    ['services', { services: Array.from({ length: PROFILE_LIMITS.services + 1 }, () => service) }],
    ['services.1.name', { services: [service, { ...service, name: ' ' }] }],
    ['services.0.durationMinutes', { services: [{ ...service, durationMinutes: 0 }] }],
    ['policies.0.text', { policies: [{ ...policy, text: '' }] }],
    ['links.0.url', { links: [{ ...link, url: 'https://ada:pass@smile.example' }] }],
    ['contactPersons.0.email', { contactPersons: [{ ...person, email: 'ada' }] }],
  ])('is refused with an invalid %s', async (field, change) => {
    const { acme } = await twoWorkspaces(fd);
    const refusal = await mutate(fd, acme.owner, 'updateBusinessProfile', { ...FULL, ...change, revision: 0 });
    expect(refusal).toMatchObject({ code: 'BUSINESS_PROFILE_INVALID', field });
    expect(await outcome(fd, acme.owner, 'updateBusinessProfile', { ...FULL, revision: 0 })).toBe('ok');
  });
});

const LIST = `query ($filter: KnowledgeSourceFilter, $after: String) { knowledgeSources(first: 2, filter: $filter, after: $after) {
  totalCount pageInfo { endCursor hasNextPage } edges { node { title } } } }`;

interface Listed {
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  readonly edges: readonly { readonly node: { readonly title: string } }[];
}

describe('a knowledge source', () => {
  const listed = async (who: Caller, variables: object = {}): Promise<Listed> =>
    (await as(fd, who).ok<{ knowledgeSources: Listed }>(LIST, variables as never)).knowledgeSources;
  const titles = ({ edges }: Listed) => edges.map(({ node }) => node.title);

  it('is added, listed, searched and read with its passages [AG-16]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    await addKnowledge(fd, globex.owner, { title: 'Foreign' });
    await addKnowledge(fd, acme.owner, { title: 'First', text: 'The 100% answer.' });
    fd.advance({ seconds: 1 });
    await addKnowledge(fd, acme.owner, { title: 'Second' });
    fd.advance({ seconds: 1 });
    const text = 'Welcome.\n\n# Rules\nNo shoes.\n## Children\nAsk us.\n# Hours\n';
    const id = await addKnowledge(fd, acme.owner, { kind: 'TEXT', title: 'Third', text });
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    const page = await listed(viewer);
    expect(titles(page)).toEqual(['Third', 'Second']);
    expect(page).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(titles(await listed(viewer, { after: page.pageInfo.endCursor }))).toEqual(['First']);
    expect(titles(await listed(viewer, { filter: { kinds: ['TEXT'] } }))).toEqual(['Third']);
    expect(titles(await listed(viewer, { filter: { search: '100% ANSWER' } }))).toEqual(['First']);
    expect(titles(await listed(viewer, { filter: { search: '100_' } }))).toEqual([]);
    const { knowledgeSource } = await as(fd, viewer).ok(
      `{ knowledgeSource(id: "${id}") { text characterCount passageCount createdByName revision passages { headings text } } }`,
    );
    expect(knowledgeSource).toEqual({
      text: text.trim(),
      characterCount: text.trim().length,
      passageCount: 3,
      createdByName: 'Ada',
      revision: 1,
      passages: [
        { headings: [], text: 'Welcome.' },
        { headings: ['Rules'], text: 'No shoes.' },
        { headings: ['Rules', 'Children'], text: 'Ask us.' },
      ],
    });
  });

  it('divides a long text into passages of limited length without losing a word', async () => {
    const { acme } = await twoWorkspaces(fd);
    const words = Array.from({ length: 1500 }, (_, nth) => `word${nth}`);
    const text = `${words.join(' ')}.\n\n${'x'.repeat(2000)}`;
    const id = await addKnowledge(fd, acme.owner, { kind: 'TEXT', title: 'Long', text });
    const stored = await fd.services.database
      .forWorkspace(acme.id)
      .read((tx) => tx.knowledgePassage.findMany({ where: { sourceId: id }, orderBy: { position: 'asc' } }));
    for (const passage of stored) expect(passage.text.length).toBeLessThanOrEqual(KNOWLEDGE_LIMITS.passageLength);
    expect(
      stored
        .map((passage) => passage.text)
        .join('')
        .replaceAll(/\s/g, ''),
    ).toBe(text.replaceAll(/\s/g, ''));
  });

  it('is changed with its revision, found only by its new words, and deleted', async () => {
    const { acme } = await twoWorkspaces(fd);
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    const id = await addKnowledge(fd, acme.owner);
    const change = { id, revision: 1, title: 'Is there a garage?', text: 'The garage is next door.' };
    expect(await outcome(fd, viewer, 'updateKnowledgeSource', change)).toBe('FORBIDDEN');
    expect(await outcome(fd, acme.owner, 'updateKnowledgeSource', { ...change, revision: 2 })).toBe(
      'KNOWLEDGE_CHANGED',
    );
    expect(await outcome(fd, acme.owner, 'updateKnowledgeSource', change)).toBe('ok');
    const found = async (question: string) =>
      (await as(fd, viewer).ok(`{ knowledgeSearch(question: "${question}") { isSupported } }`))['knowledgeSearch']
        .isSupported;
    expect([await found('Is there parking?'), await found('Is there a garage?')]).toEqual([false, true]);
    expect(await outcome(fd, acme.owner, 'deleteKnowledgeSource', { id })).toBe('ok');
    expect(await found('Is there a garage?')).toBe(false);
    expect(await outcome(fd, acme.owner, 'deleteKnowledgeSource', { id })).toBe('NOT_FOUND');
  });

  it.each([
    ['title', { title: '  ' }],
    ['title', { title: 'x'.repeat(KNOWLEDGE_LIMITS.titleLength + 1) }],
    ['text', { text: '' }],
    ['text', { text: 'x'.repeat(KNOWLEDGE_LIMITS.answerLength + 1) }],
    ['text', { kind: 'TEXT', text: 'x'.repeat(KNOWLEDGE_LIMITS.textLength + 1) }],
  ])('is refused with an invalid %s', async (field, change) => {
    const { acme } = await twoWorkspaces(fd);
    const input = { kind: 'QUESTION_ANSWER', title: 'Is there parking?', text: 'Yes.' };
    const refusal = await mutate(fd, acme.owner, 'createKnowledgeSource', { ...input, ...change });
    expect(refusal).toMatchObject({ code: 'KNOWLEDGE_SOURCE_INVALID', field });
    expect(await outcome(fd, acme.owner, 'createKnowledgeSource', input)).toBe('ok');
  });

  it('is limited in number and in passages', async () => {
    const { acme } = await twoWorkspaces(fd);
    const id = await buildKnowledgeSource(fd, acme);
    // The rows are copied in the database, because they are too many for one statement with parameters.
    await fd.services.database.forWorkspace(acme.id).write(async (tx) => {
      await tx.sql`
        insert into knowledge_sources (workspace_id, id, kind, title, text, character_count, passage_count, created_at,
          created_by_name, updated_at, updated_by_name)
        select workspace_id, gen_random_uuid(), kind, title, text, character_count, passage_count, created_at,
          created_by_name, updated_at, updated_by_name
        from knowledge_sources, generate_series(1, ${KNOWLEDGE_LIMITS.sources - 2}::int) where id = ${id}::uuid`;
      await tx.sql`
        insert into knowledge_passages (workspace_id, id, source_id, kind, position, headings, text, term_keys, sizes)
        select workspace_id, gen_random_uuid(), source_id, kind, position, headings, text, term_keys, sizes
        from knowledge_passages, generate_series(1, ${KNOWLEDGE_LIMITS.passages - 2}::int) where source_id = ${id}::uuid`;
    });
    const add = (text: string) =>
      outcome(fd, acme.owner, 'createKnowledgeSource', { kind: 'TEXT', title: 'Rules', text });
    expect(await add('# One\nNo.\n# Two\nNo.')).toBe('KNOWLEDGE_PASSAGES_TOO_MANY');
    expect(await add('No.')).toBe('ok');
    expect(await add('No.')).toBe('KNOWLEDGE_SOURCES_TOO_MANY');
  });
});

describe('an unanswered question', () => {
  it('is answered and dismissed only by members who manage knowledge, and once', async () => {
    const { acme } = await twoWorkspaces(fd);
    const agent = await buildMember(fd, acme, { role: 'agent' });
    const { id: conversationId } = await buildConversation(fd, acme);
    const id = await buildUnansweredQuestion(fd, acme, { conversationId });
    const answer = { id, question: 'Do you teach horses?', answer: 'No.' };
    expect(await outcome(fd, agent, 'answerUnansweredQuestion', answer)).toBe('FORBIDDEN');
    expect(await outcome(fd, agent, 'dismissUnansweredQuestion', { id })).toBe('FORBIDDEN');
    const refusal = await mutate(fd, acme.owner, 'answerUnansweredQuestion', { ...answer, answer: ' ' });
    expect(refusal).toMatchObject({ code: 'KNOWLEDGE_SOURCE_INVALID', field: 'answer' });
    expect(await outcome(fd, acme.owner, 'dismissUnansweredQuestion', { id })).toBe('ok');
    expect(await outcome(fd, acme.owner, 'dismissUnansweredQuestion', { id })).toBe('UNANSWERED_QUESTION_SETTLED');
    expect(await outcome(fd, acme.owner, 'answerUnansweredQuestion', answer)).toBe('UNANSWERED_QUESTION_SETTLED');
  });
});
