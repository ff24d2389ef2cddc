// The package has no dependency on Node.js, so the tests declare the few Node.js functions that they use.
declare module 'node:fs' {
  export function readFileSync(path: URL, encoding: 'utf8'): string;
  export function existsSync(path: URL): boolean;
  export function writeFileSync(path: URL, text: string): void;
}
declare const process: { readonly env: Readonly<Record<string, string | undefined>> };
interface ImportMeta {
  readonly url: string;
}
// oxlint-disable-next-line typescript/no-extraneous-class -- declares a global class of Node.js.
declare class URL {
  constructor(path: string, base: string);
}
