import { readdirSync, readFileSync } from 'node:fs';

// Linux reports CPU time in ticks of 10 milliseconds.
const TICKS_PER_SECOND = 100;

/** Returns the CPU time that a process has used, in seconds. */
export function processCpu(pid) {
  const { own } = times(pid);
  return own;
}

export const residentMb = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/**
 * Returns a function that reads the CPU time of all child processes of the PostgreSQL server in seconds, including
 * ended ones.
 */
export async function backendsCpu(admin) {
  const { rows } = await admin.query('select pg_backend_pid() as pid');
  const { parent: postmaster } = times(rows[0].pid);
  return () => {
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(timesOrNull);
    const alive = children.filter((child) => child?.parent === postmaster);
    return alive.reduce((sum, { own }) => sum + own, times(postmaster).ended);
  };
}

function timesOrNull(pid) {
  try {
    return times(pid);
  } catch {
    return null;
  }
}

function times(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ').map(Number);
  const seconds = (ticks) => ticks / TICKS_PER_SECOND;
  return { parent: fields[1], own: seconds(fields[11] + fields[12]), ended: seconds(fields[13] + fields[14]) };
}
