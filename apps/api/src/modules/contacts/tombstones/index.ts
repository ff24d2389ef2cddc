export { erasedReason, findErasedPeople } from './find-erased-people.ts';
export { type Identity, lockErasures, storeTombstones, type TombstoneContext } from './tombstones.ts';
