#!/usr/bin/env node
// Verifies an exported audit log without the product:
// verify-audit.mjs --workspace ID --log audit.ndjson --anchors anchors.ndjson --key key.pem
// Only needs Node and this file. docs/audit-verification.md explains the files and the results.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** Formats a value as PostgreSQL formats jsonb: keys are ordered by their length in bytes, then by their bytes. */
function jsonbText(value) {
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).map((key) => [key, Buffer.from(key)]);
  keys.sort(([, a], [, b]) => a.length - b.length || Buffer.compare(a, b));
  return `{${keys.map(([key]) => `${JSON.stringify(key)}: ${jsonbText(value[key])}`).join(', ')}}`;
}

/** Returns the hash of a row's content. */
function contentOf(workspaceId, row) {
  // biome-ignore format: the columns are in the order of app.audit_content, on two lines
  const content = [
    workspaceId, row.id, row.name, row.actor_kind, row.actor_id, row.actor_label, row.subject_type, row.subject_id,
    row.before, row.after, row.via, row.ip_address, row.request_id, row.at,
  ];
  return sha256(jsonbText(content));
}

function linkOf(previous, seq, content) {
  const place = Buffer.alloc(8);
  place.writeBigInt64BE(BigInt(seq));
  return sha256(previous, place, content);
}

/** Returns a violation for each row that does not match its hash, and for each gap between two rows. */
function rowViolations(workspaceId, rows) {
  const violations = [];
  let before =
    rows[0]?.seq === 1 ? { seq: 0, hash: sha256(Buffer.from(workspaceId.replaceAll('-', ''), 'hex')) } : null;
  for (const row of rows) {
    const hash = Buffer.from(row.hash, 'hex');
    if (before && row.seq !== before.seq + 1)
      violations.push(`CHANGED: rows after ${before.seq} and before ${row.seq} are missing.`);
    // The oldest row cannot be checked if retention has deleted the row before it.
    else if (before && !linkOf(before.hash, row.seq, contentOf(workspaceId, row)).equals(hash))
      violations.push(
        `CHANGED: row ${row.seq} (${row.id}) is not what was written, or does not follow from the row before.`,
      );
    before = { seq: row.seq, hash };
  }
  return violations;
}

/**
 * Checks the signature of an anchor and compares the anchor with the log. Returns a violation, or null. An anchor is
 * not compared if retention has deleted its row.
 */
function anchorViolation({ statement, signature }, { workspaceId, keys, rows }) {
  const isSigned = keys.some((key) => verify(null, Buffer.from(statement), key, Buffer.from(signature, 'base64url')));
  if (!isSigned) return `FORGED: no given key signed the anchor ${statement}.`;
  const anchor = JSON.parse(statement);
  if (anchor.type !== 'frontdesk.audit-anchor.v1') return `FORGED: this is no anchor of an audit log: ${statement}.`;
  if (anchor.workspaceId !== workspaceId)
    return `FORGED: the anchor of row ${anchor.seq} is of workspace ${anchor.workspaceId}.`;
  const [first, last] = [rows[0]?.seq ?? 1, rows.at(-1)?.seq ?? 0];
  if (anchor.seq > last) return `CUT: the log ends at row ${last}; it had ${anchor.seq} rows on ${anchor.at}.`;
  if (anchor.seq < first) return null;
  const row = rows[anchor.seq - first];
  if (row?.seq === anchor.seq && row.hash === anchor.hash) return null;
  return `REWRITTEN: row ${anchor.seq} is not the one that was anchored on ${anchor.at}. The log was moved back and continued.`;
}

/** Returns a message for every violation. The list is empty if the log is intact. */
export function violationsIn({ workspaceId, log, anchors, publicKeys }) {
  const rows = linesOf(log);
  const keys = publicKeys.map((pem) => createPublicKey(pem));
  const read = linesOf(anchors);
  const none =
    read.length === 0 ? ['UNANCHORED: the anchor file is empty, so a shortened log cannot be recognized.'] : [];
  const ofAnchors = read
    .map((anchor) => anchorViolation(anchor, { workspaceId, keys, rows }))
    .filter((violation) => violation !== null);
  return [...none, ...rowViolations(workspaceId, rows), ...ofAnchors];
}

const linesOf = (text) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

/** Returns the public keys of a PEM file, which can contain several. */
const pemsOf = (text) => text.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];

async function main() {
  const text = { type: 'string' };
  const { values } = parseArgs({ options: { workspace: text, log: text, anchors: text, key: text } });
  const { workspace, log, anchors, key } = values;
  if (!workspace || !log || !anchors || !key)
    throw new Error('Usage: verify-audit.mjs --workspace ID --log audit.ndjson --anchors anchors.ndjson --key key.pem');
  const read = (file) => readFile(file, 'utf8');
  const publicKeys = pemsOf(await read(key));
  if (publicKeys.length === 0) throw new Error('The file of --key contains no public key.');
  const files = { log: await read(log), anchors: await read(anchors) };
  const violations = violationsIn({ workspaceId: workspace, ...files, publicKeys });
  for (const violation of violations) console.log(violation);
  if (violations.length > 0) process.exitCode = 1;
  else console.log(`INTACT: ${linesOf(files.log).length} rows, ${linesOf(files.anchors).length} anchors.`);
}

if (import.meta.main ?? process.argv[1]?.endsWith('verify-audit.mjs'))
  await main().catch((error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
