import type { VapiLine } from '@frontdesk/providers';

/** The assistant of the provider is our agent. */
export const speakerOf = (role: VapiLine['role']): 'CONTACT' | 'AGENT' => (role === 'ASSISTANT' ? 'AGENT' : 'CONTACT');
