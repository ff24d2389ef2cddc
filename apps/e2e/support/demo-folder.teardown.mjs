/** Removes the demo data. Jest calls this function after failed tests as well. */
export default async function removeDemoFolder() {
  await globalThis.removeFurnished?.();
}
