import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../../..');
const STORE = join(ROOT, 'node_modules/.pnpm');
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall'];

const settings = readFileSync(join(ROOT, 'pnpm-workspace.yaml'), 'utf8');
const reviewed = new Map(
  [...settings.matchAll(/^ {2}"?([@\w/-]+)"?: (true|false)$/gm)].map(([, name, isAllowed]) => [
    name,
    isAllowed === 'true',
  ]),
);
const installed = installedPackages();

describe('packages of other projects', () => {
  it('come from the registry, with the checksum of their contents [C1]', () => {
    const lockfile = readFileSync(join(ROOT, 'pnpm-lock.yaml'), 'utf8');
    const resolutions = [...lockfile.matchAll(/^ {4}resolution: (.*)$/gm)].map(([, resolution]) => resolution);
    expect(resolutions.length).toBeGreaterThan(1_000);
    expect(resolutions.filter((one) => !/^\{integrity: sha512-[\w+/]+={0,2}\}$/.test(one))).toEqual([]);
  });

  it('were reviewed if they have an install script [C1]', () => {
    const scripted = installed.filter(({ scripts = {} }) => INSTALL_SCRIPTS.some((name) => scripts[name]));
    expect(scripted.map(({ name }) => name)).toContain('esbuild');
    expect(scripted.map(({ name }) => name).filter((name) => !reviewed.has(name))).toEqual([]);
  });

  it('download no database engine: the scripts of Prisma never run [C2]', () => {
    const engines = installed.filter(({ name }) => name === '@prisma/engines');
    expect(engines.map(({ scripts }) => Boolean(scripts.postinstall))).toEqual([true]);
    expect([reviewed.get('@prisma/engines'), reviewed.get('prisma')]).toEqual([false, false]);
    const files = engines.flatMap(({ folder }) => readdirSync(folder));
    expect(files.filter((name) => /^(schema|query)[-_]engine|\.node$/.test(name))).toEqual([]);
  });
});

/** Returns the installed packages of other projects, with the folder of each. */
function installedPackages() {
  return readdirSync(STORE)
    .map((entry) => join(STORE, entry, 'node_modules'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => packagesIn(folder).filter(({ isLink }) => !isLink))
    .map(({ folder }) => ({ ...JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')), folder }));
}

/** Returns the packages in a folder, of which those with a scope are in a folder for the scope. */
function packagesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('@') && entry.isDirectory()) return packagesIn(path);
    return existsSync(join(path, 'package.json')) ? [{ folder: path, isLink: entry.isSymbolicLink() }] : [];
  });
}
