import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { WEB_PAGE_LIMITS } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { addKnowledge } from '../../../../test/testkit/knowledge.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import {
  addWebPage,
  html,
  readWebPages,
  redirect,
  sitemap,
  sitemapIndex,
  startWebsite,
  status,
  type TestWebsite,
} from '../../../../test/testkit/website.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { readNextWebPage } from './jobs/read-next-web-page.ts';
import { startDueWebReadsJob } from './jobs/start-due-web-reads-job.ts';
import { addUsedTime } from './web/reading.ts';
import { openWebsite } from './web/website.ts';

let fd: TestFrontdesk;
let site: TestWebsite;
beforeAll(async () => {
  fd = await startFrontdesk();
  site = await startWebsite();
});
beforeEach(() => {
  site.pages = {};
  site.requests.splice(0);
});
afterAll(async () => {
  await site.close();
  await fd.close();
});

const PRICES = html('Prices', 'A haircut costs 40 EUR.');
const SOURCE = `query ($id: ID!) { knowledgeSource(id: $id) { kind title url scope refreshInterval nextReadAt status error readAt
  pageCount passageCount foundPages processedPages failedPages cutBy createdByName revision
  webPages(first: 50) { nodes { url title status error passageCount } } passages { headings text } } }`;

interface Source {
  readonly status: string;
  readonly error: string | null;
  readonly passageCount: number;
  readonly readAt: string | null;
  readonly nextReadAt: string | null;
  readonly webPages: { readonly nodes: readonly { url: string; status: string; error: string | null }[] };
}

const read = async (who: Caller, id: string) =>
  (await as(fd, who).ok<{ knowledgeSource: Source }>(SOURCE, { id })).knowledgeSource;
const search = async (who: Caller, question: string) =>
  (
    await as(fd, who).ok<{ knowledgeSearch: { passages: object[] } }>(
      `{ knowledgeSearch(question: "${question}") { passages { kind title url text sourceId } } }`,
    )
  ).knowledgeSearch.passages;
const paths = () => site.requests.map(({ url }) => url);
const startDue = () => startDueWebReadsJob(fd.services)({}, {} as never);

/** Adds the page `/page` of a new workspace and reads it. */
async function readPage(page: TestWebsite['pages'][string], path = '/page') {
  site.pages['/page'] = page;
  const { acme } = await twoWorkspaces(fd);
  const id = await addWebPage(fd, acme.owner, `${site.origin}${path}`);
  await readWebPages(fd, acme);
  return { acme, owner: acme.owner, id, source: await read(acme.owner, id) };
}

/** Adds the website with its sitemap to a new workspace and reads it. */
async function readSite(pages: TestWebsite['pages'], path = '/') {
  site.pages = pages;
  const { acme } = await twoWorkspaces(fd);
  const id = await addWebPage(fd, acme.owner, `${site.origin}${path}`, { scope: 'SITEMAP' });
  await readWebPages(fd, acme);
  return { acme, owner: acme.owner, id, source: await read(acme.owner, id) };
}

describe('a web page as a knowledge source', () => {
  it('is read, found and cited with its title and URL [AG-16] [AG-17]', async () => {
    site.pages['/page'] = PRICES;
    const { acme } = await twoWorkspaces(fd);
    const { owner } = acme;
    const url = `${site.origin}/page`;
    const id = await addWebPage(fd, owner, `${url}#prices`);
    expect(await read(owner, id)).toMatchObject({ kind: 'WEB_PAGE', url, status: 'WAITING', passageCount: 0 });
    await readWebPages(fd, acme);
    expect(await read(owner, id)).toMatchObject({
      title: 'Prices',
      scope: 'PAGE',
      status: 'READY',
      error: null,
      readAt: expect.any(String),
      nextReadAt: null,
      pageCount: 1,
      foundPages: 1,
      processedPages: 1,
      failedPages: 0,
      createdByName: 'Ada',
      webPages: { nodes: [{ url, title: 'Prices', status: 'READY', error: null, passageCount: 1 }] },
      passages: [{ headings: ['Prices'], text: 'A haircut costs 40 EUR.' }],
    });
    expect(await search(owner, 'What does a haircut cost?')).toEqual([
      { kind: 'WEB_PAGE', title: 'Prices', url, text: 'A haircut costs 40 EUR.', sourceId: id },
    ]);
    expect(paths()).toEqual(['/robots.txt', '/page']);
    expect(site.requests[1]?.headers['user-agent']).toContain('FrontdeskBot');
    const names = await rows(fd, 'select name, actor_kind from audit_events where subject_id = $1 order by id', [id]);
    expect(names).toMatchObject([
      { name: 'knowledge_source.created' },
      { name: 'knowledge_source.read', actor_kind: 'SYSTEM' },
    ]);
  });

  it('can be compressed, redirected, plain text or a PDF file [AG-16]', async () => {
    const gzip = { 'content-type': 'text/html', 'content-encoding': 'gzip' };
    const zipped = await readPage((response) => void response.writeHead(200, gzip).end(gzipSync(PRICES)));
    expect(zipped.source).toMatchObject({ status: 'READY', title: 'Prices' });
    site.pages = { '/moved': redirect('/page') };
    expect((await readPage(PRICES, '/moved')).source).toMatchObject({ status: 'READY', passageCount: 1 });
    const text = (response: ServerResponse) =>
      void response.writeHead(200, { 'content-type': 'text/plain' }).end('A haircut costs 40 EUR.');
    expect((await readPage(text)).source).toMatchObject({ status: 'READY', passageCount: 1 });
  });

  it('is not indexed again while it is unchanged, by its ETag or its content [AG-16]', async () => {
    const { acme, owner, id } = await readPage((response, { headers }) => {
      if (headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else response.writeHead(200, { 'content-type': 'text/html', etag: '"1"' }).end(PRICES);
    });
    const passages = () => rows(fd, 'select id from knowledge_passages where source_id = $1', [id]);
    const before = await passages();
    expect(before).toHaveLength(1);
    const again = async () => {
      expect(await outcome(fd, owner, 'syncKnowledgeSource', { id })).toBe('ok');
      await readWebPages(fd, acme);
      return read(owner, id);
    };
    expect(await again()).toMatchObject({ status: 'READY', passageCount: 1 });
    expect(site.requests.at(-1)?.headers['if-none-match']).toBe('"1"');
    expect(await passages()).toEqual(before);
    site.pages['/page'] = PRICES;
    await again();
    expect(await passages()).toEqual(before);
    site.pages['/page'] = html('Prices', 'A haircut costs 50 EUR.');
    expect(await again()).toMatchObject({ passages: [{ text: 'A haircut costs 50 EUR.' }] });
    expect(await passages()).not.toEqual(before);
    // Of the four reads, only two found a new text.
    expect(await rows(fd, 'select id from knowledge_versions where source_id = $1', [id])).toHaveLength(2);
  });

  it('keeps its text after a temporary failure, and leaves the knowledge when it is gone [AG-16]', async () => {
    const { acme, owner, id } = await readPage(PRICES);
    const failing = async (page: TestWebsite['pages'][string]) => {
      site.pages['/page'] = page;
      site.requests.splice(0);
      await mutate(fd, owner, 'syncKnowledgeSource', { id });
      await readWebPages(fd, acme);
      return read(owner, id);
    };
    expect(await failing(status(503))).toMatchObject({ status: 'FAILED', error: 'SERVER_ERROR', passageCount: 1 });
    expect(paths().filter((path) => path === '/page')).toHaveLength(WEB_PAGE_LIMITS.attempts);
    expect(await search(owner, 'What does a haircut cost?')).toHaveLength(1);
    expect(await failing(status(410))).toMatchObject({ status: 'FAILED', error: 'PAGE_NOT_FOUND', passageCount: 0 });
    expect(await search(owner, 'What does a haircut cost?')).toEqual([]);
    expect(await failing(PRICES)).toMatchObject({ status: 'READY', error: null, passageCount: 1 });
  });

  it('is read again on its schedule [AG-16]', async () => {
    site.pages['/page'] = PRICES;
    const { acme } = await twoWorkspaces(fd);
    // The sign-in of the owner expires before the next read is due.
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['knowledge.read', 'knowledge.manage'] });
    const owner = { ...acme.owner, bearer: key.bearer };
    const id = await addWebPage(fd, owner, `${site.origin}/page`, { refreshInterval: 'DAILY' });
    await readWebPages(fd, acme);
    site.pages['/page'] = html('Prices', 'A haircut costs 50 EUR.');
    await startDue();
    await readWebPages(fd, acme);
    // Precondition: the page is not due yet.
    expect(await read(owner, id)).toMatchObject({ passages: [{ text: 'A haircut costs 40 EUR.' }] });
    fd.advance({ days: 1 });
    await Promise.all([startDue(), startDue()]);
    await readWebPages(fd, acme);
    expect(await read(owner, id)).toMatchObject({ passages: [{ text: 'A haircut costs 50 EUR.' }] });
    const reads = "select from audit_events where subject_id = $1 and name = 'knowledge_source.read'";
    expect(await rows(fd, reads, [id])).toHaveLength(2);
    expect(await outcome(fd, owner, 'updateWebPageSource', { id, revision: 1, refreshInterval: 'NEVER' })).toBe('ok');
    expect(await read(owner, id)).toMatchObject({ refreshInterval: 'NEVER', nextReadAt: null });
    expect(await outcome(fd, owner, 'updateWebPageSource', { id, revision: 1, refreshInterval: 'DAILY' })).toBe(
      'KNOWLEDGE_CHANGED',
    );
  });

  it('is refused with a private address, twice, as another kind, or without permission [AG-16]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const { owner } = acme;
    const input = (url: string) => ({ url, scope: 'PAGE', refreshInterval: 'NEVER' });
    for (const [url, code] of [
      ['https://10.0.0.1/', 'WEBHOOK_ADDRESS_PRIVATE'],
      ['http://example.com/', 'WEBHOOK_URL_NOT_HTTPS'],
      ['example.com', 'WEBHOOK_URL_INVALID'],
      ['https://user:secret@example.com/', 'WEBHOOK_URL_HAS_CREDENTIALS'],
    ] as const)
      expect(await outcome(fd, owner, 'createWebPageSource', input(url))).toBe(code);
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    expect(await outcome(fd, viewer, 'createWebPageSource', input(`${site.origin}/`))).toBe('FORBIDDEN');
    const id = await addWebPage(fd, owner, `${site.origin}/`);
    expect(await outcome(fd, owner, 'createWebPageSource', input(`${site.origin}/#top`))).toBe('WEB_PAGE_EXISTS');
    expect(await outcome(fd, owner, 'updateKnowledgeSource', { id, revision: 1, title: 'T', text: 'T' })).toBe(
      'KNOWLEDGE_SOURCE_NOT_WRITTEN',
    );
    const change = { revision: 1, refreshInterval: 'DAILY' };
    const text = await addKnowledge(fd, owner);
    expect(await outcome(fd, owner, 'updateWebPageSource', { id: text, ...change })).toBe(
      'KNOWLEDGE_SOURCE_NOT_WEB_PAGE',
    );
    expect(await outcome(fd, globex.owner, 'updateWebPageSource', { id, ...change })).toBe('NOT_FOUND');
    expect(await outcome(fd, globex.owner, 'syncKnowledgeSource', { id })).toBe('NOT_FOUND');
    // Precondition: the source exists.
    expect(await outcome(fd, owner, 'updateWebPageSource', { id, ...change })).toBe('ok');
    await mutate(fd, owner, 'deleteKnowledgeSource', { id });
    expect(await rows(fd, 'select from knowledge_web_pages where source_id = $1', [id])).toEqual([]);
  });
});

/** Writes text without end. */
const endless = (type: string, start: string, text: string) => (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': type });
  response.write(start);
  const more = () => {
    while (!response.destroyed && response.write(text.repeat(1000)));
  };
  response.on('drain', more);
  more();
};

const image = (response: ServerResponse) =>
  void response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
const bomb = (response: ServerResponse) =>
  void response
    .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
    .end(gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')));

describe('a web page that cannot be read [N1]', () => {
  it.each<[string, TestWebsite['pages'][string], string]>([
    ['redirects to a private address', redirect('https://10.0.0.1/admin'), 'ADDRESS_NOT_ALLOWED'],
    ['redirects to a metadata service', redirect('http://169.254.169.254/latest'), 'ADDRESS_NOT_ALLOWED'],
    ['redirects to another scheme', redirect('file:///etc/passwd'), 'ADDRESS_NOT_ALLOWED'],
    ['redirects to itself', redirect('/page'), 'TOO_MANY_REDIRECTS'],
    ['redirects to a name that does not exist', redirect('https://no-such-host.example.com/'), 'NAME_NOT_FOUND'],
    ['never ends', endless('text/html', '<!doctype html><main>', 'A haircut costs 40 EUR. '), 'PAGE_TOO_LARGE'],
    [
      'has 100 MB',
      (response) => void response.writeHead(200, { 'content-type': 'text/html', 'content-length': 104_857_600 }).end(),
      'PAGE_TOO_LARGE',
    ],
    ['inflates to 64 MB', bomb, 'PAGE_TOO_LARGE'],
    [
      'is damaged gzip',
      (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'),
      'DAMAGED',
    ],
    ['is nested 500,000 deep', `<html>${'<div>'.repeat(500_000)}`, 'TOO_COMPLEX'],
    ['is an image', image, 'TYPE_UNSUPPORTED'],
    ['has no text', '<!doctype html><title>T</title><img src="a.png">', 'NO_TEXT'],
    ['does not exist', status(404), 'PAGE_NOT_FOUND'],
    ['requires a sign-in', status(401), 'PAGE_ACCESS_DENIED'],
    ['fails', status(500), 'SERVER_ERROR'],
    ['closes the connection', (response) => void response.destroy(), 'CONNECTION_FAILED'],
  ])('because it %s says why, and can be read again [AG-16]', async (_what, page, error) => {
    const { acme, owner, id, source } = await readPage(page);
    expect(source).toMatchObject({ status: 'FAILED', error, passageCount: 0, readAt: null });
    expect(source.webPages.nodes).toMatchObject([{ status: 'FAILED', error }]);
    site.pages['/page'] = PRICES;
    expect(await outcome(fd, owner, 'syncKnowledgeSource', { id })).toBe('ok');
    await readWebPages(fd, acme);
    expect(await read(owner, id)).toMatchObject({ status: 'READY', error: null, passageCount: 1 });
  });

  it('because its connection is not secure says so [AG-16]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const id = await addWebPage(fd, acme.owner, site.origin.replace('http:', 'https:'));
    await readWebPages(fd, acme);
    expect(await read(acme.owner, id)).toMatchObject({ status: 'FAILED', error: 'TLS_FAILED' });
  });

  it('because robots.txt disallows it is not requested, also after a redirect [AG-16]', async () => {
    site.pages['/robots.txt'] = 'User-agent: *\nDisallow: /page\nDisallow: /secret';
    const { source } = await readPage(PRICES);
    expect(source).toMatchObject({ status: 'FAILED', error: 'ROBOTS_DISALLOWED' });
    expect(paths()).toEqual(['/robots.txt']);
    site.pages['/open'] = redirect('/secret');
    expect((await readPage(PRICES, '/open')).source).toMatchObject({ error: 'ROBOTS_DISALLOWED' });
    expect(paths()).not.toContain('/secret');
  });

  it('because robots.txt is not available is not requested [AG-16]', async () => {
    site.pages['/robots.txt'] = status(500);
    expect((await readPage(PRICES)).source).toMatchObject({ status: 'FAILED', error: 'SERVER_ERROR' });
    expect(paths()).not.toContain('/page');
  });
});

const at = (...names: readonly string[]) => names.map((name) => `${site.origin}${name}`);

describe('the pages of a sitemap', () => {
  it('are those that robots.txt, an index and its files name, without other hosts [AG-16]', async () => {
    const { owner, id, source } = await readSite({
      '/robots.txt': `Sitemap: ${site.origin}/index.xml`,
      '/index.xml': sitemapIndex(...at('/one.xml', '/two.xml.gz')),
      '/one.xml': sitemap(...at('/a', '/b?x=1&amp;y=2'), 'https://other.example.com/c'),
      '/two.xml.gz': (response) => void response.end(gzipSync(sitemap(...at('/a', '/missing')))),
      '/a': PRICES,
      '/b?x=1&y=2': html('Pets', 'Dogs wait outside.'),
    });
    expect(source).toMatchObject({
      status: 'READY',
      scope: 'SITEMAP',
      pageCount: 2,
      foundPages: 3,
      processedPages: 3,
      failedPages: 1,
      cutBy: null,
    });
    expect(source.webPages.nodes).toMatchObject([
      { url: at('/a')[0], status: 'READY', title: 'Prices' },
      { url: at('/b?x=1&y=2')[0], status: 'READY', title: 'Pets' },
      { url: at('/missing')[0], status: 'FAILED', error: 'PAGE_NOT_FOUND' },
    ]);
    expect(await search(owner, 'Where do dogs wait?')).toMatchObject([
      { title: 'Pets', url: at('/b?x=1&y=2')[0], sourceId: id },
    ]);
    expect(await search(owner, 'What does a haircut cost?')).toMatchObject([{ url: at('/a')[0] }]);
  });

  it('leave the knowledge when the sitemap no longer lists them, but not when it is unavailable [AG-16]', async () => {
    const { acme, owner, id, source } = await readSite({
      '/sitemap.xml': sitemap(...at('/a', '/b')),
      '/a': PRICES,
      '/b': html('Pets', 'Dogs wait outside.'),
    });
    expect(source).toMatchObject({ status: 'READY', pageCount: 2 });
    const again = async (page: TestWebsite['pages'][string]) => {
      site.pages['/sitemap.xml'] = page;
      await mutate(fd, owner, 'syncKnowledgeSource', { id });
      await readWebPages(fd, acme);
      return read(owner, id);
    };
    expect(await again(status(503))).toMatchObject({ status: 'FAILED', error: 'SERVER_ERROR', pageCount: 2 });
    expect(await again('<html>')).toMatchObject({ status: 'FAILED', error: 'SITEMAP_INVALID', pageCount: 2 });
    expect(await search(owner, 'Where do dogs wait?')).toHaveLength(1);
    expect(await again(sitemap(...at('/a')))).toMatchObject({
      status: 'READY',
      pageCount: 1,
      webPages: { nodes: [{}] },
    });
    expect(await search(owner, 'Where do dogs wait?')).toEqual([]);
    expect(await search(owner, 'What does a haircut cost?')).toHaveLength(1);
  });

  it('are the first 200 of several files of a sitemap, and the source says so [AG-16]', async () => {
    const pages = (from: number) => sitemap(...at(...Array.from({ length: 150 }, (_, nth) => `/${from + nth}`)));
    const index = ['/one.xml', '/two.xml']
      .map((path) => `<sitemap><loc>${site.origin}${path}</loc></sitemap>`)
      .join('');
    const { source } = await readSite({
      '/sitemap.xml': `<sitemapindex>${index}</sitemapindex>`,
      '/one.xml': pages(0),
      '/two.xml': pages(150),
      '/0': PRICES,
    });
    expect(source).toMatchObject({ cutBy: 'PAGES', foundPages: 200 });
  });

  it('are the first 200 of a sitemap without end [AG-16]', async () => {
    let count = 0;
    const { source } = await readSite({
      '/sitemap.xml': (response) => {
        response.writeHead(200, { 'content-type': 'application/xml' });
        response.write('<urlset>');
        const more = () => {
          while (!response.destroyed && response.write(`<url><loc>${site.origin}/${(count += 1)}</loc></url>`));
        };
        response.on('drain', more);
        more();
      },
      '/1': PRICES,
    });
    expect(source).toMatchObject({ status: 'READY', cutBy: 'PAGES', foundPages: 200, failedPages: 199, pageCount: 1 });
    expect(count).toBeLessThan(1_000_000);
  }, 120_000);

  it('are found although the index contains a loop, and files without end are cut [AG-16]', async () => {
    const loop = await readSite({
      '/sitemap.xml': sitemapIndex(...at('/sitemap.xml', '/other.xml', '/pages.xml')),
      '/other.xml': sitemapIndex(...at('/sitemap.xml')),
      '/pages.xml': sitemap(...at('/a')),
      '/a': PRICES,
    });
    expect(loop.source).toMatchObject({ status: 'READY', cutBy: null, foundPages: 1 });
    expect(
      paths()
        .filter((path) => path.endsWith('.xml'))
        .toSorted(),
    ).toEqual(['/other.xml', '/pages.xml', '/sitemap.xml']);
    const pages: TestWebsite['pages'] = { '/a': PRICES, '/pages.xml': sitemap(...at('/a')) };
    for (let file = 0; file < 60; file += 1)
      pages[`/sitemap-${file}.xml`] = sitemapIndex(...at('/pages.xml', `/sitemap-${file + 1}.xml`));
    const endlessFiles = await readSite(pages, '/sitemap-0.xml');
    expect(endlessFiles.source).toMatchObject({ status: 'READY', cutBy: 'SITEMAPS', foundPages: 1, pageCount: 1 });
  }, 120_000);

  it.each<[string, TestWebsite['pages'], string]>([
    ['is missing', {}, 'PAGE_NOT_FOUND'],
    ['is an HTML page', { '/sitemap.xml': PRICES }, 'SITEMAP_INVALID'],
    ['is nested without end', { '/sitemap.xml': `<urlset>${'<a>'.repeat(200_000)}` }, 'SITEMAP_INVALID'],
    ['lists no pages', { '/sitemap.xml': sitemap() }, 'SITEMAP_EMPTY'],
    ['fails', { '/sitemap.xml': status(500) }, 'SERVER_ERROR'],
    ['redirects to a private address', { '/sitemap.xml': redirect('https://192.168.0.1/') }, 'ADDRESS_NOT_ALLOWED'],
  ])('cannot be read if the sitemap %s [AG-16]', async (_what, pages, error) => {
    expect((await readSite(pages)).source).toMatchObject({ status: 'FAILED', error, foundPages: 0 });
  });

  it('are read on by another worker where one was killed, each once [AG-16]', async () => {
    site.pages = { '/sitemap.xml': sitemap(...at('/a', '/b', '/c')), '/a': PRICES, '/b': PRICES, '/c': PRICES };
    const { acme } = await twoWorkspaces(fd);
    const { services } = fd;
    const id = await addWebPage(fd, acme.owner, `${site.origin}/`, { scope: 'SITEMAP' });
    const order = { workspaceId: acme.id, id };
    const by = asSystemActor(services, acme.id, { kind: 'system', name: 'Knowledge' }, id);
    const website = openWebsite(services);
    const step = () => readNextWebPage({ services, by, website, order });
    for (let taken = 0; taken < 3; taken += 1) expect(await step()).toEqual({ kind: 'NEXT' });
    expect(await read(acme.owner, id)).toMatchObject({ status: 'READING', foundPages: 3, processedPages: 1 });
    // Two workers read the same page at the same time. One of them stores nothing.
    const both = await Promise.all([step(), step()]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['NEXT', 'OVER']);
    await readWebPages(fd, acme);
    expect(await read(acme.owner, id)).toMatchObject({
      status: 'READY',
      processedPages: 3,
      failedPages: 0,
      passageCount: 3,
    });
    expect(paths().filter((path) => path === '/c')).toHaveLength(1);
  });

  it('are cut after 30 minutes of reading, not of waiting, and keep their text [AG-16]', async () => {
    const { acme, owner, id } = await readSite({
      '/sitemap.xml': sitemap(...at('/a', '/b')),
      '/a': PRICES,
      '/b': html('Pets', 'Dogs wait outside.'),
    });
    const key = await buildApiKey(fd, acme, owner, { scopes: ['knowledge.read'] });
    const reader = { ...owner, bearer: key.bearer };
    await mutate(fd, owner, 'syncKnowledgeSource', { id });
    const { services } = fd;
    const by = asSystemActor(services, acme.id, { kind: 'system', name: 'Knowledge' }, id);
    const step = { services, by, website: openWebsite(services), order: { workspaceId: acme.id, id } };
    for (let taken = 0; taken < 2; taken += 1) await readNextWebPage(step);
    // The read waits for the other sources of the workspace.
    fd.advance({ minutes: WEB_PAGE_LIMITS.readMinutes + 1 });
    await readNextWebPage(step);
    expect(await read(reader, id)).toMatchObject({ status: 'READING', cutBy: null });
    await services.database
      .forWorkspace(acme.id)
      .write((tx) => addUsedTime(tx, id, WEB_PAGE_LIMITS.readMinutes * 60 + 1));
    await readWebPages(fd, acme);
    expect(await read(reader, id)).toMatchObject({ status: 'READY', cutBy: 'TIME', failedPages: 1, pageCount: 2 });
    expect(await search(reader, 'Where do dogs wait?')).toHaveLength(1);
  });
});
