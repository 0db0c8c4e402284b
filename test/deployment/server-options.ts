/**
 * Options of EventStoreDB that a deployment may need, by their names in the server's `ClusterVNodeOptions` (24.10.4; 23.10.6 has the
 * same). The server refuses to start with an unknown one.
 */
const names = [
  // Application, default users
  'Insecure',
  'TelemetryOptout',
  'DefaultAdminPassword',
  'DefaultOpsPassword',
  // Certificates
  'CertificateFile',
  'CertificatePrivateKeyFile',
  'TrustedRootCertificatesPath',
  // Cluster
  'ClusterSize',
  'DiscoverViaDns',
  'GossipSeed',
  // Interface
  'NodeIp',
  'ReplicationIp',
  'NodeHostAdvertiseAs',
  'ReplicationHostAdvertiseAs',
  'AdvertiseHostToClientAs',
  'AdvertiseNodePortToClientAs',
  // Projections
  'RunProjections',
];

/** As variables of the environment. */
export const serverOptions: ReadonlySet<string> = new Set(
  names.map((name) => `EVENTSTORE${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`),
);
