/** Runs after failures too. */
export default async function removeFurnished() {
  await globalThis.removeFurnished?.();
}
