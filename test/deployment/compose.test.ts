import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { parseConnection } from '../../src/event-store/eventstoredb/connection.js';
import { composeFile, composeText, type Environment, faultsOf, type Service } from './compose-file.js';
import { serverOptions } from './server-options.js';

const { services, volumes } = composeFile();
const profiles = ['embedded', 'single', 'cluster'] as const;
const nodeNames = ['eventstoredb1', 'eventstoredb2', 'eventstoredb3'];

const named = (name: string, among = services): Service => {
  const found = among.find((service) => service.name === name);
  if (!found) throw new Error(`there is no service ${name}`);
  return found;
};
const inProfile = (profile: string): Service[] => services.filter(({ definition }) => definition.profiles?.includes(profile));
const apis = services.filter(({ name }) => name.startsWith('api'));
const servers = services.filter(({ definition }) => definition.image?.startsWith('eventstore/eventstore:'));
const runsOnce = ({ definition }: Service): boolean => definition.restart === 'no';
const eachOf = (list: readonly Service[]) => list.map((service) => [service.name, service] as const);
const storeOf = (environment: Environment) => readConfig(environment, '/app').eventStore;

describe('the Compose file', () => {
  test('is one by the schema of the specification, with each key once', () => {
    expect(faultsOf(composeText)).toEqual([]);
  });

  test.each([
    ['a key twice', composeText.replace('name: gongkai', 'name: gongkai\nname: other'), 'unique'],
    ['an unknown key', composeText.replace('init: true', 'inti: true'), 'inti'],
    ['a condition that there is not', composeText.replace('condition: service_healthy', 'condition: service_ready'), 'allowed values'],
  ])('would not be one with %s', (_, text, fault) => {
    expect(faultsOf(text).join('\n')).toContain(fault);
  });

  test('has three profiles, and nothing that runs in none or in several', () => {
    expect(inProfile('embedded').map(({ name }) => name)).toEqual(['api']);
    expect(inProfile('single').map(({ name }) => name)).toEqual(['api-single', 'eventstoredb']);
    expect(inProfile('cluster').map(({ name }) => name)).toEqual(['api-cluster', 'certificates', ...nodeNames]);
    expect(services.every(({ definition }) => definition.profiles?.length === 1)).toBe(true);
    expect(services).toHaveLength(profiles.flatMap(inProfile).length);
  });

  test('declares the volumes that are used, and no others', () => {
    const used = services.flatMap(({ mounts }) => mounts.map(({ source }) => source)).filter((source) => source !== '.');
    expect([...new Set(used)].sort()).toEqual([...volumes].sort());
  });
});

describe.each(eachOf(services))('%s', (_, service) => {
  const { definition, waitsFor } = service;

  test('has an image of one exact version', () => {
    expect(definition.image).toMatch(/^[a-z/-]+:\d+\.\d+\.\d+(-[a-z]+)?$/);
  });

  test('has a health check, time to end and is started again, unless it runs once', () => {
    if (runsOnce(service)) {
      expect(service.name).toBe('certificates');
      expect(definition.healthcheck).toBeUndefined();
      return;
    }
    const { test: command, interval, timeout, start_period } = definition.healthcheck ?? {};
    expect(command?.[0]).toBe('CMD');
    for (const duration of [interval, timeout, start_period, definition.stop_grace_period]) expect(duration).toMatch(/^\d+s$/);
    expect(definition.restart).toBe('unless-stopped');
  });

  test('waits for what runs beside it: until it is healthy, or has ended well', () => {
    for (const [other, condition] of Object.entries(waitsFor)) {
      expect(named(other).definition.profiles).toEqual(definition.profiles);
      expect(condition).toBe(runsOnce(named(other)) ? 'service_completed_successfully' : 'service_healthy');
    }
  });

  test('is published on this machine only', () => {
    for (const { host, published, target } of service.ports)
      expect([host, published, target]).toEqual(['127.0.0.1', expect.stringMatching(/^\d+$/), '2113']);
    expect(definition.network_mode === 'host').toBe(apis.includes(service));
  });
});

describe('the API', () => {
  test('is defined once: its services differ in the store and what belongs to it', () => {
    const common = apis.map(({ definition: { profiles: _, depends_on: __, environment: ___, volumes: ____, ...rest } }) => rest);
    expect(apis).toHaveLength(3);
    expect(common).toEqual(new Array(3).fill(common[0]));
    const settings = apis.map(({ environment: { GONGKAI_EVENT_STORE: _, ...rest } }) => rest);
    expect(settings).toEqual(
      new Array(3).fill({ GONGKAI_HOST: '127.0.0.1', GONGKAI_PORT: '4000', GONGKAI_READ_MODEL: '/data/read-model' }),
    );
  });

  test.each(eachOf(apis))(
    '%s starts with these settings, and keeps what it has in a volume of its own',
    (name, { environment, mounts }) => {
      expect(readConfig(environment, '/app')).toMatchObject({ host: '127.0.0.1', port: 4000, readModel: '/data/read-model' });
      const kept = mounts.find(({ target }) => target === '/data');
      expect(services.filter((other) => other.mounts.some(({ source }) => source === kept?.source)).map((other) => other.name)).toEqual([
        name,
      ]);
    },
  );

  test('keeps its events in the volume, on the node, or on the cluster', () => {
    expect(storeOf(named('api').environment)).toMatchObject({ kind: 'sqlite', path: '/data/events.db' });
    const single = parseConnection(urlOf(named('api-single')));
    expect(single).toMatchObject({ nodes: published(['eventstoredb']), tls: null, cluster: false });
    const cluster = parseConnection(urlOf(named('api-cluster')));
    expect(cluster).toMatchObject({ nodes: published(nodeNames), tls: { caFile: '/trust/ca.crt' }, cluster: true });
    expect(named('api-cluster').mounts).toContainEqual({ source: 'trust', target: '/trust', readOnly: true });
  });

  test('waits for all nodes of its store', () => {
    expect(Object.keys(named('api-single').waitsFor)).toEqual(['eventstoredb']);
    expect(Object.keys(named('api-cluster').waitsFor)).toEqual(nodeNames);
  });
});

describe.each(eachOf(servers))('EventStoreDB, %s', (name, { environment, mounts, ports, definition }) => {
  test('is given options that the server knows', () => {
    expect(Object.keys(environment).filter((option) => !serverOptions.has(option))).toEqual([]);
  });

  test('tells clients to come where it is published', () => {
    expect(environment.EVENTSTORE_ADVERTISE_HOST_TO_CLIENT_AS).toBe('127.0.0.1');
    expect(ports.map(({ published: port }) => port)).toEqual([environment.EVENTSTORE_ADVERTISE_NODE_PORT_TO_CLIENT_AS]);
  });

  test('keeps data and logs in volumes that are its own', () => {
    for (const folder of ['/var/lib/eventstore', '/var/log/eventstore']) {
      const source = mounts.find(({ target }) => target === folder)?.source;
      expect(services.filter((other) => other.mounts.some((mount) => mount.source === source)).map((other) => other.name)).toEqual([name]);
    }
  });

  test('is asked for its health where it listens, over TLS unless it does without', () => {
    const [url] = definition.healthcheck?.test?.slice(-1) ?? [];
    expect(url).toBe(`${environment.EVENTSTORE_INSECURE === 'true' ? 'http' : 'https'}://localhost:2113/health/live`);
  });
});

describe.each(nodeNames)('in the cluster, %s', (name) => {
  const { environment, mounts, definition } = named(name);

  test('is one of three, known to the others by its name, and seeks the other two', () => {
    expect(environment).toMatchObject({
      EVENTSTORE_CLUSTER_SIZE: '3',
      EVENTSTORE_DISCOVER_VIA_DNS: 'false',
      EVENTSTORE_NODE_HOST_ADVERTISE_AS: name,
      EVENTSTORE_REPLICATION_HOST_ADVERTISE_AS: name,
      EVENTSTORE_GOSSIP_SEED: nodeNames
        .filter((other) => other !== name)
        .map((other) => `${other}:2113`)
        .join(),
    });
  });

  test('has TLS, with the certificate of its name and the authority that all trust', () => {
    expect(environment).toMatchObject({
      EVENTSTORE_TRUSTED_ROOT_CERTIFICATES_PATH: '/trust',
      EVENTSTORE_CERTIFICATE_FILE: `/certificates/${name}/node.crt`,
      EVENTSTORE_CERTIFICATE_PRIVATE_KEY_FILE: `/certificates/${name}/node.key`,
    });
    expect(environment).not.toHaveProperty('EVENTSTORE_INSECURE');
    for (const source of ['trust', 'certificates']) expect(mounts).toContainEqual({ source, target: `/${source}`, readOnly: true });
    expect(definition.healthcheck?.test).toEqual(expect.arrayContaining(['--cacert', '/trust/ca.crt']));
  });

  test('has passwords, which whoever starts it can choose', () => {
    const passwordsOf = ({ environment: of }: Service) => [of.EVENTSTORE_DEFAULT_ADMIN_PASSWORD, of.EVENTSTORE_DEFAULT_OPS_PASSWORD];
    expect(passwordsOf(named(name))).toEqual(['changeit', 'changeit']);
    const chosen = composeFile({ EVENTSTORE_ADMIN_PASSWORD: 'one', EVENTSTORE_OPS_PASSWORD: 'two' }).services;
    expect(passwordsOf(named(name, chosen))).toEqual(['one', 'two']);
    expect(parseConnection(urlOf(named('api-cluster', chosen))).credentials).toEqual({ username: 'admin', password: 'one' });
  });
});

function urlOf({ environment }: Service): string {
  const store = storeOf(environment);
  if (store.kind !== 'eventstoredb') throw new Error('it is not on EventStoreDB');
  return store.url;
}

function published(names: readonly string[]) {
  return names.flatMap((name) => named(name).ports.map(({ host, published: port }) => ({ host, port: Number(port) })));
}
