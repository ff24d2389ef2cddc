import { randomUUID } from 'node:crypto';
import { type McpSimulator, startMcp } from '@frontdesk/simulators';
import { readMcpServerJob } from '../../src/modules/agent/mcp-servers/index.ts';
import { as, type Caller } from './as.ts';
import type { BuiltWorkspace } from './build.ts';
import { drain } from './drain.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { mutate } from './mutate.ts';

export const startShop = (): Promise<McpSimulator> => startMcp({ port: 0, paceMs: 0, seed: 1 });

export const serverInput = (overrides: object = {}) => ({
  name: 'shop',
  url: 'http://127.0.0.1/mcp',
  authorization: 'NONE',
  headerName: null,
  headerValue: null,
  timeoutSeconds: 5,
  ...overrides,
});

/** Connects a server as a member and reads its tools. Returns its id. */
export async function connectServer(
  fd: TestFrontdesk,
  { workspace, owner }: { readonly workspace: Pick<BuiltWorkspace, 'id'>; readonly owner: Caller },
  overrides: object = {},
): Promise<string> {
  const made = await mutate(fd, owner, 'connectMcpServer', serverInput(overrides), 'server { id }');
  if (made['outcome'] !== 'ok') throw new Error(`The server was not connected: ${made['outcome']}.`);
  await readServers(fd, workspace.id);
  return (made['server'] as { id: string }).id;
}

/** Runs the jobs that read tools. */
export const readServers = (fd: TestFrontdesk, workspaceId: string): Promise<void> =>
  drain(fd, workspaceId, { read_mcp_server: readMcpServerJob(fd.services) });

export interface ReadTool {
  readonly id: string;
  readonly name: string;
  readonly flowName: string;
  readonly description: string;
  readonly status: string;
  readonly hash: string;
  readonly effect: string;
  readonly problem: string | null;
  readonly pinnedDescription: string | null;
}

const TOOLS = `query ($id: ID!) { mcpServer(id: $id) { status lastError skippedTools
  tools(first: 100) { edges { node { id name flowName description status hash effect problem pinnedDescription } } } } }`;

export interface ReadServer {
  readonly status: string;
  readonly lastError: string | null;
  readonly skippedTools: number;
  readonly tools: readonly ReadTool[];
}

/** Reads a server with its tools, sorted by name. */
export async function readServer(fd: TestFrontdesk, who: Caller, id: string): Promise<ReadServer> {
  const { mcpServer } = await as(fd, who).ok(TOOLS, { id });
  const { tools, ...server } = mcpServer as unknown as Omit<ReadServer, 'tools'> & {
    readonly tools: { readonly edges: readonly { readonly node: ReadTool }[] };
  };
  const nodes = tools.edges.map(({ node }) => node);
  return { ...server, tools: nodes.sort((one, other) => (one.name < other.name ? -1 : 1)) };
}

/** Allows a tool with its current description. Returns its id. */
export async function allowTool(
  fd: TestFrontdesk,
  who: Caller,
  { serverId, name, effect }: { readonly serverId: string; readonly name: string; readonly effect: string },
): Promise<string> {
  const tool = (await readServer(fd, who, serverId)).tools.find((one) => one.name === name)!;
  const made = await mutate(fd, who, 'allowMcpTool', { id: tool.id, hash: tool.hash, effect }, 'tool { id }');
  if (made['outcome'] !== 'ok') throw new Error(`The tool was not allowed: ${made['outcome']}.`);
  return tool.id;
}

/** Stores a server without validation. Returns its id. */
export async function buildMcpServer(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  { name = uniqueServerName(), text = 'shop', headerName = null as string | null } = {},
): Promise<string> {
  const at = fd.services.clock();
  const owner = { workspaceId, id: randomUUID(), url: `http://127.0.0.1:9/${encodeURIComponent(text)}` };
  const stamp = { createdAt: at, createdByName: text, updatedAt: at, updatedByName: text };
  const status = { status: 'CONNECTED', nextReadAt: new Date(at.getTime() + 86_400_000), lastReadAt: at };
  // The secret has the form of an encrypted value and cannot be decrypted.
  const header = headerName
    ? { authorization: 'HEADER', headerName, secret: 'e30..aaaa.bbbb.cccc', secretOrigin: 'http://127.0.0.1:9' }
    : { authorization: 'NONE' };
  const data = { ...owner, name, ...header, timeoutSeconds: 5, ...status, ...stamp };
  await fd.services.database.forWorkspace(workspaceId).write((tx) => tx.mcpServer.create({ data }));
  return owner.id;
}

export const uniqueServerName = (): string => `s${randomUUID().slice(0, 8)}`;

export const TOOL_HASH = 'a'.repeat(64);

/** Stores a tool of a server without validation. Returns its id. */
export async function buildMcpTool(
  fd: TestFrontdesk,
  workspace: Pick<BuiltWorkspace, 'id'>,
  { serverId, text = 'tool', status = 'NEW' }: { serverId?: string; text?: string; status?: string } = {},
): Promise<string> {
  const server = serverId ?? (await buildMcpServer(fd, workspace));
  const at = fd.services.clock();
  const name = `${text}_${randomUUID().slice(0, 8)}`;
  const inputSchema = JSON.stringify({ type: 'object', description: text });
  const annotations = JSON.stringify({ title: text });
  const pinned = {
    pinnedHash: TOOL_HASH,
    pinnedDescription: text,
    pinnedSchema: inputSchema,
    pinnedAnnotations: annotations,
    allowedAt: at,
    allowedByName: text,
  };
  const said = { name, flowName: `mcp_${name}`, description: text, inputSchema, annotations, hash: TOOL_HASH };
  const data = {
    workspaceId: workspace.id,
    serverId: server,
    ...said,
    status,
    createdAt: at,
    changedAt: at,
    ...(status === 'NEW' ? {} : pinned),
  };
  const { id } = await fd.services.database.forWorkspace(workspace.id).write((tx) => tx.mcpTool.create({ data }));
  return id;
}
