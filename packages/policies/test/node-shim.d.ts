// The package itself knows no Node, so its tests name the two things they need of it: one committed file and one switch.
declare module 'node:fs' {
  export function readFileSync(path: URL, encoding: 'utf8'): string;
  export function existsSync(path: URL): boolean;
  export function writeFileSync(path: URL, text: string): void;
}
declare const process: { readonly env: Readonly<Record<string, string | undefined>> };
interface ImportMeta {
  readonly url: string;
}
// oxlint-disable-next-line typescript/no-extraneous-class -- the shape of a global, not a class of ours.
declare class URL {
  constructor(path: string, base: string);
}
