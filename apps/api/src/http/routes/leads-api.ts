import type { FastifyInstance } from 'fastify';
import { assertInputObjectType, type GraphQLSchema } from 'graphql';
import type { UserError } from '../../errors/refused.ts';
import { bodyReader } from '../rest/read-body.ts';
import { type RestOperation, type RestParts, restOperations } from '../rest/rest-operations.ts';

/** Fields of a lead in responses. A test compares them with the fields of the GraphQL type. */
export const LEAD_FIELDS = `id externalId externalIds { system externalId } metadata { key value } name phone email message status source createdAt updatedAt answers { key value }
  formVersionNumber formLanguage formAnswers { key label type values } formParameters { key value }
  waitingSince waitingReason contactAt unreachedAt suppressedKind suppressedReason suppressedAt callBlockedReason
  contactId conversationId`;

interface CreatedLead {
  readonly createLead: {
    readonly lead: object | null;
    readonly isNew: boolean | null;
    readonly errors: readonly UserError[];
  } | null;
}

const CREATE: RestOperation<CreatedLead> = {
  name: 'POST /api/leads',
  document: `mutation ($input: CreateLeadInput!) {
    createLead(input: $input) { isNew errors { code field message } lead { ${LEAD_FIELDS} } } }`,
  location: '/api/leads',
  answer: ({ createLead }) => {
    if (!createLead) return null;
    const { lead, isNew, errors } = createLead;
    if (errors.length > 0) return { refusals: errors };
    return lead && { status: isNew ? 201 : 200, body: lead };
  },
};

const READ: RestOperation<{ readonly lead: object | null }> = {
  name: 'GET /api/leads/:id',
  document: `query ($id: ID!) { lead(id: $id) { ${LEAD_FIELDS} } }`,
  answer: ({ lead }) => lead && { status: 200, body: lead },
};

/** Adds `POST /api/leads` and `GET /api/leads/:id` for API keys. Both run operations of the GraphQL API (ADR 104). */
export async function leadsApi(app: FastifyInstance, parts: RestParts & { readonly schema: GraphQLSchema }) {
  const readInput = bodyReader(assertInputObjectType(parts.schema.getType('CreateLeadInput')));
  await app.register(async (scope) => {
    const answer = restOperations(scope, parts);
    scope.post('/api/leads', async (request, reply) =>
      answer(request, reply, { operation: CREATE, variables: { input: readInput(request.body) } }),
    );
    scope.get<{ Params: { id: string } }>('/api/leads/:id', async (request, reply) =>
      answer(request, reply, { operation: READ, variables: { id: request.params.id } }),
    );
  });
}
