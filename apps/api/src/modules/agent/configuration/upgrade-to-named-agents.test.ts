import { randomUUID } from 'node:crypto';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_QUESTIONS } from '@frontdesk/agent';
import { composeGraph, sourceOf } from '@frontdesk/agent/engine';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createDatabase, type TestDatabase } from '../../../../test/testkit/database.ts';
import { connect } from '../../../db/connect.ts';
import { type Database, openDatabase } from '../../../db/database.ts';
import { migrate } from '../../../db/migrate.ts';
import { prismaFolder } from '../../../db/prisma-folder.ts';
import { SILENT, temporaryFolder } from '../../../db/scratch-database.ts';
import { loadDraft } from './draft.ts';
import { publishedAgent, serviceAgent } from './published-agent.ts';

const NAMED_AGENTS = '20261124090000_named_agents';

let database: TestDatabase;
let folder: string;
let opened: Database | null = null;
beforeEach(async () => {
  database = await createDatabase({ migrated: false });
  folder = await temporaryFolder();
});
afterEach(async () => {
  await opened?.close();
  opened = null;
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Applies the migrations of the repository that precede the one with named agents. */
async function migrateToSingleAgents(): Promise<void> {
  const names = (await readdir(join(prismaFolder, 'migrations'), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(names).toContain(NAMED_AGENTS); // Precondition: the migration exists under this name.
  await mkdir(join(folder, 'migrations'));
  for (const name of names.filter((one) => one < NAMED_AGENTS))
    await cp(join(prismaFolder, 'migrations', name), join(folder, 'migrations', name), { recursive: true });
  await migrate({ adminUrl: database.adminUrl, log: SILENT, folder });
}

const GRAPHS = (['BOOK', 'QUALIFY'] as const).map((goal) =>
  sourceOf(composeGraph({ questions: DEFAULT_QUESTIONS, goal, own: null })),
);

interface OldWorkspace {
  readonly id: string;
  readonly agentId: string;
  /** Ids of the published versions, oldest first. */
  readonly versions: readonly string[];
  /** Ids of the context graphs, oldest first. Each belongs to the version at the same position. */
  readonly graphs: readonly string[];
}

async function insertWorkspace(client: pg.Client, slug: string): Promise<string> {
  const id = randomUUID();
  await client.query(
    `insert into workspaces (workspace_id, name, slug, channel, environment, country, updated_at)
     values ($1, $2, $2, 'WHATSAPP', 'DEVELOPMENT', 'GB', now())`,
    [id, slug],
  );
  return id;
}

/** Inserts a workspace with its only agent, a persona and two versions with different graphs. */
async function insertAgent(client: pg.Client, slug: string): Promise<OldWorkspace> {
  const id = await insertWorkspace(client, slug);
  const agentId = randomUUID();
  await client.query(
    `insert into agents (workspace_id, id, goal, revision, updated_at) values ($1, $2, 'QUALIFY', 7, now())`,
    [id, agentId],
  );
  await client.query(
    `insert into personas (workspace_id, id, name, role, tone, updated_at) values ($1, $2, $3, 'Receptionist', '', now())`,
    [id, randomUUID(), `Draft of ${slug}`],
  );
  const [versions, graphs] = [
    [randomUUID(), randomUUID()],
    [randomUUID(), randomUUID()],
  ];
  for (const [index, graph] of graphs.entries()) {
    await client.query(
      'insert into context_graph_versions (workspace_id, id, agent_id, number, source) values ($1, $2, $3, $4, $5)',
      [id, graph, agentId, index + 1, GRAPHS[index]],
    );
    await client.query(
      `insert into agent_versions (workspace_id, id, agent_id, graph_version_id, number, persona_name, persona_role,
         persona_tone, published_by_name, published_at)
       values ($1, $2, $3, $4, $5, $6, 'Receptionist', '', 'Ada', now() + make_interval(mins => $5))`,
      [id, versions[index], agentId, graph, index + 1, `Persona ${index + 1} of ${slug}`],
    );
  }
  return { id, agentId, versions, graphs };
}

const insertService = async (
  client: pg.Client,
  { id, versions, graphs }: OldWorkspace,
  { name, version, graph }: { name: string; version: number; graph: number },
) =>
  client.query(
    `insert into services (workspace_id, id, name, channel, agent_version_id, graph_version_id, created_at)
     values ($1, $2, $3, 'WHATSAPP', $4, $5, now())`,
    [id, randomUUID(), name, versions[version], graphs[graph]],
  );

it('keeps the version that answers in each workspace when one agent becomes several named agents [AM-32]', async () => {
  await migrateToSingleAgents();
  const client = await connect(database.adminUrl);
  const [acme, globex] = [await insertAgent(client, 'acme'), await insertAgent(client, 'globex')];
  const unused = await insertWorkspace(client, 'without-agent');
  await insertService(client, acme, { name: 'Old version', version: 0, graph: 0 });
  await insertService(client, acme, { name: 'Old flows', version: 1, graph: 0 });
  await client.end();

  await migrate({ adminUrl: database.adminUrl, log: SILENT });

  opened = openDatabase(database);
  for (const { id, agentId, versions, graphs } of [acme, globex]) {
    const db = opened.forWorkspace(id);
    const slug = id === acme.id ? 'acme' : 'globex';
    expect(await db.read(publishedAgent)).toMatchObject({
      agentId,
      versionId: versions[1],
      graphVersionId: graphs[1],
      number: 2,
      persona: { name: `Persona 2 of ${slug}` },
    });
    expect(await db.read((tx) => loadDraft(tx, null))).toMatchObject({
      agentId,
      name: 'Front desk',
      revision: 7,
      goal: 'QUALIFY',
      persona: { name: `Draft of ${slug}` },
    });
    expect(await db.read((tx) => tx.agent.findMany({ select: { id: true, isDefault: true } }))).toEqual([
      { id: agentId, isDefault: true },
    ]);
  }
  const services = await opened.forWorkspace(acme.id).read(async (tx) => {
    const all = await tx.service.findMany({ orderBy: { name: 'asc' } });
    return Promise.all(all.map(async (service) => ({ ...service, answers: await serviceAgent(tx, service) })));
  });
  expect(services).toMatchObject([
    // The flows stay fixed, because they differ from those of the version.
    {
      name: 'Old flows',
      agentId: acme.agentId,
      graphVersionId: acme.graphs[0],
      isGraphLatest: false,
      answers: { versionId: acme.versions[1], graphVersionId: acme.graphs[0] },
    },
    {
      name: 'Old version',
      agentId: acme.agentId,
      agentVersionId: acme.versions[0],
      graphVersionId: null,
      answers: { versionId: acme.versions[0], graphVersionId: acme.graphs[0] },
    },
  ]);
  const db = opened.forWorkspace(unused);
  expect(await db.read(publishedAgent)).toBeNull();
  expect(await db.read((tx) => loadDraft(tx, null))).toMatchObject({ name: 'Front desk', revision: 0, goal: 'BOOK' });
});
