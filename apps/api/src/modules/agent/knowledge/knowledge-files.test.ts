import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import { KNOWLEDGE_LIMITS } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { drain } from '../../../../test/testkit/drain.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { addKnowledge } from '../../../../test/testkit/knowledge.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { UnreadableDocument } from './documents/document.ts';
import { readDocument } from './documents/read-document.ts';
import { readKnowledgeSourceJob } from './jobs/read-knowledge-source-job.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/** Returns a PDF file with one page for each text. */
function pdf(pages: readonly string[], { encrypt = '' } = {}): Buffer {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [ ${kids} ] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((text, index) => {
      const content = text ? `BT /F1 12 Tf 50 700 Td (${text}) Tj ET` : '';
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(
    `${file}trailer << /Size ${objects.length + 1} /Root 1 0 R ${encrypt} >>\nstartxref\n${start}\n%%EOF`,
    'latin1',
  );
}

const hex = (length: number) => `<${'41'.repeat(length)}>`;
const ENCRYPTED = pdf(['Secret'], {
  encrypt: `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${hex(32)} /U ${hex(32)} /P -4 >> /ID [ ${hex(16)} ${hex(16)} ]`,
});
/** A PDF file whose only page inflates from less than 1 MB to 512 MB. */
const pdfBomb = (): Buffer => {
  const content = deflateSync(deflateSync(Buffer.alloc(512 * 1024 * 1024, ' ')));
  const head = pdf(['']).toString('latin1').split('5 0 obj')[0] ?? '';
  return Buffer.concat([
    Buffer.from(
      `${head}5 0 obj\n<< /Length ${content.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n`,
      'latin1',
    ),
    content,
    Buffer.from('\nendstream\nendobj\ntrailer << /Size 6 /Root 1 0 R >>\nstartxref\n0\n%%EOF'),
  ]);
};

/** Returns a Word document with this content of its body. */
function docx(body: string): Buffer {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return zip([
    [
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    ],
    [
      'word/document.xml',
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ],
  ]);
}

function zip(files: readonly (readonly [name: string, content: string])[]): Buffer {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, content] of files) {
    const data = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(Buffer.byteLength(content), 18);
    common.writeUInt16LE(name.length, 22);
    const at = Buffer.alloc(14);
    at.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), data]);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), common, at, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, entries, Buffer.from('PK\u0005\u0006'), end]);
}

const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
const DOCX = docx(
  `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run('Prices')}</w:p><w:p>${run('A haircut costs 40 EUR.')}</w:p>`,
);
/** A Word document of less than 1 MB whose text inflates to 256 MB. */
const docxBomb = () => docx(`<w:p>${run(' '.repeat(256 * 1024 * 1024))}</w:p>`);
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function upload(who: Caller, name: string, content: Buffer | string, replace?: string) {
  const query = new URLSearchParams({ name, ...(replace ? { replace } : {}) });
  const response = await fd.app.inject({
    method: 'POST',
    url: `/uploads/knowledge?${query.toString()}`,
    headers: {
      'content-type': 'application/octet-stream',
      authorization: `Bearer ${who.bearer}`,
      'x-workspace': who.workspace ?? '',
    },
    payload: Buffer.from(content),
  });
  return { status: response.statusCode, ...(response.json() as { id: string; code?: string }) };
}

const SOURCE = `query ($id: ID!) { knowledgeSource(id: $id) { kind title status error format byteCount pageCount readAt
  characterCount passageCount createdByName passages { headings text pageNumber } } }`;
const read = async (who: Caller, id: string) =>
  (await as(fd, who).ok<{ knowledgeSource: Record<string, unknown> }>(SOURCE, { id })).knowledgeSource;
const work = ({ id }: BuiltWorkspace) => drain(fd, id, { read_knowledge_source: readKnowledgeSourceJob(fd.services) });

describe('a file as a knowledge source', () => {
  it('is read, found and cited with its page, and its content is not kept [AG-16] [AG-17]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { owner } = acme;
    const content = pdf(['Welcome to the studio.', 'A haircut costs 40 EUR.', 'Lockers need a padlock.']);
    const { id, status } = await upload(owner, 'C:\\docs\\Price list.pdf', content);
    expect(status).toBe(200);
    expect(await read(owner, id)).toMatchObject({
      kind: 'FILE',
      title: 'Price list.pdf',
      status: 'READING',
      byteCount: content.length,
    });
    // Precondition: the content is stored, and encrypted.
    const parts = await rows<{ sealed: string }>(
      fd,
      'select sealed from knowledge_file_parts where workspace_id = $1',
      [acme.id],
    );
    expect(parts).toHaveLength(1);
    expect(Buffer.from(parts[0]?.sealed ?? '', 'base64url').toString('latin1')).not.toContain('haircut');
    await work(acme);
    expect(await read(owner, id)).toMatchObject({
      title: 'Price list.pdf',
      status: 'READY',
      error: null,
      format: 'PDF',
      pageCount: 3,
      readAt: expect.any(String),
      passageCount: 3,
      createdByName: 'Ada',
      passages: [{ pageNumber: 1 }, { pageNumber: 2, text: 'A haircut costs 40 EUR.' }, { pageNumber: 3 }],
    });
    const { knowledgeSearch } = await as(fd, owner).ok<{ knowledgeSearch: object }>(
      '{ knowledgeSearch(question: "What does a haircut cost?") { passages { kind title pageNumber sourceId } } }',
    );
    expect(knowledgeSearch).toEqual({
      passages: [{ kind: 'FILE', title: 'Price list.pdf', pageNumber: 2, sourceId: id }],
    });
    expect(await rows(fd, 'select from knowledge_file_parts where workspace_id = $1', [acme.id])).toEqual([]);
    const names = await rows(fd, 'select name, actor_kind from audit_events where subject_id = $1 order by id', [id]);
    expect(names).toMatchObject([
      { name: 'knowledge_source.created' },
      { name: 'knowledge_source.read', actor_kind: 'SYSTEM' },
    ]);
  });

  it.each<[string, Buffer | string, object]>([
    ['prices.docx', DOCX, { format: 'DOCX', passages: [{ headings: ['Prices'], text: 'A haircut costs 40 EUR.' }] }],
    [
      'a.md',
      '# Rules\n\nNo shoes.\n\n## Pets\nDogs wait outside.',
      { format: 'TEXT', passages: [{ headings: ['Rules'] }, { headings: ['Rules', 'Pets'] }] },
    ],
    [
      'b.csv',
      'Service;Price\nHaircut;40 EUR\nColor;80 EUR\n',
      {
        format: 'CSV',
        passages: [{ text: 'Service: Haircut; Price: 40 EUR' }, { text: 'Service: Color; Price: 80 EUR' }],
      },
    ],
    [
      'c.html',
      '<!doctype html><title>T</title><nav>Menu</nav><h1>Prices</h1><p>A haircut costs 40&nbsp;EUR.<script>alert(1)</script>',
      { format: 'HTML', passages: [{ headings: ['Prices'], text: 'A haircut costs 40\u00a0EUR.' }] },
    ],
    ['d.pdf', 'This is only a text.', { format: 'TEXT', passages: [{ text: 'This is only a text.' }] }],
  ])('is recognized by its content: %s [AG-16]', async (name, content, expected) => {
    const { acme } = await twoWorkspaces(fd);
    const { id } = await upload(acme.owner, name, content);
    await work(acme);
    expect(await read(acme.owner, id)).toMatchObject({ status: 'READY', ...expected });
  });

  it.each<[string, Buffer, string]>([
    ['encrypted', ENCRYPTED, 'ENCRYPTED'],
    ['cut off', pdf(['Hello']).subarray(0, 150), 'DAMAGED'],
    ['scanned', pdf(['', '']), 'NO_TEXT'],
    ['a Word document without text', docx(''), 'NO_TEXT'],
    ['an incomplete Word document', DOCX.subarray(0, 500), 'DAMAGED'],
    ['a Word document that inflates to 256 MB', docxBomb(), 'TOO_COMPLEX'],
    ['HTML nested 500,000 deep', Buffer.from(`<html>${'<div>'.repeat(500_000)}`), 'TOO_COMPLEX'],
    ['a table with 20,001 rows', Buffer.from(`a,b\n${'1,2\n'.repeat(20_001)}`), 'TOO_LONG'],
    ['an image with the name of a PDF file', PNG, 'TYPE_UNSUPPORTED'],
    ['binary', Buffer.from([1, 2, 3, 0, 5, 6, 7]), 'TYPE_UNSUPPORTED'],
  ])('that is %s fails with a reason, and can be read again and replaced [AG-16]', async (_what, content, error) => {
    const { acme } = await twoWorkspaces(fd);
    const { id } = await upload(acme.owner, 'prices.pdf', content);
    await work(acme);
    expect(await read(acme.owner, id)).toMatchObject({ status: 'FAILED', error, passageCount: 0, readAt: null });
    expect(await outcome(fd, acme.owner, 'syncKnowledgeSource', { id })).toBe('ok');
    await work(acme);
    expect(await read(acme.owner, id)).toMatchObject({ status: 'FAILED', error });
    expect(await upload(acme.owner, 'prices.txt', 'A haircut costs 40 EUR.', id)).toMatchObject({ status: 200, id });
    await work(acme);
    expect(await read(acme.owner, id)).toMatchObject({
      status: 'READY',
      error: null,
      title: 'prices.txt',
      passageCount: 1,
    });
    expect(await outcome(fd, acme.owner, 'syncKnowledgeSource', { id })).toBe('KNOWLEDGE_SOURCE_NOT_READABLE');
  });

  it('keeps its last text while a replacement cannot be read, and is deleted with its content [AG-16]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { id } = await upload(acme.owner, 'a.txt', 'A haircut costs 40 EUR.');
    await work(acme);
    await upload(acme.owner, 'b.png', PNG, id);
    await work(acme);
    expect(await read(acme.owner, id)).toMatchObject({
      status: 'FAILED',
      passageCount: 1,
      passages: [{ text: 'A haircut costs 40 EUR.' }],
    });
    expect(await rows(fd, 'select from knowledge_file_parts where workspace_id = $1', [acme.id])).toHaveLength(1);
    await mutate(fd, acme.owner, 'deleteKnowledgeSource', { id });
    expect(await rows(fd, 'select from knowledge_file_parts where workspace_id = $1', [acme.id])).toEqual([]);
  });

  it('is refused if it is empty, too large, for another kind of source, or without permission [AG-16]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    expect((await upload(viewer, 'a.txt', 'Hello')).status).toBe(403);
    expect(await upload(acme.owner, 'a.txt', '')).toMatchObject({ status: 422, code: 'KNOWLEDGE_FILE_EMPTY' });
    const large = Buffer.alloc(KNOWLEDGE_LIMITS.fileBytes + 1, 'a');
    expect(await upload(acme.owner, 'a.txt', large)).toMatchObject({ status: 422, code: 'KNOWLEDGE_FILE_TOO_LARGE' });
    const text = await addKnowledge(fd, acme.owner);
    expect(await upload(acme.owner, 'a.txt', 'Hello', text)).toMatchObject({ code: 'KNOWLEDGE_SOURCE_NOT_FILE' });
    const foreign = await upload(globex.owner, 'a.txt', 'Hello');
    expect((await upload(acme.owner, 'a.txt', 'Hello', foreign.id)).status).toBe(404);
    expect(await rows(fd, 'select from knowledge_file_parts where workspace_id = $1', [acme.id])).toEqual([]);
    const input = { id: foreign.id, revision: 1, title: 'T', text: 'T' };
    expect(await outcome(fd, globex.owner, 'updateKnowledgeSource', input)).toBe('KNOWLEDGE_SOURCE_NOT_WRITTEN');
    const file = { kind: 'FILE', title: 'T', text: 'T' };
    expect(await outcome(fd, acme.owner, 'createKnowledgeSource', file)).toBe('KNOWLEDGE_SOURCE_INVALID');
  });
});

describe('the process that reads a document', () => {
  it('ends when a document needs too much memory or time, and reads the next one [AG-16]', async () => {
    const bomb = pdfBomb();
    const before = process.memoryUsage.rss();
    await expect(readDocument(bomb)).rejects.toEqual(new UnreadableDocument('TOO_COMPLEX'));
    await expect(readDocument(Buffer.from('Hello'), 1)).rejects.toEqual(new UnreadableDocument('TOO_COMPLEX'));
    expect(await readDocument(Buffer.from('Hello'))).toMatchObject({ format: 'TEXT' });
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024);
  });
});
