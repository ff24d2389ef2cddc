import { isExample } from './find-missing.mjs';

const SHELLS = /^(?:sh|bash|shell|console)$/;
const OF_PNPM = ['install', 'exec', 'add', 'audit', 'outdated', 'update', 'why'];
const OF_NPM = ['install', 'ci', 'start', 'test'];

/** Returns the pnpm, npm and node commands of a document whose script, package, phase, test or file does not exist. */
export function findUnknownCommands({ codes, blocks }, repository) {
  const lines = blocks.filter(({ language }) => SHELLS.test(language)).flatMap(({ text }) => text.split('\n'));
  return [...codes, ...lines]
    .flatMap((line) => splitCommands(line))
    .filter((words) => !isKnown(words, repository))
    .map((words) => words.join(' '));
}

/**
 * Splits a line of a shell into commands, and each command into words. Comments, and assignments, `$` and `npx` before
 * a command, are left out.
 */
function splitCommands(line) {
  const words = [...line.replace(/\s#\s.*$/, '').matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain,
  );
  const commands = [[]];
  for (const word of words) {
    if (/^(?:&&|\|\|?|;)$/.test(word)) commands.push([]);
    else if (commands.at(-1).length > 0 || !/^(?:\w+=\S*|\$|npx)$/.test(word)) commands.at(-1).push(word);
  }
  return commands;
}

function isKnown([tool, ...args], repository) {
  if (tool === 'pnpm') return isKnownToPnpm(args, repository);
  if (tool === 'npm') return isKnownToNpm(args, repository);
  if (tool === 'node') return isKnownToNode(args, repository);
  return true;
}

function isKnownToPnpm(args, { packages, ...repository }) {
  const filter = args.indexOf('--filter');
  if (filter >= 0) {
    const [name, script] = args.slice(filter + 1);
    return Boolean(packages.get(name)?.[script]) || (packages.has(name) && OF_PNPM.includes(script));
  }
  const [script, ...rest] = args[0] === 'run' ? args.slice(1) : args;
  if (!script || OF_PNPM.includes(script)) return true;
  if (!packages.get('frontdesk')[script]) return false;
  return (script !== 'check' && script !== 'test') || rest.every((arg) => isKnownSelection(arg, repository));
}

function isKnownToNpm(args, { packages, ...repository }) {
  const [script, ...rest] = args[0] === 'run' ? args.slice(1) : args;
  if (!script || OF_NPM.includes(script))
    return script !== 'test' || rest.every((arg) => isKnownSelection(arg, repository));
  return Boolean(packages.get('frontdesk')[script]);
}

function isKnownToNode(args, { paths }) {
  const file = args.find((arg) => /\.(?:[cm]?js|ts)$/.test(arg));
  if (!file || /(?:^|\/)dist\//.test(file)) return true;
  const end = file.replace(/^(?:\.{1,2}\/)+/, '');
  return [...paths].some((path) => `/${path}`.endsWith(`/${end}`));
}

/**
 * Whether an argument of `pnpm check` or `npm test` selects something: a phase, a package or at least one test per
 * alternative. Placeholders and other options are accepted.
 */
function isKnownSelection(arg, { tests, phases }) {
  if (/^[A-Z]+$|^…$/.test(arg)) return true;
  if (arg.startsWith('--only='))
    return arg
      .slice('--only='.length)
      .split(',')
      .every((name) => phases.has(name));
  if (arg.startsWith('--')) return true;
  return expandAlternatives(arg).every(
    (pattern) => isExample(pattern) || tests.some((file) => new RegExp(pattern, 'i').test(`/${file}`)),
  );
}

/** Returns the patterns without alternatives that a pattern such as `a/(b|c)` stands for. */
function expandAlternatives(pattern) {
  const group = pattern.match(/\(([^()]*)\)/);
  if (!group) return pattern.split('|');
  return group[1].split('|').flatMap((option) => expandAlternatives(pattern.replace(group[0], option)));
}
