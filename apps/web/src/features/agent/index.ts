export { AgentPage } from './agent-page.tsx';
export { VoicePage } from './voice-page.tsx';
