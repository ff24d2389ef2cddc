import { SITE_FACTOR } from '../client-address.ts';
import { ATTEMPTS } from './attempts.ts';
import { type Cell, type Limit, number } from './cells.ts';
import { CATALOGUE } from './limits.ts';
import {
  CREDENTIALS,
  type Credential,
  ENTRY_POINTS,
  graphEntryPoints,
  ROUTE_ENTRY_POINTS,
  ROUTES,
  type RouteEntryPoint,
  TRANSPORTS,
} from './ways-in.ts';

/** Returns the content of `docs/limits.md`. */
export function renderLimits(): string {
  const groups = [...new Set(CATALOGUE.map(({ group }) => group))];
  return [
    '# Limits',
    '',
    'Generated from `apps/api/src/rate-limiting/catalogue` by `UPDATE=1` on `limits.sweep.test.ts`; do not edit it by hand. The test goes over each limit marked _swept_ through',
    'each way in, checks that the other tests named here exist, and fails when the server has a way in without a column. `limits.attempts.test.ts` and',
    '`limits.attempts.routes.test.ts` do the same for attempts, and check that the other ways in cannot make them.',
    '',
    `Clients are counted by address: IPv4 by address, IPv6 by /64 and, ${SITE_FACTOR} times higher, by /48. Limits of sockets and subscriptions apply to each process.`,
    '',
    '## Ways in',
    '',
    ...Object.values(TRANSPORTS).map((title) => `- ${title}, with each of: ${Object.values(CREDENTIALS).join(', ')}`),
    ...Object.values(ROUTES).map(
      ({ title, routes }) => `- ${title}: ${routes.map((route) => `\`${route}\``).join(', ')}`,
    ),
    '',
    ...groups.flatMap((group) => [
      `## ${group}`,
      '',
      ...(group === 'Attempts' ? attemptsTable() : []),
      ...CATALOGUE.filter((limit) => limit.group === group).flatMap(section),
    ]),
  ].join('\n');
}

function section({ name, value, answer, cells }: Limit): string[] {
  const byText = new Map<string, string[]>();
  for (const way of ENTRY_POINTS) {
    const cell = cells[way];
    if (cell) byText.set(textOf(cell), [...(byText.get(textOf(cell)) ?? []), way]);
  }
  const rows = [...byText].map(([text, ways]) => `- ${text}: ${namesOf(ways)}`);
  return [`### ${capitalized(name)}`, '', `${capitalized(value)}. Over it: ${answer}.`, '', ...rows, ''];
}

function textOf(cell: Cell): string {
  if (cell.kind === 'not applicable') return `Not applicable, ${cell.because}`;
  return cell.kind === 'executed' ? 'Enforced, swept' : `Enforced, \`${cell.by.file}\` (“… ${cell.by.title} …”)`;
}

/** Returns the titles of entry points as text, grouped by transport. */
function namesOf(ways: readonly string[]): string {
  const graph = (Object.keys(TRANSPORTS) as (keyof typeof TRANSPORTS)[]).flatMap((transport) => {
    const mine = graphEntryPoints(transport).filter((way) => ways.includes(way));
    if (mine.length === 0) return [];
    const credentials = mine.map((way) => CREDENTIALS[way.split(':')[1] as Credential]);
    return [
      mine.length === graphEntryPoints(transport).length
        ? TRANSPORTS[transport]
        : `${TRANSPORTS[transport]} (${credentials.join(', ')})`,
    ];
  });
  const routes = ways.flatMap((way) => (way in ROUTES ? [ROUTES[way as RouteEntryPoint].title] : []));
  return [...graph, ...routes].join('; ');
}

function attemptsTable(): string[] {
  const rows = ATTEMPTS.map(({ rule, rate, countedBy, through, cells }) => [
    `\`${rule}\``,
    number(rate.points),
    `${rate.duration / 60} min`,
    countedBy,
    [
      ...through.map((field) => `\`${field}\``),
      ...ROUTE_ENTRY_POINTS.filter((way) => cells[way]?.kind === 'executed').map((way) => ROUTES[way].title),
    ].join(', '),
  ]);
  return [
    'Counted before the attempt is carried out, in PostgreSQL for all processes; each field of a document counts, and each address of `inviteMembers`. `provider-requests:address` counts requests to',
    'provider webhooks without a valid signature: over it, requests without a signature and bodies above 64 KB are refused before the body is read, and a smaller body with a',
    'valid signature is still accepted, because customers of a provider share its addresses. `PROVIDER_EVENTS_PER_MINUTE` replaces the default of `provider-events:workspace`.',
    '',
    ...table([['rule', 'attempts', 'window', 'counted by', 'taken by'], ...rows]),
    '',
  ];
}

/** Returns a Markdown table, padded as by the repository's formatter. */
function table([head = [], ...body]: readonly (readonly string[])[]): string[] {
  const widths = head.map((_cell, column) => Math.max(...[head, ...body].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)];
}

const capitalized = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
