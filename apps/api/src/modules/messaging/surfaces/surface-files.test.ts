import { FORM_LIMITS } from '@frontdesk/domain';
import { samplePdf } from '@frontdesk/simulators';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildSurfaceFile, FILE_CONTENT, multipartOf } from '../../../../test/testkit/surface-files.ts';
import { buildSurface, buildSurfaceTemplate } from '../../../../test/testkit/surfaces.ts';
import { storageKeyOf } from '../../../storage/encrypted-objects.ts';
import { deleteStoredObjectsJob } from '../attachments/index.ts';
import { deleteSurfaceFilesJob, expireSurfacesJob } from './index.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
let photo: Buffer;
beforeAll(async () => {
  fd = await startFrontdesk();
  const square = sharp({ create: { width: 40, height: 20, channels: 3, background: '#336699' } });
  const gps = { GPSLatitude: '52/1 31/1 0/1', GPSLatitudeRef: 'N' };
  photo = await square
    .jpeg()
    .withExif({ IFD0: { Copyright: 'Secret owner' }, IFD3: gps })
    .toBuffer();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const PDF = samplePdf('Insurance card').bytes;
const pdf = (name = 'letter.pdf', text = 'Insurance card') => new File([Uint8Array.from(samplePdf(text).bytes)], name);
const jpeg = (name = 'card.jpg') => new File([Uint8Array.from(photo)], name, { type: 'image/jpeg' });

/** Browser of a contact that opens the link of a form. It keeps the cookie of the form. */
async function openBrowser(content = FILE_CONTENT, workspace: BuiltWorkspace = acme) {
  const templateId = await buildSurfaceTemplate(fd, workspace, { content });
  const surface = await buildSurface(fd, workspace, { templateId });
  return { ...surface, ...browserAt(surface.path) };
}

type Part = readonly [name: string, value: string | File];

function browserAt(path: string) {
  let cookie: string | null = null;
  const headers = () => (cookie === null ? {} : { cookie });
  const post = async (url: string, parts: readonly Part[]) => {
    const sent = await multipartOf(parts);
    const response = await fd.app.inject({
      method: 'POST',
      url,
      payload: sent.payload,
      headers: { ...sent.headers, ...headers() },
    });
    for (const { name, value } of response.cookies) cookie = `${name}=${value}`;
    return response;
  };
  const markers: Part[] = FILE_CONTENT.questions.map(({ key }) => ['question', key]);
  return {
    upload: (key: string, file: File) => post(`${path}/files`, [[`f_${key}`, file]]),
    send: (action: string, parts: readonly Part[] = []) => post(path, [...markers, ...parts, ['action', action]]),
    remove: (id: string) => post(path, [...markers, ['remove', id]]),
    page: async () => (await fd.app.inject({ method: 'GET', url: path, headers: headers() })).body,
  };
}

const FILES = 'status answers { key type values } files { id key name contentType byteCount }';
const read = async (contactId: string, who = acme.owner) =>
  (await as(fd, who).ok(`{ surfaces(contactId: "${contactId}", first: 5) { edges { node { ${FILES} } } } }`)).surfaces
    .edges[0].node;
const stored = (surfaceId: string) =>
  rows<{ id: string; state: string }>(fd, 'select id, state from surface_files where surface_id = $1', [surfaceId]);
const objectsOf = (id: string) =>
  rows(fd, 'select from storage_deletions where storage_key = $1', [storageKeyOf({ workspaceId: acme.id, id })]);
const linkOf = async (who: Member, id: string) =>
  new URL((await mutate(fd, who, 'createSurfaceFileLink', { id }, 'url'))['url']).pathname;
const download = async (who: Member, id: string) => fd.app.inject({ method: 'GET', url: await linkOf(who, id) });

describe('a file that a contact uploads to a form [SF-06]', () => {
  it('is an answer, with the name of the file, and is downloaded by members', async () => {
    const { contactId, upload, send } = await openBrowser();
    const added = await upload('letters', pdf());
    expect([added.statusCode, added.body.includes('letter.pdf')]).toEqual([201, true]);
    expect(await read(contactId)).toMatchObject({
      status: 'IN_PROGRESS',
      answers: [{ key: 'letters', type: 'FILE', values: ['letter.pdf'] }],
      files: [{ key: 'letters', name: 'letter.pdf', contentType: 'application/pdf', byteCount: PDF.length }],
    });
    expect((await send('submit', [['q_goal', 'Run']])).statusCode).toBe(303);
    const { status, answers, files } = await read(contactId);
    expect([status, answers.map(({ key }: { key: string }) => key)]).toEqual(['SUBMITTED', ['goal', 'letters']]);
    const { headers, rawPayload } = await download(acme.owner, files[0].id);
    expect(rawPayload.equals(PDF)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': "attachment; filename*=UTF-8''letter.pdf",
    });
  });

  it('is stored with the answers of the page without JavaScript, and removed again', async () => {
    const { contactId, send, page, remove } = await openBrowser();
    const saved = await send('save', [
      ['q_goal', 'Run'],
      ['f_letters', pdf()],
      ['f_card', jpeg()],
    ]);
    expect(saved.statusCode).toBe(303);
    const { files } = await read(contactId);
    expect(files.map(({ name }: { name: string }) => name)).toEqual(['letter.pdf', 'card.jpg']);
    expect(await page()).toContain('aria-label="Remove letter.pdf"');
    expect((await remove(files[0].id)).statusCode).toBe(303);
    expect((await read(contactId)).files).toMatchObject([{ name: 'card.jpg' }]);
    expect((await read(contactId)).answers).toMatchObject([{ key: 'card', values: ['card.jpg'] }]);
    expect(await objectsOf(files[0].id)).toHaveLength(1);
  });

  it('keeps the answer when the page is saved without choosing it again', async () => {
    const { contactId, upload, send } = await openBrowser();
    await upload('card', jpeg());
    await send('save', [['f_card', new File([], '')]]);
    expect((await read(contactId)).answers).toMatchObject([{ key: 'card', values: ['card.jpg'] }]);
  });

  it('is stored without metadata if it is an image', async () => {
    expect(photo.includes('Secret owner')).toBe(true);
    const { contactId, upload } = await openBrowser();
    await upload('card', jpeg());
    const { rawPayload, headers } = await download(acme.owner, (await read(contactId)).files[0].id);
    expect(headers['content-type']).toBe('image/jpeg');
    expect(await sharp(rawPayload).metadata()).toMatchObject({ width: 40, height: 20, format: 'jpeg' });
    expect((await sharp(rawPayload).metadata()).exif).toBeUndefined();
    expect(rawPayload.includes('Secret owner')).toBe(false);
  });

  it('is shown and removed only in the browser that uploaded it', async () => {
    const { contactId, path, upload } = await openBrowser();
    await upload('card', jpeg());
    const [{ id }] = (await read(contactId)).files;
    const other = browserAt(path);
    expect(await other.page()).not.toContain('card.jpg');
    await other.remove(id);
    expect((await read(contactId)).files).toHaveLength(1);
  });

  it('answers a required question, and its deletion makes the answer missing', async () => {
    const questions = FILE_CONTENT.questions.map((one) => ({ ...one, required: one.key === 'card' }));
    const { contactId, send, upload, remove } = await openBrowser({ ...FILE_CONTENT, questions });
    expect((await send('submit')).statusCode).toBe(422);
    await upload('card', jpeg());
    await remove((await read(contactId)).files[0].id);
    expect((await send('submit')).body).toContain('href="#q_card"');
    await upload('card', jpeg());
    expect((await send('submit')).statusCode).toBe(303);
  });

  it('is deleted on submission if its question is hidden', async () => {
    const condition = { question: 'goal', operator: 'answered', values: [] } as const;
    const questions = FILE_CONTENT.questions.map((one) => (one.key === 'card' ? { ...one, condition } : one));
    const { contactId, send } = await openBrowser({ ...FILE_CONTENT, questions });
    await send('save', [
      ['q_goal', 'Run'],
      ['f_card', jpeg()],
      ['f_letters', pdf()],
    ]);
    await send('submit');
    expect(await read(contactId)).toMatchObject({ status: 'SUBMITTED', files: [{ key: 'letters' }] });
  });
});

describe('a file that is not accepted [SF-06]', () => {
  const executable = new File([Uint8Array.from(Buffer.from(`MZ${'\0'.repeat(200)}`))], 'card.jpg');
  const html = new File(['<!doctype html><script>alert(1)</script>'], 'letter.pdf', { type: 'application/pdf' });
  const heic = new File([Uint8Array.from(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'))], 'card.jpg');
  it.each([
    ['an executable program with the name of an image', 'card', () => executable, 'Files of this type'],
    ['a page with the name of a document', 'letters', () => html, 'Files of this type'],
    ['a document for a photo', 'card', () => pdf('card.jpg'), 'Files of this type'],
    ['a HEIC photo', 'card', () => heic, 'HEIC'],
    ['an empty file', 'letters', () => new File([], 'letter.pdf'), 'empty'],
    [
      'a damaged image',
      'card',
      () => new File([Uint8Array.from(photo.subarray(0, 300))], 'card.jpg'),
      'cannot be read',
    ],
    ['a file of 10 MB and one byte', 'letters', () => padded(FORM_LIMITS.fileBytes + 1), 'larger than 10 MB'],
  ])('%s', async (_name, key, file, words) => {
    const { id, upload, send, page } = await openBrowser();
    const refused = await upload(key, file());
    expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining(words)]);
    const shown = await send('submit', [
      ['q_goal', 'Run'],
      [`f_${key}`, file()],
    ]);
    expect([shown.statusCode, shown.body.includes(words)]).toEqual([422, true]);
    // The answers of the same request are saved.
    expect(await page()).toContain('value="Run"');
    expect(await stored(id)).toEqual([]);
  });

  it('is refused before it is transferred if the request states a larger size', async () => {
    const { path, id, send } = await openBrowser();
    const { headers } = await multipartOf([]);
    const post = (url: string, length: number) =>
      fd.app.inject({ method: 'POST', url, headers: { ...headers, 'content-length': String(length) }, payload: 'x' });
    const { fileBytes, files } = FORM_LIMITS;
    const one = await post(`${path}/files`, fileBytes + 300 * 1024);
    expect([one.statusCode, one.body]).toEqual([413, 'A file is larger than 10 MB.']);
    const all = await post(path, (files + 1) * fileBytes);
    expect([all.statusCode, all.body.includes('Letters: A file is larger than 10 MB.')]).toEqual([413, true]);
    expect(await stored(id)).toEqual([]);
    expect((await send('save')).statusCode).toBe(303);
  });

  it('is refused if its end is missing, and nothing is stored', async () => {
    const { path, id } = await openBrowser();
    const { headers, payload } = await multipartOf([['f_letters', pdf()]]);
    const cut = payload.subarray(0, payload.length - 60);
    const { statusCode, body } = await fd.app.inject({ method: 'POST', url: `${path}/files`, headers, payload: cut });
    expect([statusCode, body]).toEqual([422, 'A file was not transferred completely. Choose it again.']);
    expect(await stored(id)).toEqual([]);
  });

  it('accepts a file of exactly 10 MB', async () => {
    const { contactId, upload } = await openBrowser();
    expect((await upload('letters', padded(FORM_LIMITS.fileBytes))).statusCode).toBe(201);
    expect((await read(contactId)).files).toMatchObject([{ byteCount: FORM_LIMITS.fileBytes }]);
  });

  it('is refused above the maximum of the question', async () => {
    const { contactId, upload, page } = await openBrowser();
    for (const name of ['1', '2']) expect((await upload('letters', pdf(`${name}.pdf`, name))).statusCode).toBe(201);
    const third = await upload('letters', pdf('3.pdf', '3'));
    expect([third.statusCode, third.body]).toEqual([422, 'No more files can be added. Remove a file first.']);
    expect((await read(contactId)).files).toHaveLength(2);
    expect(await page()).toMatch(/name="f_letters"[^>]* hidden/);
  });

  it('is refused if it is the eleventh file of the form', async () => {
    const questions = FILE_CONTENT.questions.map((one) => (one.type === 'FILE' ? { ...one, maxFiles: 10 } : one));
    const { contactId, send, upload } = await openBrowser({ ...FILE_CONTENT, questions });
    const ten = Array.from({ length: 10 }, (_, index): Part => ['f_letters', pdf(`${index}.pdf`, String(index))]);
    expect((await send('save', ten)).statusCode).toBe(303);
    expect((await upload('card', jpeg())).statusCode).toBe(422);
    expect((await read(contactId)).files).toHaveLength(10);
  });

  it('has a safe name', async () => {
    const { contactId, send, page } = await openBrowser();
    const name = 'C:\\temp\\<b>\u202egnp\u0007.exe';
    await send('save', [['f_card', jpeg(name)]]);
    expect((await read(contactId)).files).toMatchObject([{ name: '<b>gnp.exe.jpg' }]);
    const shown = await page();
    expect([shown.includes('&lt;b&gt;gnp.exe.jpg'), shown.includes('<b>gnp')]).toEqual([true, false]);
  });

  it('has no effect at the link of another workspace, an unknown link, and other questions', async () => {
    const { path } = await openBrowser(FILE_CONTENT, globex);
    const unknown = await browserAt('/s/unknown').upload('letters', pdf());
    const own = await openBrowser();
    await fd.services.database.forWorkspace(acme.id).write((tx) => tx.surface.deleteMany({ where: { id: own.id } }));
    const deleted = await own.upload('letters', pdf());
    expect([unknown.statusCode, deleted.statusCode]).toEqual([404, 404]);
    expect(unknown.body).toBe(deleted.body);
    const theirs = browserAt(path);
    for (const key of ['goal', 'other', '__proto__']) expect((await theirs.upload(key, pdf())).statusCode).toBe(422);
    expect(await rows(fd, 'select from surface_files where workspace_id = any($1)', [[acme.id, globex.id]])).toEqual(
      [],
    );
  });
});

const padded = (bytes: number) => {
  const file = Buffer.alloc(bytes);
  PDF.copy(file);
  return new File([file], 'letter.pdf');
};

describe('an upload while the form changes [SF-06]', () => {
  it('is refused after the submission and after the expiry', async () => {
    const { id, upload, send, contactId } = await openBrowser();
    await send('submit', [['q_goal', 'Run']]);
    expect((await upload('letters', pdf())).statusCode).toBe(409);
    expect((await send('save', [['f_letters', pdf()]])).statusCode).toBe(303);
    expect((await read(contactId)).files).toEqual([]);
    const late = await openBrowser();
    await rows(fd, "update surfaces set expires_at = now() - interval '1 hour' where id = $1", [late.id]);
    expect((await late.upload('letters', pdf())).statusCode).toBe(404);
    expect([await stored(id), await stored(late.id)]).toEqual([[], []]);
  });

  it.each([
    ['is submitted', "update surfaces set status = 'SUBMITTED', submitted_at = now() where id = $1", 409],
    ['is revoked', "update surfaces set status = 'REVOKED', revoked_at = now() where id = $1", 404],
    [
      'is erased with its contact',
      'delete from contacts where id = (select contact_id from surfaces where id = $1)',
      404,
    ],
  ])('discards the file if the form %s during the transfer', async (_name, change, status) => {
    const { id, upload } = await openBrowser();
    const files = duringTransfer(() => rows(fd, change, [id]));
    expect((await upload('letters', pdf())).statusCode).toBe(status);
    files.restore();
    expect(await stored(id)).toEqual([]);
    // The object was written after the deletion of the contact, so it is deleted later.
    expect(await objectsOf(files.written[0] ?? '')).toHaveLength(1);
  });

  it('stores a repeated upload once, also at the same time', async () => {
    const { contactId, upload } = await openBrowser();
    const twice = await Promise.all([upload('card', jpeg()), upload('card', jpeg('other.jpg'))]);
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    expect((await upload('card', jpeg())).statusCode).toBe(201);
    expect((await read(contactId)).files).toHaveLength(1);
    expect(await rows(fd, 'select from surface_files where workspace_id = $1', [acme.id])).toHaveLength(1);
  });

  it('is deleted by the job if the process ended before it was stored', async () => {
    const { id, contactId, upload } = await openBrowser();
    const pending = { state: 'PENDING', byteCount: 0, contentHash: null } as const;
    const now = fd.services.clock().getTime();
    const left = await buildSurfaceFile(fd, acme, id, { ...pending, deleteAt: new Date(now - 1000) });
    const running = await buildSurfaceFile(fd, acme, id, { ...pending, deleteAt: new Date(now + 60_000) });
    // It does not count as a file of the question.
    expect((await upload('card', jpeg())).statusCode).toBe(201);
    await deleteSurfaceFilesJob(fd.services)();
    const [{ id: ready }] = (await read(contactId)).files;
    expect((await stored(id)).map((file) => file.id).sort()).toEqual([running, ready].sort());
    expect(await objectsOf(left)).toHaveLength(1);
  });
});

/** Runs `change` when the bytes of the next file were written. */
function duringTransfer(change: () => Promise<unknown>) {
  const { objects } = fd.services;
  const { write } = objects;
  const written: string[] = [];
  const restore = () => Object.assign(objects, { write });
  Object.assign(objects, {
    write: async (...args: Parameters<typeof write>) => {
      const size = await write(...args);
      written.push(args[0].id);
      await change();
      return size;
    },
  });
  return { written, restore };
}

describe('files of a form that ended without a submission [SF-06]', () => {
  const hold = (contactId: string) => mutate(fd, acme.owner, 'createLegalHold', { contactId, reason: 'A claim' });

  it.each(['revoked', 'expired'])('are deleted if it is %s, unless a legal hold applies', async (how) => {
    const [free, held] = [await openBrowser(), await openBrowser()];
    await hold(held.contactId);
    for (const one of [free, held]) {
      await one.upload('card', jpeg());
      if (how === 'revoked') await mutate(fd, acme.owner, 'revokeSurface', { id: one.id });
      else await rows(fd, "update surfaces set expires_at = now() - interval '1 hour' where id = $1", [one.id]);
    }
    const [file] = await stored(free.id);
    await expireSurfacesJob(fd.services)();
    await deleteSurfaceFilesJob(fd.services)();
    expect(await stored(free.id)).toEqual([]);
    expect(await stored(held.id)).toHaveLength(1);
    expect((await read(free.contactId)).answers).toMatchObject([{ values: ['card.jpg'] }]);
    await deleteStoredObjectsJob(fd.services)();
    expect(await objectsOf(file?.id ?? '')).toEqual([]);
  });

  it('are kept if it was submitted', async () => {
    const { id, upload, send } = await openBrowser();
    await upload('card', jpeg());
    await send('submit');
    await rows(fd, "update surfaces set expires_at = now() - interval '1 hour' where id = $1", [id]);
    await expireSurfacesJob(fd.services)();
    await deleteSurfaceFilesJob(fd.services)();
    expect(await stored(id)).toHaveLength(1);
  });
});

describe('createSurfaceFileLink [SF-06]', () => {
  it('gives no file to other workspaces, API keys, members without the permission, or with masked details', async () => {
    const { contactId, upload } = await openBrowser();
    await upload('card', jpeg('+44 20 7946 0018.jpg'));
    const [{ id }] = (await read(contactId)).files;
    const masked = await buildMember(fd, acme, { role: 'member', maskContactDetails: true });
    const agent = await buildMember(fd, acme, { role: 'agent' });
    expect(await outcome(fd, globex.owner, 'createSurfaceFileLink', { id })).toBe('NOT_FOUND');
    expect(await outcome(fd, agent, 'createSurfaceFileLink', { id })).toBe('FORBIDDEN');
    expect(await outcome(fd, masked, 'createSurfaceFileLink', { id })).toBe('ATTACHMENT_HIDDEN');
    expect(
      await outcome(
        fd,
        await buildApiKey(fd, acme, acme.owner, { scopes: ['surface.read', 'contact.read'] }),
        'createSurfaceFileLink',
        { id },
      ),
    ).toBe('NOT_FOUND');
    expect((await read(contactId, masked)).files[0].name).not.toContain('0018');
  });

  it('checks the permission again when the URL is used', async () => {
    const { contactId, upload } = await openBrowser();
    await upload('card', jpeg());
    const [{ id }] = (await read(contactId)).files;
    const member = await buildMember(fd, acme, { role: 'member' });
    const url = await linkOf(member, id);
    const get = async () => (await fd.app.inject({ method: 'GET', url })).statusCode;
    expect(await get()).toBe(200);
    await rows(fd, "update members set role = 'agent' where id = $1", [member.memberId]);
    expect(await get()).toBe(404);
  });
});
