import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { composeFile } from './compose-file.js';

/**
 * In place of the tool that makes certificates: a file that says what it was asked for. Like the tool (1.0.2) it makes nothing where the
 * folder is there already, and ends well all the same when that was to be an authority.
 */
const tool = `#!/usr/bin/env bash
kind=$1; all="$*"; shift
while [ $# -gt 0 ]; do case $1 in -out) out=$2;; -ca-key) test -s "$2" || exit 1;; esac; shift 2; done
if ! mkdir "$out" 2>/dev/null; then [ "$kind" = create-ca ]; exit; fi
name=\${kind#create-}
echo "$all" > "$out/$name.crt"
echo "key $RANDOM$RANDOM" > "$out/$name.key"
`;
const [script = ''] = composeFile().services.flatMap(({ name, definition }) => (name === 'certificates' ? (definition.command ?? []) : []));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-certificates-'));
  for (const name of ['authority', 'certificates', 'trust', 'bin']) mkdirSync(join(folder, name));
  program('es-gencert-cli', tool);
  program('chown', '#!/usr/bin/env bash\n');
});

afterEach(() => rmSync(folder, { recursive: true }));

function program(name: string, text: string): void {
  writeFileSync(join(folder, 'bin', name), text);
  chmodSync(join(folder, 'bin', name), 0o755);
}

/** The service's script, with the volumes in a folder. */
function run(): void {
  const here = script.replace(/\/(authority|certificates|trust)\b/g, `${folder}/$1`);
  execFileSync('bash', ['-euc', here], { env: { ...process.env, PATH: `${folder}/bin:${process.env.PATH}` }, stdio: 'pipe' });
}

const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const nodes = ['eventstoredb1', 'eventstoredb2', 'eventstoredb3'];

test('each node gets a certificate for its name and for this machine', () => {
  run();
  for (const node of nodes) {
    expect(read(`certificates/${node}/node.crt`)).toContain(`-ip-addresses 127.0.0.1 -dns-names ${node},localhost`);
    expect(read(`certificates/${node}/node.key`)).toContain('key');
  }
});

test('the authority is trusted by all, and its key kept to itself', () => {
  run();
  expect(read('trust/ca.crt')).toBe(read('authority/ca/ca.crt'));
  expect(existsSync(join(folder, 'trust/ca.key'))).toBe(false);
});

test('at the next start the authority is the same, and the certificates are new', () => {
  run();
  const before = { authority: read('authority/ca/ca.key'), node: read('certificates/eventstoredb1/node.key') };
  run();
  expect(read('authority/ca/ca.key')).toBe(before.authority);
  expect(read('certificates/eventstoredb1/node.key')).not.toBe(before.node);
});

test('a start that was broken off is made good by the next', () => {
  mkdirSync(join(folder, 'authority/ca'));
  mkdirSync(join(folder, 'certificates/new'));
  run();
  expect(nodes.map((node) => existsSync(join(folder, 'certificates', node, 'node.crt')))).toEqual([true, true, true]);
  expect(existsSync(join(folder, 'trust/ca.crt'))).toBe(true);
});

test('without an authority it fails, so that no node starts', () => {
  program('es-gencert-cli', '#!/usr/bin/env bash\n');
  expect(run).toThrow();
  expect(existsSync(join(folder, 'trust/ca.crt'))).toBe(false);
});
