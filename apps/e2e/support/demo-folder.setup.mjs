import { tsImport } from 'tsx/esm/api';

/** Creates the demo data once per test run. Each test file starts the product with a copy of the data. */
export default async function createDemoFolderOnce() {
  const { createDemoFolder } = await tsImport('./demo-folder.ts', import.meta.url);
  const { folder, remove } = await createDemoFolder();
  process.env.FRONTDESK_E2E_FURNISHED = folder;
  globalThis.removeFurnished = remove;
}
