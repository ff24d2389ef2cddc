import { startSimulators } from './simulators.ts';

const [publicBaseUrl = 'http://localhost:3000'] = process.argv.slice(2);
const ports = {
  twilio: 4010,
  openai: 4011,
  calcom: 4012,
  vapi: 4013,
  whatsAppCloud: 4014,
  receiver: 4015,
  fhir: 4016,
  anthropic: 4017,
  google: 4018,
  mcp: 4019,
  rest: 4020,
  stripe: 4021,
};

const simulators = await startSimulators({ ports, publicBaseUrl, paceMs: 300, callerPaceMs: 2_000 });
process.stdout.write(
  `${JSON.stringify({ ...simulators.addresses, receiver: simulators.receiver.url, fhir: simulators.fhir.baseUrl, mcp: simulators.mcp.endpoint, rest: simulators.rest.baseUrl }, null, 2)}\nWebhooks are sent to ${publicBaseUrl}.\n`,
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulators.stop());
