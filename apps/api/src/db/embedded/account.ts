import { execFileSync, type SpawnOptions, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { StartupError } from '../../errors/startup-error.ts';
import type { Binaries } from './binaries.ts';

interface Ids {
  readonly uid: number;
  readonly gid: number;
}

/** Operating system account that runs PostgreSQL. Needed because PostgreSQL refuses to run as root. */
export interface Account {
  /** Owner of the cluster's files. Undefined if the current user owns them. */
  readonly owner?: Ids;
  /** Returns the command and the `spawn` options for running a program as this account. */
  command(program: string, args: readonly string[]): [string, string[], Pick<SpawnOptions, 'uid' | 'gid'>];
}

interface Places {
  readonly programs: Binaries;
  readonly dataDir: string;
  readonly folder: string;
}

/**
 * Returns the current user. If the current user is root, returns an unprivileged account that can access the programs
 * and the data folder, or throws StartupError if there is none.
 */
export function chooseAccount(places: Places): Account {
  if (process.getuid?.() !== 0) return { command: (program, args) => [program, [...args], {}] };

  const owner = ownerOf(places.folder) ?? namedAccount('postgres') ?? namedAccount('nobody');
  if (!owner) throw new StartupError(`PostgreSQL does not run as root, and there is no account "nobody". ${WAYS_OUT}`);
  const account = [runAsOwner(owner), ...withRightToPass(owner)].find((candidate) => canReach(candidate, places));
  if (account) return account;
  throw new StartupError(
    `PostgreSQL does not run as root, and the account with uid ${owner.uid} cannot reach ${places.dataDir}. ${WAYS_OUT}`,
  );
}

const WAYS_OUT =
  'Start Frontdesk as an ordinary user, set DATA_DIR to a folder that every account can reach, or set DATABASE_URL.';

/**
 * Returns the owner of a folder, so that the cluster can be started by root and by the owner in turn. Returns null if
 * the folder does not exist or root owns it.
 */
function ownerOf(folder: string): Ids | null {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats && stats.uid !== 0 ? { uid: stats.uid, gid: stats.gid } : null;
}

function namedAccount(name: string): Ids | null {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

const runAsOwner = (owner: Ids): Account => ({ owner, command: (program, args) => [program, [...args], { ...owner }] });

/**
 * Returns variants of an account that can enter folders below /root or created by `mktemp -d`, which other accounts
 * cannot enter. On Linux, a process can be given the capability dac_read_search for this, or dac_override in containers
 * that lack it. `no_setuid_fixup` keeps the capability for access(2), with which initdb looks for its other programs.
 */
function withRightToPass(owner: Ids): Account[] {
  const identity = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups', '--securebits=+no_setuid_fixup'];
  return ['+dac_read_search', '+dac_override'].map((right) => {
    const lend = [...identity, `--inh-caps=${right}`, `--ambient-caps=${right}`];
    return { owner, command: (program, args) => ['setpriv', [...lend, program, ...args], {}] };
  });
}

function canReach(account: Account, { programs, dataDir }: Places): boolean {
  const script = '"$1" --version && cd "$2"';
  const [command, args, identity] = account.command('/bin/sh', ['-c', script, 'sh', programs.postgres, dataDir]);
  return spawnSync(command, args, { ...identity, stdio: 'ignore', cwd: '/' }).status === 0;
}
