import { parse } from 'csv-parse/sync';
import type { BuiltWorkspace, Member } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { finishJob } from './jobs.ts';
import { mutate } from './mutate.ts';

type Row = Readonly<Record<string, unknown>>;

/** Starts an export, runs its job to the end and returns the id of the job. */
export async function runExport(
  fd: TestFrontdesk,
  { workspace, who }: { readonly workspace: BuiltWorkspace; readonly who: Member },
  mutation: string,
  input: object = {},
): Promise<string> {
  const { job } = await mutate(fd, who, mutation, input, 'job { id }');
  const { state, failure } = await finishJob(fd, workspace, job.id);
  if (state !== 'DONE') throw new Error(`The export ended with ${state}: ${failure}`);
  return job.id;
}

/** Returns the path of the download of an export. */
export async function linkToExport(fd: TestFrontdesk, who: Member, id: string): Promise<string> {
  const { url } = await mutate(fd, who, 'createExportLink', { id }, 'url');
  return new URL(url).pathname;
}

/** Downloads the file of an export as text. */
export const downloadExport = async (fd: TestFrontdesk, who: Member, id: string): Promise<string> =>
  (await fd.app.inject({ url: await linkToExport(fd, who, id) })).body;

/** Reads a CSV file with a parser of its own, by the names of its columns. */
export const csvRows = (text: string): Row[] => parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });

export const jsonRows = (text: string): Row[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
