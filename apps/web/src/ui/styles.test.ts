import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';

const src = join(import.meta.dirname, '..');
const shipped = join(dirname(createRequire(import.meta.url).resolve('@mantine/core/package.json')), 'styles');

it('brings along the styles of every component that is used', () => {
  const imports = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) => [...readFileSync(join(src, path), 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)])
    .flatMap(([, names = '']) => names.match(/\b[A-Z]\w+/g) ?? []);
  const styled = [...new Set(imports)].filter((name) => existsSync(join(shipped, `${name}.css`)));
  expect(styled).toContain('Button');
  const brought = readFileSync(join(src, 'ui/styles.css'), 'utf8');
  expect(styled.filter((name) => !brought.includes(`@mantine/core/styles/${name}.css`))).toEqual([]);
});
