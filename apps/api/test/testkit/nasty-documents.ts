/** Hand-written documents with unusual selections that the query compiler must handle. */
export const NASTY: [name: string, query: string, variables?: Record<string, unknown>][] = [
  ['only a type name', '{ __typename workspace { __typename } }'],
  ['equal keys that merge', '{ leads(first: 2) { edges { node { id } } edges { node { name } cursor } } }'],
  ['an alias that is another field', '{ workspace { name: slug slug: name id } }'],
  [
    'two aliases of one list',
    '{ a: leads(first: 1) { edges { cursor } more: edges { node { id } } } b: leads(first: 2) { totalCount } }',
  ],
  [
    'two aliases of one page info',
    '{ leads(first: 1) { a: pageInfo { hasNextPage } b: pageInfo { e: endCursor f: endCursor __typename } } }',
  ],
  ['an alias longer than a name of PostgreSQL', `{ workspace { ${'a'.repeat(120)}: name ${'a'.repeat(121)}: slug } }`],
  [
    'a fragment within a fragment',
    '{ leads(first: 3) { ...Page } } fragment Page on LeadConnection { edges { ...Edge } ...Info } fragment Edge on LeadEdge { node { ... on Lead { id ... { name } } } } fragment Info on LeadConnection { pageInfo { hasNextPage } }',
  ],
  [
    'a fragment used twice',
    '{ leads(first: 2) { edges { node { ...L x: id ...L } } } } fragment L on Lead { status name }',
  ],
  ['a field that is skipped', '{ workspace { id @skip(if: true) name @include(if: true) slug @include(if: false) } }'],
  ['everything skipped', '{ workspace { id @skip(if: true) } }'],
  ['a root that is skipped', '{ workspace @skip(if: true) { id } leadCounts { status } }'],
  ['skipped by a variable with a default', 'query ($on: Boolean! = false) { workspace { id name @include(if: $on) } }'],
  ['a variable with a default', 'query ($n: Int! = 2) { leads(first: $n) { edges { node { id } } } }'],
  [
    'a variable that is not given',
    'query ($after: String, $filter: LeadFilter) { leads(first: 2, after: $after, filter: $filter) { totalCount } }',
  ],
  [
    'a variable within an input',
    'query ($s: String = "a") { leads(first: 5, filter: { search: $s, statuses: [NEW, LOST] }) { totalCount edges { node { name } } } }',
  ],
  ['a single value for a list', '{ leads(first: 5, filter: { statuses: NEW }) { totalCount } }'],
  ['an empty list', '{ leads(first: 5, filter: { statuses: [] }) { totalCount } }'],
  ['one that exists', 'query ($id: ID!) { lead(id: $id) { id name } }'],
  ['one that does not', '{ lead(id: "018f0000-0000-7000-8000-00000000acce") { id } }'],
  ['a wrong size', '{ leads(first: 0) { totalCount } }'],
  ['a wrong variable', 'query ($n: Int!) { leads(first: $n) { totalCount } }', { n: 'two' }],
  [
    'a constant with a selection',
    '{ workspace { viewer { p: policies __typename role } viewerCan { pause { reason a: allowed __typename } __typename } } }',
  ],
  [
    'a field of our own code',
    '{ members(first: 5) { edges { node { effectivePolicies viewerCan { update { allowed reason } } name } } } }',
  ],
  [
    'everything about members',
    '{ members(first: 5) { totalCount edges { cursor node { id name email role joinedAt isViewer grants { policy effect expiresAt __typename } } } pageInfo { hasNextPage endCursor } } }',
  ],
  [
    'everything about keys',
    '{ apiKeys(first: 5) { edges { node { id name environment mode scopes createdByName createdAt expiresAt lastUsedAt revokedAt status maskedKey viewerCan { revoke { allowed reason } } } } totalCount } }',
  ],
  [
    'everything about invitations',
    '{ invitations(first: 5) { edges { node { id email role policies inviterName createdAt lastSentAt expiresAt status } } totalCount } }',
  ],
  [
    'the inbox',
    'query Inbox($first: Int! = 25) { conversations(first: $first) { edges { cursor node { id mode channel lastMessageAt heldById assigneeId contact { id name phone email company notes tags createdAt updatedAt } messages(last: 3) { nodes { id direction body status sentAt } } viewerCan { reply { allowed reason } returnToAgent { allowed } } } } pageInfo { hasNextPage endCursor } totalCount } }',
  ],
  [
    'one list twice, from both ends',
    'query ($n: Int = 2) { conversations(first: 5) { edges { node { old: messages(first: $n) { nodes { body } } new: messages(last: $n) { nodes { body } } } } } }',
  ],
  ['a list without an end', '{ conversations(first: 5) { edges { node { messages { nodes { id } } } } } }'],
  [
    'a nested list that is too long',
    '{ conversations(first: 5) { edges { node { messages(last: 101) { nodes { id } } } } } }',
  ],
  [
    'a list below a list that is empty',
    '{ conversations(first: 5, filter: { search: "nobody at all" }) { totalCount edges { node { messages(last: 1) { nodes { id } } } } } }',
  ],
  [
    'a count of what is related',
    '{ contacts(first: 5, filter: { search: "Cora" }) { edges { node { conversationCount } } } }',
  ],
  ['a field that is not projected beside one that is', '{ workspace { id } roles { name } }'],
  ['introspection beside a read', '{ workspace { id } __schema { queryType { name } } }'],
];
