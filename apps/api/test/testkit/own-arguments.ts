import { CANARY, type Globex } from './globex.ts';
import { SAMPLES } from './samples.ts';
import type { Scene } from './scene.ts';

/** Returns arguments with which a query returns text of Globex, which contains the canary word. */
export async function ownArguments(globex: Globex, beside: Scene, name: string): Promise<Record<string, unknown>> {
  const own: Record<string, Record<string, unknown>> = {
    'Query.auditEvents': { first: 100 },
    'Query.call': { id: globex.callId },
    'Query.campaign': { id: globex.campaignId },
    'Query.campaignPreview': { input: { filter: {}, contactIds: [], consentRequired: false } },
    'Query.campaignRecipients': { first: 100, campaignId: globex.campaignId },
    'Query.campaignSkippedRecipients': { campaignId: globex.campaignId },
    'Query.campaigns': { first: 20 },
    'Query.calls': { first: 50 },
    'Query.booking': { id: globex.bookingId },
    'Query.bookings': { first: 100 },
    'Query.contact': { id: globex.contactId },
    'Query.contactImport': { id: globex.importId },
    'Query.contactImportRows': { id: globex.importId, first: 100 },
    'Query.contactTimeline': { id: globex.contactId, first: 100 },
    'Query.contacts': { first: 100 },
    'Query.conversation': { id: globex.conversationId },
    'Query.conversations': { first: 50 },
    'Query.entities': { first: 20 },
    'Query.entity': { id: globex.entityId },
    'Query.worldEvents': { first: 20 },
    'Query.httpTool': { id: globex.toolId },
    'Query.testCase': { id: globex.tests.testCaseId },
    'Query.testRun': { id: globex.tests.runId },
    'Query.testResult': { id: globex.tests.resultId },
    'Query.sequence': { id: globex.sequenceId },
    'Query.invitationPreview': { token: globex.invitation.token },
    'Query.knowledgeSearch': { question: CANARY },
    'Query.knowledgeSource': { id: globex.sourceId },
    'Query.knowledgeSources': { first: 20 },
    'Query.lead': { id: globex.leadId },
    'Query.node': { id: globex.leadId },
    'Query.nodes': { ids: [globex.leadId] },
    'Query.leads': { first: 50 },
    'Query.legalHolds': { first: 50 },
    'Query.member': { id: globex.owner.memberId },
    'Query.organization': { id: globex.organizationId },
    'Query.escalationQueue': { first: 100 },
    'Query.publicForm': { slug: globex.slug },
    'Query.testSafetyRules': { text: CANARY },
    'Query.tryConcept': { input: { phrases: [CANARY], days: 90 } },
    'Query.templates': { first: 100 },
    'Query.transcript': { first: 100 },
    'Query.syncRuns': { first: 100 },
    'Query.webhookDeliveries': { first: 100 },
  };
  return own[name] ?? (await SAMPLES[name]?.({ ...beside, workspace: globex, founder: globex.owner })) ?? {};
}
