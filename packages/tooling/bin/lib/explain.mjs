const NOT_WRITABLE = /\b(EACCES|EROFS|EPERM)\b/;
const PATH = /(?:npm error path|\b(?:mkdir|open|unlink|rename|symlink|copyfile|scandir|access)) '?(\/[^'\s]+)/;

/**
 * Replaces the package manager's error about a folder that is not writable, because npm's advice is to change its
 * owner. Other output is returned unchanged.
 */
export function explain(output) {
  if (!NOT_WRITABLE.test(output)) return output;
  const [, path = 'a folder'] = PATH.exec(output) ?? [];
  return `This account cannot write to ${path}. Set npm_config_cache and HOME to folders that it can write to, and give it write access to the repository.\n`;
}
