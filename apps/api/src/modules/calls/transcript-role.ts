import type { VapiLine } from '@frontdesk/providers';

/** The assistant of the provider is our agent. */
export const transcriptRoleOf = (role: VapiLine['role']): 'CONTACT' | 'AGENT' =>
  role === 'ASSISTANT' ? 'AGENT' : 'CONTACT';
