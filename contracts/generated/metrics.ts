// Generated from the catalogues of this folder; edit those and run `npm run generate`.

export interface LabelEntry {
  /** Distinct values that one process may ever show. */
  readonly budget: number;
  readonly from: "configuration" | "engine" | "closed";
  readonly values?: readonly string[];
  readonly help: string;
}

export const labelTable = {
  "engine": {
    "budget": 16,
    "from": "configuration",
    "help": "Engine of the pool; `other` for engines beyond the budget and for those that no pool names."
  },
  "engine_version": {
    "budget": 64,
    "from": "engine",
    "help": "Build that the engine reports."
  },
  "pool_id": {
    "budget": 256,
    "from": "configuration",
    "help": "Pool."
  },
  "replica_id": {
    "budget": 1024,
    "from": "configuration",
    "help": "Replica within its pool."
  },
  "device": {
    "budget": 256,
    "from": "configuration",
    "help": "Index of an accelerator device."
  },
  "priority": {
    "budget": 8,
    "from": "closed",
    "values": [
      "interactive",
      "batch"
    ],
    "help": "Priority class."
  },
  "tenant": {
    "budget": 256,
    "from": "configuration",
    "help": "Tenant."
  },
  "reason": {
    "budget": 48,
    "from": "closed",
    "help": "Why it happened; the metric lists the values."
  },
  "policy": {
    "budget": 8,
    "from": "closed",
    "values": [
      "reject",
      "drop-lru",
      "shed-low-priority",
      "quota",
      "unavailable"
    ],
    "help": "Policy label of the backpressure answer."
  },
  "result": {
    "budget": 4,
    "from": "closed",
    "values": [
      "pass",
      "fail"
    ],
    "help": "Outcome of a check."
  },
  "outcome": {
    "budget": 8,
    "from": "closed",
    "help": "How it ended; the metric lists the values."
  },
  "mode": {
    "budget": 4,
    "from": "closed",
    "values": [
      "soft",
      "hard"
    ],
    "help": "Mode of preemption."
  },
  "kind": {
    "budget": 8,
    "from": "closed",
    "help": "Which kind; the metric lists the values."
  },
  "state": {
    "budget": 8,
    "from": "closed",
    "help": "Present state; the metric lists the values."
  },
  "model_id": {
    "budget": 1024,
    "from": "configuration",
    "help": "Model of the catalog."
  },
  "slo": {
    "budget": 8,
    "from": "closed",
    "values": [
      "first_token",
      "tokens_64",
      "error_ratio",
      "throughput"
    ],
    "help": "Objective."
  },
  "sink": {
    "budget": 16,
    "from": "configuration",
    "help": "Event sink."
  },
  "plugin": {
    "budget": 64,
    "from": "configuration",
    "help": "Plugin."
  },
  "phase": {
    "budget": 16,
    "from": "closed",
    "values": [
      "PRE_VALIDATE",
      "VALIDATE",
      "AUTHORIZE",
      "ROUTE",
      "PRE_INFERENCE",
      "INFERENCE",
      "POST_INFERENCE",
      "OBSERVABILITY",
      "CLEANUP"
    ],
    "help": "Phase of the pipeline."
  },
  "operation": {
    "budget": 64,
    "from": "closed",
    "help": "operationId of the contract; `unmatched` where no operation answers."
  },
  "status": {
    "budget": 32,
    "from": "closed",
    "help": "HTTP status code."
  }
} as const satisfies Record<string, LabelEntry>;

export type LabelName = keyof typeof labelTable;

export interface MetricEntry {
  readonly type: "counter" | "gauge" | "histogram";
  readonly unit: string;
  readonly labels: readonly LabelName[];
  /** configured: samples stand at 0 from the start; observed: a sample appears with its first event. */
  readonly zero: "configured" | "observed";
  /** Closed values of labels, where they differ by metric. */
  readonly values?: Partial<Record<LabelName, readonly string[]>>;
  readonly buckets?: readonly number[];
  readonly help: string;
}

export const metricTable = {
  "tasks_admitted_total": {
    "type": "counter",
    "unit": "tasks",
    "labels": [
      "engine",
      "pool_id",
      "priority"
    ],
    "zero": "configured",
    "help": "Tasks acknowledged with 202 for the first time."
  },
  "tasks_recovered_total": {
    "type": "counter",
    "unit": "tasks",
    "labels": [
      "engine",
      "pool_id",
      "priority"
    ],
    "zero": "configured",
    "help": "Unfinished tasks taken over from the store at start."
  },
  "tasks_enqueued_total": {
    "type": "counter",
    "unit": "tasks",
    "labels": [
      "engine",
      "pool_id",
      "priority"
    ],
    "zero": "configured",
    "help": "Tasks that entered a queue; a requeued task is not counted again."
  },
  "tasks_started_total": {
    "type": "counter",
    "unit": "tasks",
    "labels": [
      "engine",
      "engine_version",
      "pool_id",
      "replica_id",
      "priority"
    ],
    "zero": "observed",
    "help": "Tasks dispatched to a replica; each attempt counts in engine_attempts_total."
  },
  "tasks_completed_total": {
    "type": "counter",
    "unit": "tasks",
    "labels": [
      "engine",
      "pool_id",
      "priority"
    ],
    "zero": "configured",
    "help": "Tasks that ended completed."
  },
  "tasks_failed_total": {
    "type": "counter",
    "unit": "tasks",
    "labels": [
      "engine",
      "pool_id",
      "priority",
      "reason"
    ],
    "zero": "observed",
    "values": {
      "reason": [
        "INVALID_PARAMS",
        "DEADLINE_UNMET",
        "BUDGET_EXHAUSTED",
        "INTERNAL",
        "POOL_UNAVAILABLE",
        "REPLICA_EXHAUSTED",
        "INTERRUPTED",
        "DECODE_TIMEOUT",
        "WORKER_RESET",
        "STREAM_TOO_LARGE",
        "PLUGIN_FAILED"
      ]
    },
    "help": "Tasks that ended failed, by error code."
  },
  "tasks_canceled_total": {
    "type": "counter",
    "unit": "tasks",
    "labels": [
      "engine",
      "pool_id",
      "reason"
    ],
    "zero": "configured",
    "values": {
      "reason": [
        "client",
        "disconnected",
        "session-deleted",
        "operator"
      ]
    },
    "help": "Tasks that ended canceled."
  },
  "tasks_evicted_total": {
    "type": "counter",
    "unit": "tasks",
    "labels": [
      "engine",
      "pool_id",
      "priority",
      "reason"
    ],
    "zero": "configured",
    "values": {
      "reason": [
        "QUEUE_FULL_DROP_LRU",
        "QUEUE_SHARE_RECLAIMED",
        "SHED_LOW_PRIORITY"
      ]
    },
    "help": "Tasks that ended evicted, by error code."
  },
  "tasks_expired_total": {
    "type": "counter",
    "unit": "tasks",
    "labels": [
      "engine",
      "pool_id",
      "priority"
    ],
    "zero": "configured",
    "help": "Tasks whose deadline passed while they waited."
  },
  "tasks_running": {
    "type": "gauge",
    "unit": "tasks",
    "labels": [
      "engine",
      "pool_id",
      "priority"
    ],
    "zero": "configured",
    "help": "Tasks that run now."
  },
  "queue_depth": {
    "type": "gauge",
    "unit": "tasks",
    "labels": [
      "engine",
      "pool_id",
      "priority"
    ],
    "zero": "configured",
    "help": "Tasks that wait now."
  },
  "tasks_rejected_total": {
    "type": "counter",
    "unit": "submissions",
    "labels": [
      "engine",
      "reason"
    ],
    "zero": "observed",
    "values": {
      "reason": [
        "INVALID_PARAMS",
        "MALFORMED_REQUEST",
        "UNSUPPORTED_WORKLOAD",
        "DEADLINE_UNMET",
        "UNTRUSTED_ARTIFACT",
        "UNAUTHENTICATED",
        "FORBIDDEN",
        "POLICY_DENIED",
        "MODEL_DEPRECATED",
        "MODEL_NOT_FOUND",
        "REQUEST_TIMEOUT",
        "TASK_CONFLICT",
        "SESSION_EXHAUSTED",
        "BUDGET_EXHAUSTED",
        "DETERMINISM_UNSUPPORTED",
        "SESSION_GONE",
        "PAYLOAD_TOO_LARGE",
        "UNSUPPORTED_MEDIA_TYPE",
        "HOST_NOT_ALLOWED",
        "ADMISSION_REJECT",
        "QUOTA_EXCEEDED",
        "HEADERS_TOO_LARGE",
        "INTERNAL",
        "PLUGIN_FAILED",
        "POOL_UNREADY",
        "POOL_UNAVAILABLE",
        "REPLICA_EXHAUSTED",
        "STORE_UNAVAILABLE",
        "SHUTTING_DOWN"
      ]
    },
    "help": "Submissions refused, by the error code that the client got; no task exists for them."
  },
  "tokens_in_total": {
    "type": "counter",
    "unit": "tokens",
    "labels": [
      "engine",
      "engine_version",
      "pool_id",
      "replica_id"
    ],
    "zero": "observed",
    "help": "Prompt tokens."
  },
  "tokens_out_total": {
    "type": "counter",
    "unit": "tokens",
    "labels": [
      "engine",
      "engine_version",
      "pool_id",
      "replica_id"
    ],
    "zero": "observed",
    "help": "Pieces sent to readers' logs."
  },
  "latency_first_token_ms": {
    "type": "histogram",
    "unit": "milliseconds",
    "labels": [
      "engine",
      "engine_version",
      "pool_id",
      "priority"
    ],
    "zero": "observed",
    "buckets": [
      50,
      100,
      150,
      200,
      300,
      500,
      750,
      1000,
      1500,
      2000,
      3000
    ],
    "help": "Time from admission to the first token."
  },
  "latency_decode_ms": {
    "type": "histogram",
    "unit": "milliseconds",
    "labels": [
      "engine",
      "engine_version",
      "pool_id",
      "priority"
    ],
    "zero": "observed",
    "buckets": [
      250,
      500,
      1000,
      1500,
      2000,
      3000,
      4000,
      6000,
      8000,
      12000
    ],
    "help": "Time from the start of decoding to the terminal event."
  },
  "eta_error_ms": {
    "type": "histogram",
    "unit": "milliseconds",
    "labels": [
      "engine",
      "pool_id",
      "priority"
    ],
    "zero": "observed",
    "buckets": [
      5,
      10,
      25,
      50,
      100,
      250,
      500,
      1000,
      2500,
      5000,
      10000
    ],
    "help": "Distance between the promised and the real start, without sign."
  },
  "admission_backpressure_events_total": {
    "type": "counter",
    "unit": "answers",
    "labels": [
      "engine",
      "policy"
    ],
    "zero": "observed",
    "help": "Answers of status 429 and 503 that carry a hint."
  },
  "admission_share": {
    "type": "gauge",
    "unit": "ratio",
    "labels": [
      "tenant",
      "priority"
    ],
    "zero": "configured",
    "help": "Moving average of the share of dispatches."
  },
  "deadlines_met_ratio": {
    "type": "gauge",
    "unit": "ratio",
    "labels": [
      "priority"
    ],
    "zero": "observed",
    "help": "Share of ended tasks that met their deadline."
  },
  "slo_attainment_ratio": {
    "type": "gauge",
    "unit": "ratio",
    "labels": [
      "priority",
      "slo"
    ],
    "zero": "observed",
    "help": "Share of observations within the objective."
  },
  "preemptions_total": {
    "type": "counter",
    "unit": "preemptions",
    "labels": [
      "mode",
      "engine"
    ],
    "zero": "configured",
    "help": "Tasks that gave way."
  },
  "resumptions_total": {
    "type": "counter",
    "unit": "resumptions",
    "labels": [
      "engine"
    ],
    "zero": "configured",
    "help": "Preempted tasks that went on."
  },
  "pool_ready": {
    "type": "gauge",
    "unit": "boolean",
    "labels": [
      "pool_id"
    ],
    "zero": "configured",
    "help": "1 while the pool takes work."
  },
  "circuit_state": {
    "type": "gauge",
    "unit": "boolean",
    "labels": [
      "pool_id",
      "replica_id",
      "state"
    ],
    "zero": "configured",
    "values": {
      "state": [
        "closed",
        "open",
        "half_open"
      ]
    },
    "help": "1 for the state of the replica's breaker, 0 for the others."
  },
  "active_leases": {
    "type": "gauge",
    "unit": "leases",
    "labels": [
      "pool_id",
      "replica_id"
    ],
    "zero": "configured",
    "help": "Tasks that hold a slot of the replica."
  },
  "drain_events_total": {
    "type": "counter",
    "unit": "drains",
    "labels": [
      "pool_id",
      "reason"
    ],
    "zero": "observed",
    "values": {
      "reason": [
        "operator",
        "reload",
        "driver_error",
        "model_deprecated",
        "model_retired",
        "shutdown"
      ]
    },
    "help": "Drains that began."
  },
  "placement_decisions_total": {
    "type": "counter",
    "unit": "decisions",
    "labels": [
      "pool_id",
      "outcome"
    ],
    "zero": "observed",
    "values": {
      "outcome": [
        "placed",
        "no_candidate",
        "fallback"
      ]
    },
    "help": "Placement decisions."
  },
  "placement_candidates": {
    "type": "histogram",
    "unit": "replicas",
    "labels": [
      "pool_id"
    ],
    "zero": "observed",
    "buckets": [
      0,
      1,
      2,
      4,
      8,
      16,
      32,
      64
    ],
    "help": "Replicas left after the filters of a placement decision."
  },
  "engine_attempts_total": {
    "type": "counter",
    "unit": "attempts",
    "labels": [
      "engine",
      "engine_version",
      "pool_id",
      "replica_id",
      "outcome"
    ],
    "zero": "observed",
    "values": {
      "outcome": [
        "completed",
        "failed",
        "canceled",
        "preempted"
      ]
    },
    "help": "Engine calls that ended."
  },
  "engine_restarts_total": {
    "type": "counter",
    "unit": "restarts",
    "labels": [
      "engine",
      "pool_id",
      "replica_id",
      "reason"
    ],
    "zero": "observed",
    "values": {
      "reason": [
        "exit",
        "driver_error",
        "oom_vram",
        "oom_host",
        "unhealthy",
        "reload"
      ]
    },
    "help": "Restarts of supervised engine processes."
  },
  "preload_outcomes_total": {
    "type": "counter",
    "unit": "loads",
    "labels": [
      "engine",
      "pool_id",
      "replica_id",
      "result"
    ],
    "zero": "observed",
    "help": "Model loads before readiness."
  },
  "driver_resets_total": {
    "type": "counter",
    "unit": "resets",
    "labels": [
      "engine",
      "pool_id",
      "replica_id",
      "device"
    ],
    "zero": "observed",
    "help": "Resets reported by the accelerator's driver."
  },
  "ecc_errors_total": {
    "type": "counter",
    "unit": "errors",
    "labels": [
      "engine",
      "pool_id",
      "replica_id",
      "device",
      "kind"
    ],
    "zero": "observed",
    "values": {
      "kind": [
        "corrected",
        "uncorrected"
      ]
    },
    "help": "Memory errors reported by the accelerator."
  },
  "oom_events_total": {
    "type": "counter",
    "unit": "events",
    "labels": [
      "engine",
      "pool_id",
      "replica_id",
      "kind"
    ],
    "zero": "observed",
    "values": {
      "kind": [
        "vram",
        "host"
      ]
    },
    "help": "Allocations refused for want of memory."
  },
  "kv_cache_usage_ratio": {
    "type": "gauge",
    "unit": "ratio",
    "labels": [
      "engine",
      "engine_version",
      "pool_id",
      "replica_id"
    ],
    "zero": "observed",
    "help": "Share of the key-value memory in use."
  },
  "gpu_utilization": {
    "type": "gauge",
    "unit": "percent",
    "labels": [
      "engine",
      "engine_version",
      "pool_id",
      "replica_id",
      "device"
    ],
    "zero": "observed",
    "help": "Utilisation of the device."
  },
  "vram_used_bytes": {
    "type": "gauge",
    "unit": "bytes",
    "labels": [
      "engine",
      "engine_version",
      "pool_id",
      "replica_id",
      "device"
    ],
    "zero": "observed",
    "help": "Device memory in use."
  },
  "ram_used_bytes": {
    "type": "gauge",
    "unit": "bytes",
    "labels": [
      "engine",
      "engine_version",
      "pool_id",
      "replica_id"
    ],
    "zero": "observed",
    "help": "Host memory of the engine process."
  },
  "streams_open": {
    "type": "gauge",
    "unit": "streams",
    "labels": [],
    "zero": "configured",
    "help": "Event streams open now."
  },
  "sse_backpressure_drops_total": {
    "type": "counter",
    "unit": "frames",
    "labels": [],
    "zero": "configured",
    "help": "Metrics frames not sent to a slow reader."
  },
  "reader_disconnects_total": {
    "type": "counter",
    "unit": "readers",
    "labels": [
      "reason"
    ],
    "zero": "configured",
    "values": {
      "reason": [
        "client",
        "slow",
        "idle",
        "shutdown",
        "revoked"
      ]
    },
    "help": "Readers that left, or were made to, before the terminal event."
  },
  "store_write_failures_total": {
    "type": "counter",
    "unit": "writes",
    "labels": [
      "kind"
    ],
    "zero": "configured",
    "values": {
      "kind": [
        "admission",
        "attempt",
        "mark",
        "terminal",
        "session",
        "catalog",
        "artifact",
        "audit"
      ]
    },
    "help": "Writes that the store refused, each try counted."
  },
  "terminals_undurable_total": {
    "type": "counter",
    "unit": "tasks",
    "labels": [],
    "zero": "configured",
    "help": "Terminal events published with durable false."
  },
  "catalog_verifications_total": {
    "type": "counter",
    "unit": "verifications",
    "labels": [
      "result",
      "reason",
      "engine"
    ],
    "zero": "observed",
    "values": {
      "reason": [
        "verified",
        "unsigned",
        "bad_signature",
        "unknown_signer",
        "digest_mismatch",
        "missing_sbom",
        "registry_not_allowed",
        "unreachable"
      ]
    },
    "help": "Verifications of models."
  },
  "model_state": {
    "type": "gauge",
    "unit": "boolean",
    "labels": [
      "model_id",
      "state"
    ],
    "zero": "observed",
    "values": {
      "state": [
        "draft",
        "active",
        "canary",
        "deprecated",
        "retired"
      ]
    },
    "help": "1 for the state of the model, 0 for the others."
  },
  "cache_used_bytes": {
    "type": "gauge",
    "unit": "bytes",
    "labels": [],
    "zero": "configured",
    "help": "Bytes of the model cache in use."
  },
  "session_evictions_total": {
    "type": "counter",
    "unit": "sessions",
    "labels": [
      "reason"
    ],
    "zero": "configured",
    "values": {
      "reason": [
        "kv_limit",
        "expired",
        "deleted"
      ]
    },
    "help": "Sessions whose key-value state was dropped."
  },
  "plugin_outcomes_total": {
    "type": "counter",
    "unit": "runs",
    "labels": [
      "plugin",
      "phase",
      "outcome"
    ],
    "zero": "configured",
    "values": {
      "outcome": [
        "ok",
        "failed",
        "timeout",
        "skipped",
        "short_circuit"
      ]
    },
    "help": "Plugin runs."
  },
  "event_sink_drops_total": {
    "type": "counter",
    "unit": "events",
    "labels": [
      "sink"
    ],
    "zero": "configured",
    "help": "Events that a sink did not get."
  },
  "config_reloads_total": {
    "type": "counter",
    "unit": "reloads",
    "labels": [
      "result"
    ],
    "zero": "configured",
    "help": "Reloads of the configuration."
  },
  "http_requests_total": {
    "type": "counter",
    "unit": "requests",
    "labels": [
      "operation",
      "status"
    ],
    "zero": "observed",
    "help": "HTTP answers."
  },
  "process_start_time_seconds": {
    "type": "gauge",
    "unit": "seconds",
    "labels": [],
    "zero": "configured",
    "help": "Start of the process since the Unix epoch."
  }
} as const satisfies Record<string, MetricEntry>;

export type MetricName = keyof typeof metricTable;
