import { createHash } from 'node:crypto';

/** Documents as the SPA would send them. GraphQL servers with a schema in bench/peers get the same documents. */
export const DOCUMENTS = {
  BenchInbox: `query BenchInbox($first: Int!) { conversations(first: $first) { edges { node {
    id channel mode lastMessageAt
    contact { id name phone email company notes tags createdAt updatedAt }
    messages(last: 3) { nodes { id direction body status sentAt } }
  } } } }`,
  BenchContact:
    'query BenchContact($id: ID!) { contact(id: $id) { id name phone email company notes tags createdAt updatedAt } }',
  BenchList: `query BenchList($first: Int!) { conversations(first: $first, filter: { modes: [AGENT] }) {
    totalCount edges { node { id mode lastMessageAt } } } }`,
  BenchSearch: `query BenchSearch($first: Int!, $text: String!) { conversations(first: $first, filter: { search: $text }) {
    edges { node { id lastMessageAt contact { id name phone } } } } }`,
  BenchSend: `mutation BenchSend($input: SendMessageInput!) { sendMessage(input: $input) {
    message { id body status } errors { code } } }`,
  BenchSignIn: `mutation BenchSignIn($input: SignInInput!) { signIn(input: $input) {
    viewer { id email name } errors { code } } }`,
  BenchWatch: 'subscription BenchWatch { messageAdded { conversationId message { id authorType body sentAt } } }',
};

export const idOf = (name) => createHash('sha256').update(DOCUMENTS[name]).digest('hex');

/** Fields of a contact in PostGraphile, which derives its field names from the database. */
const CONTACT = 'id: rowId name phone email company notes tags createdAt updatedAt';
export const POSTGRAPHILE = {
  BenchInbox: `query BenchInbox($first: Int!) { allConversations(first: $first, orderBy: [LAST_MESSAGE_AT_DESC, ROW_ID_DESC]) { nodes {
    id: rowId channel mode lastMessageAt
    contact: contactByWorkspaceIdAndContactId { ${CONTACT} }
    messages: messagesByWorkspaceIdAndConversationId(first: 3, orderBy: [SENT_AT_DESC, ROW_ID_DESC]) { nodes { id: rowId direction body status sentAt } }
  } } }`,
  BenchContact: `query BenchContact($workspaceId: UUID!, $id: UUID!) { contact: contactByWorkspaceIdAndRowId(workspaceId: $workspaceId, rowId: $id) { ${CONTACT} } }`,
  BenchList: `query BenchList($first: Int!) { allConversations(first: $first, condition: { mode: "AGENT" }, orderBy: [LAST_MESSAGE_AT_DESC, ROW_ID_DESC]) {
    totalCount nodes { id: rowId mode lastMessageAt } } }`,
};
