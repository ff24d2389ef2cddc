import type { ImportKind } from '@frontdesk/domain';
import { as } from './as.ts';
import type { BuiltWorkspace, Member } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { finishJob } from './jobs.ts';
import { mutate } from './mutate.ts';

interface Uploader {
  readonly bearer?: string;
  readonly workspace?: string;
}

const JOB = 'import { id job { id } }';
const FIELDS = `kind product stage rows headers mapping isMappingReused country onDuplicate encoding delimiter willCreate willUpdate willSkip willOptOut
  willCreateLeads existingLeads createdLeads greetLeads rowsWithAttachments duplicates invalid created updated skipped optedOut undoable`;

export interface RowsOf {
  readonly actions?: readonly string[] | null;
  readonly group?: string | null;
}

export interface ReadRow {
  readonly row: number;
  readonly cells: string[];
  readonly action: string;
  readonly reason: string;
  readonly existingLeadId: string | null;
}

/** Imports files of one kind as the owner of a workspace. Jobs are run until they end. */
export function importsOf(
  kind: ImportKind,
  scene: () => { readonly fd: TestFrontdesk; readonly acme: BuiltWorkspace & { owner: Member } },
) {
  const upload = async (body: string | Buffer, who?: Uploader) => {
    const { fd, acme } = scene();
    const { bearer, workspace } = who ?? acme.owner;
    const { statusCode, body: text } = await fd.app.inject({
      method: 'POST',
      url: `/uploads/${kind.toLowerCase().replace('_', '-')}?name=people.csv`,
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${bearer}`, 'x-workspace': workspace },
      payload: body,
    });
    const answer = JSON.parse(text);
    const code = (answer.code ?? answer.errors?.[0]?.extensions.code) as string;
    return { status: statusCode, id: answer.id as string, code };
  };
  const readImport = async (id: string, who?: Member) => {
    const { fd, acme } = scene();
    const query = `query ($id: ID!) { contactImport(id: $id) { ${FIELDS} } }`;
    return (await as(fd, who ?? acme.owner).ok(query, { id })).contactImport;
  };
  const check = async (id: string, mapping: readonly string[], more: object = {}) => {
    const { fd, acme } = scene();
    const consent = kind === 'LEADS' ? { isConsentConfirmed: true } : {};
    const input = { id, mapping, onDuplicate: 'UPDATE', country: 'GB', ...consent, ...more };
    const { import: found } = await mutate(fd, acme.owner, 'previewContactImport', input, JOB);
    await finishJob(fd, acme, found.job.id);
    return readImport(id);
  };
  const start = async (id: string) => {
    const { fd, acme } = scene();
    return (await mutate(fd, acme.owner, 'startContactImport', { id }, JOB)).import.job.id as string;
  };
  const undo = async (id: string) => {
    const { fd, acme } = scene();
    const { import: found } = await mutate(fd, acme.owner, 'undoContactImport', { id }, JOB);
    return finishJob(fd, acme, found.job.id);
  };
  const inside = async (id: string, { actions = null, group = null }: RowsOf = {}): Promise<ReadRow[]> => {
    const { fd, acme } = scene();
    const query = `query ($id: ID!, $actions: [ImportRowAction!], $group: ImportRowGroup) {
      contactImportRows(id: $id, actions: $actions, group: $group, first: 100) { row cells action reason existingLeadId } }`;
    return (await as(fd, acme.owner).ok(query, { id, actions, group })).contactImportRows;
  };
  return { upload, readImport, check, start, undo, inside };
}
