import { execFile, spawn } from 'node:child_process';
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../support/folder.ts';
import { type Product, startProduct } from '../support/product.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Returns a PATH that contains Node, npm, git and a shell, but not pnpm. */
async function pathWithoutPnpm(): Promise<string> {
  const folder = await temporaryFolder();
  for (const name of ['node', 'npm', 'npx', 'sh', 'bash', 'env', 'git']) {
    const { stdout } = await promisify(execFile)('sh', ['-c', `command -v ${name} || true`]);
    if (stdout.trim()) await symlink(stdout.trim(), join(folder, name));
  }
  return folder;
}

function run(command: string, args: readonly string[], options: object) {
  const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise<{ code: number | null; output: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, output })),
  );
}

describe('the documented build', () => {
  it('is a script of the repository, and works without pnpm on PATH [operations 2]', async () => {
    const guide = await readFile(join(ROOT, 'docs/deploy/README.md'), 'utf8');
    expect(guide).toContain('`npm run build`');
    const env = { ...process.env, PATH: await pathWithoutPnpm(), NODE_ENV: 'production' };
    expect((await run('sh', ['-c', 'command -v pnpm'], { env })).code).not.toBe(0);
    const { code, output } = await run('npm', ['run', 'build'], { env });
    expect(output).toContain('Building … done');
    expect(code).toBe(0);
  });

  it('names in one sentence the folder that the account cannot write to [operations 17]', async () => {
    const explain = (output: string) =>
      run(process.execPath, ['--input-type=module', '-e', EXPLAIN], { env: { ...process.env, OUTPUT: output } });
    const refused = `npm error code EACCES\nnpm error syscall mkdir\nnpm error path /home/ada/.npm\nnpm error To fix it, run: sudo chown`;
    expect((await explain(refused)).output).toBe(
      'This account cannot write to /home/ada/.npm. Set npm_config_cache and HOME to folders that it can write to, and give it write access to the repository.\n',
    );
    const other = 'npm error code E404\nnpm error path /home/ada/.npm\n';
    expect((await explain(other)).output).toBe(other);
  });
});

const EXPLAIN = `const { explain } = await import('./packages/tooling/bin/lib/explain.mjs');
  process.stdout.write(explain(process.env.OUTPUT));`;

describe('the built product', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${product.url}${path}`, { method, headers });
  const kindOf = async (answer: Promise<Response>) => {
    const { status, headers } = await answer;
    return `${status} ${headers.get('content-type')?.split(';')[0]}`;
  };

  it.each([
    ['GET', '/', '*/*', '200 text/html'],
    ['HEAD', '/', '*/*', '200 text/html'],
    ['GET', '/?utm_source=mail', '*/*', '200 text/html'],
    ['GET', '/', 'text/html,application/xhtml+xml', '200 text/html'],
    ['GET', '/', 'application/json', '404 application/json'],
    ['POST', '/', '*/*', '404 application/json'],
    ['GET', '/sign-in', '*/*', '200 text/html'],
    ['GET', '/sign-in', 'application/json', '404 application/json'],
    ['GET', '/api/nowhere', '*/*', '404 application/json'],
    ['GET', '/assets/nowhere.js', '*/*', '404 application/json'],
    ['GET', '/wp-login.php', '*/*', '404 application/json'],
    ['GET', '/robots.txt', '*/*', '200 text/plain'],
  ])('answers %s %s for %s with %s [operations 14]', async (method, path, accept, expected) => {
    expect(await kindOf(ask(path, { accept }, method))).toBe(expected);
  });

  it('has a title and a description for link previews [operations 14]', async () => {
    const shell = await (await ask('/')).text();
    for (const tag of [
      '<title>Frontdesk</title>',
      'name="description"',
      'property="og:title"',
      'property="og:description"',
    ])
      expect(shell).toContain(tag);
  });

  it('sends assets compressed at the build to clients that accept it [operations 15]', async () => {
    const [, script = ''] = /<script type="module"[^>]* src="([^"]+)"/.exec(await (await ask('/')).text()) ?? [];
    const plain = await ask(script, { 'accept-encoding': 'identity' });
    expect([plain.status, plain.headers.get('content-encoding')]).toEqual([200, null]);
    const compressed = await ask(script, { 'accept-encoding': 'br' });
    expect(compressed.headers.get('content-encoding')).toBe('br');
    for (const { headers } of [plain, compressed]) {
      expect(headers.get('vary')?.toLowerCase()).toContain('accept-encoding');
      expect(headers.get('cache-control')).toContain('immutable');
    }
    const sizes = [plain, compressed].map(({ headers }) => Number(headers.get('content-length')));
    expect(sizes[1]).toBeLessThan((sizes[0] ?? 0) / 2);
    const file = await readFile(join(ROOT, 'apps/web/dist', `${script}.br`));
    expect(brotliDecompressSync(file).toString()).toBe(await plain.text());
  });
});
