import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { knowledgeJobs } from '../../src/modules/agent/knowledge/index.ts';
import type { Caller } from './as.ts';
import type { BuiltWorkspace } from './build.ts';
import { drain } from './drain.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { mutate } from './mutate.ts';
import { rows } from './rows.ts';

interface WebRequest {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

type Page = string | ((response: ServerResponse, request: WebRequest) => void);

/** A website on this machine. Paths that `pages` does not contain have the status 404. */
export interface TestWebsite {
  readonly origin: string;
  readonly requests: WebRequest[];
  pages: Record<string, Page>;
  close(): Promise<void>;
}

export async function startWebsite(): Promise<TestWebsite> {
  const server = createServer((request, response) => {
    const { url = '', headers } = request;
    site.requests.push({ url, headers });
    const page = site.pages[url] ?? status(404);
    if (typeof page === 'function') page(response, { url, headers });
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const site: TestWebsite = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    pages: {},
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
  return site;
}

export const html = (title: string, text: string): string =>
  `<!doctype html><title>${title}</title><nav>Menu</nav><main><h1>${title}</h1><p>${text}</p></main>`;

export const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(code, headers).end();

export const redirect = (location: string) => status(302, { location });

export const sitemap = (...urls: readonly string[]): string =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.map((url) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`;

export const sitemapIndex = (...urls: readonly string[]): string =>
  `<sitemapindex>${urls.map((url) => `<sitemap><loc>${url}</loc></sitemap>`).join('')}</sitemapindex>`;

interface WebPageInput {
  readonly scope?: 'PAGE' | 'SITEMAP';
  readonly refreshInterval?: 'NEVER' | 'DAILY' | 'WEEKLY';
}

/** Adds a web page as a source, as a member. Returns its id. */
export async function addWebPage(
  fd: TestFrontdesk,
  who: Caller,
  url: string,
  { scope = 'PAGE', refreshInterval = 'NEVER' }: WebPageInput = {},
): Promise<string> {
  const added = await mutate(fd, who, 'createWebPageSource', { url, scope, refreshInterval }, 'source { id }');
  return (added['source'] as { id: string }).id;
}

const READING = "select from knowledge_sources where workspace_id = $1 and kind = 'WEB_PAGE' and reading is not null";

/** Runs the jobs that read web pages until none is due, also those that wait for the next attempt. */
export async function readWebPages(fd: TestFrontdesk, { id }: Pick<BuiltWorkspace, 'id'>): Promise<void> {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each attempt is due after the one before.
    await drain(fd, id, knowledgeJobs(fd.services));
    // oxlint-disable-next-line no-await-in-loop -- as above.
    if ((await rows(fd, READING, [id])).length === 0) return;
    fd.advance({ seconds: 30 });
  }
}
