import { randomUUID } from 'node:crypto';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createDatabase, type TestDatabase } from '../../../../test/testkit/database.ts';
import { connect } from '../../../db/connect.ts';
import { migrate } from '../../../db/migrate.ts';
import { prismaFolder } from '../../../db/prisma-folder.ts';
import { SILENT, temporaryFolder } from '../../../db/scratch-database.ts';

const VERSIONS = '20261207100000_knowledge_versions';

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createDatabase({ migrated: false });
  folder = await temporaryFolder();
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Applies the migrations of the repository that precede the one with versions. */
async function migrateToBeforeVersions(): Promise<void> {
  const names = (await readdir(join(prismaFolder, 'migrations'), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(names).toContain(VERSIONS); // Precondition: the migration exists under this name.
  await mkdir(join(folder, 'migrations'));
  for (const name of names.filter((one) => one < VERSIONS))
    await cp(join(prismaFolder, 'migrations', name), join(folder, 'migrations', name), { recursive: true });
  await migrate({ adminUrl: database.adminUrl, log: SILENT, folder });
}

async function insertWorkspace(client: pg.Client): Promise<string> {
  const id = randomUUID();
  await client.query(
    `insert into workspaces (workspace_id, name, slug, channel, environment, country, updated_at)
     values ($1, 'Acme', 'acme', 'WHATSAPP', 'DEVELOPMENT', 'GB', now())`,
    [id],
  );
  return id;
}

interface OldSource {
  readonly kind: 'TEXT' | 'FILE' | 'WEB_PAGE';
  readonly day: number;
  readonly revision?: number;
}

/** Inserts a source with one passage. A file has a format, and a web page its page. */
async function insertSource(client: pg.Client, workspaceId: string, { kind, day, revision = 1 }: OldSource) {
  const [id, pageId] = [randomUUID(), kind === 'WEB_PAGE' ? randomUUID() : null];
  const [format, byteCount] = kind === 'FILE' ? ['PDF', 9] : [null, null];
  await client.query(
    `insert into knowledge_sources (workspace_id, id, kind, title, text, format, byte_count, character_count, passage_count,
       created_at, created_by_name, updated_at, updated_by_name, revision, url, scope, refresh_interval)
     values ($1, $2, $3, $3, $4, $5, $11, 8, 1, $6, 'Ada', $6, 'Bea', $7, $8, $9, $10)`,
    [
      workspaceId,
      id,
      kind,
      kind === 'TEXT' ? 'Old text' : '',
      format,
      new Date(Date.UTC(2026, 10, day)),
      revision,
      ...(pageId ? ['https://www.example.com/', 'PAGE', 'NEVER'] : [null, null, null]),
      byteCount,
    ],
  );
  if (pageId)
    await client.query(
      `insert into knowledge_web_pages (workspace_id, id, source_id, url, position, title, reading_id, passage_count)
       values ($1, $2, $3, 'https://www.example.com/', 0, 'Home', $2, 1)`,
      [workspaceId, pageId, id],
    );
  await client.query(
    `insert into knowledge_passages (workspace_id, id, source_id, web_page_id, kind, position, headings, text, term_keys, sizes)
     values ($1, $2, $3, $4, $5, 0, '{Prices}', 'Old text', '{}', 0)`,
    [workspaceId, randomUUID(), id, pageId, kind],
  );
}

const storedVersions = async (client: pg.Client) =>
  (
    await client.query(
      'select number, kind, change, title, content, created_by_name from knowledge_versions order by workspace_id, number',
    )
  ).rows;

it('stores the current content of each source and of the profile as its first version [AG-20]', async () => {
  await migrateToBeforeVersions();
  const client = await connect(database.adminUrl);
  try {
    const workspaceId = await insertWorkspace(client);
    await insertSource(client, workspaceId, { kind: 'FILE', day: 2 });
    await insertSource(client, workspaceId, { kind: 'TEXT', day: 1, revision: 3 });
    await insertSource(client, workspaceId, { kind: 'WEB_PAGE', day: 3 });
    await client.query(
      `insert into business_profiles (workspace_id, id, name, description, address, phone, email, website, services, policies,
         links, contact_persons, revision, updated_at, updated_by_name)
       values ($1, $1, 'Acme', '', '', '', '', '', '[]', '[]', '[]', '[]', 1, '2026-11-04', 'Cid')`,
      [workspaceId],
    );
    await migrate({ adminUrl: database.adminUrl, log: SILENT });
    const passage = { headings: ['Prices'], text: 'Old text' };
    const profile = { name: 'Acme', description: '', address: '', phone: '', email: '', website: '' };
    const lists = { services: [], policies: [], links: [], contactPersons: [] };
    const source = { change: 'CREATED', created_by_name: 'Bea' };
    const file = { format: 'PDF', byteCount: 9, pageCount: null, characterCount: 8 };
    expect(await storedVersions(client)).toEqual([
      { ...source, number: 1, kind: 'TEXT', title: 'TEXT', change: 'UPDATED', content: { text: 'Old text' } },
      {
        ...source,
        number: 2,
        kind: 'FILE',
        title: 'FILE',
        content: { ...file, passages: [{ ...passage, pageNumber: null }] },
      },
      {
        ...source,
        number: 3,
        kind: 'WEB_PAGE',
        title: 'WEB_PAGE',
        content: { pages: [{ url: 'https://www.example.com/', title: 'Home', passages: [passage] }] },
      },
      {
        number: 4,
        kind: 'BUSINESS_PROFILE',
        title: '',
        change: 'CREATED',
        created_by_name: 'Cid',
        content: { ...profile, ...lists },
      },
    ]);
  } finally {
    await client.end();
  }
});
