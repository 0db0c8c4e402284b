import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is measured, in Prometheus' form at /metrics. */
export class Metrics {
  private readonly registry = new Registry();
  readonly requests = this.counter('gongkai_graphql_requests_total', 'GraphQL operations answered.', ['type', 'outcome']);
  readonly duration = new Histogram({
    name: 'gongkai_graphql_duration_seconds',
    help: 'Time to answer a GraphQL operation.',
    labelNames: ['type'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [this.registry],
  });
  readonly cached = this.counter('gongkai_answers_from_cache_total', 'Queries answered from the cache.', []);
  readonly appends = this.counter('gongkai_appends_total', 'Changes carried out, by whether an event was made.', ['outcome']);
  readonly projected = this.counter('gongkai_projected_events_total', 'Events applied to the read model by this process.', []);
  readonly faults = this.counter('gongkai_projection_faults_total', 'Times the projections were interrupted.', []);
  readonly subscribers = this.gauge('gongkai_subscribers', 'Subscriptions open now.', ['transport']);
  readonly lag = this.gauge('gongkai_projection_lag_seconds', 'For how long the read model has been behind the log.', []);
  readonly parked = this.gauge('gongkai_parked_events', 'Events that the projections did not take, and nobody has decided on.', []);
  readonly ready = this.gauge('gongkai_ready', 'Whether the service may be sent requests (1) or not (0).', []);
  readonly delay = new Histogram({
    name: 'gongkai_projection_delay_seconds',
    help: 'From the moment the event store took an event, of whichever replica, until it could be read here; of new events alone.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  private counter(name: string, help: string, labelNames: string[]): Counter {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private gauge(name: string, help: string, labelNames: string[]): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
