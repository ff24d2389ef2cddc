import { readdirSync, readFileSync } from 'node:fs';

// The kernel counts ticks of a hundredth of a second.
const TICK = 100;

/** Seconds of CPU that a process has used. */
export function processCpu(pid) {
  const { own } = times(pid);
  return own;
}

export const residentMb = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Seconds of CPU of all of PostgreSQL's processes so far, those that have ended included. */
export async function backendsCpu(admin) {
  const { rows } = await admin.query('select pg_backend_pid() as pid');
  const { parent: postmaster } = times(rows[0].pid);
  return () => {
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(timesOrGone);
    const alive = children.filter((child) => child?.parent === postmaster);
    return alive.reduce((sum, { own }) => sum + own, times(postmaster).ofTheEnded);
  };
}

function timesOrGone(pid) {
  try {
    return times(pid);
  } catch {
    return null;
  }
}

function times(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ').map(Number);
  return { parent: fields[1], own: (fields[11] + fields[12]) / TICK, ofTheEnded: (fields[13] + fields[14]) / TICK };
}
