export { pruneVoiceprintsJob } from './jobs/prune-voiceprints.ts';
export {
  type MemberInSession,
  openVoiceprint,
  ownerOf,
  removeVoiceprint,
  storeVoiceprint,
} from './voiceprints.ts';
