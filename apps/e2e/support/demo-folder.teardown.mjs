/** Runs after failures too. */
export default async function removeDemoFolder() {
  await globalThis.removeFurnished?.();
}
