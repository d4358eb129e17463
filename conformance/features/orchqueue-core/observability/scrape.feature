Feature: The scrape
  One exposition at /metrics, whose names, types and labels are contract.

  @OC-METRICS-7101 @ASY-METRIC-002 @ASY-METRIC-003 @ORCH-3028 @must
  Scenario: A fresh server shows what its configuration names, at 0, and nothing else
    Given a pool "P" with:
      | engine | mine-only |
    And a server with:
      | events.sinks | [{"id": "own-sink", "kind": "file", "path": "{folder}/events"}] |
    And a server of its own
    When the metrics are read as "M"
    Then the answer to "M" has a header "Content-Type" that matches "^text/plain" [ORCH-3028(c)]
    And the scrape "M" is as the catalogue says [OC-METRICS-7101(a), OC-METRICS-7101(c)]
    And the scrape "M" has a sample for each of the labels: [OC-METRICS-7101(b)]
      | engine     | mine-only     |
      | pool_id    | {pool:P}      |
      | replica_id | {replica:P.1} |
      | tenant     | {tenant:}     |
      | sink       | own-sink      |
    And the scrape "M" has counters at 0 for each of the labels: [ASY-METRIC-002]
      | engine     | mine-only     |
      | pool_id    | {pool:P}      |
      | replica_id | {replica:P.1} |
      | tenant     | {tenant:}     |
      | sink       | own-sink      |
    And the labels of "M" have no other values than: [ASY-METRIC-003]
      | engine         | mine-only     |
      | pool_id        | {pool:P}      |
      | replica_id     | {replica:P.1} |
      | tenant         | {tenant:}     |
      | sink           | own-sink      |
      | engine_version | b1-de3ff81    |
      | plugin         |               |
      | model_id       | {model:P}     |
      | device         |               |

  @OC-METRICS-7101 @ORCH-3028 @ASY-METRIC-007 @must
  Scenario Outline: After work the scrape shows <metric>, as the catalogue says
    Given a pool "P" with:
      | version | b9 |
    When task "A" is submitted with:
      | max_tokens | 64 |
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the next task of pool "P" fails by http-400
    And task "B" is submitted
    And task "B" comes to be failed
    And the metrics are read as "M"
    And the metrics are read as "N"
    Then the scrape "N" is as the catalogue says [OC-METRICS-7101(a), OC-METRICS-7101(c), ASY-METRIC-007(b)]
    And in "M" each sample of "latency_first_token_ms_bucket" has the labels: [ASY-METRIC-007(b)]
      | engine | engine_version | pool_id | priority | le |
    And in "M" each sample of "latency_decode_ms_bucket" has the labels: [ASY-METRIC-007(b)]
      | engine | engine_version | pool_id | priority | le |
    And in "M" the metric "<metric>" has: [OC-METRICS-7101(b), ORCH-3028(a)]
      | pool_id | {pool:P}          |
      | value   | {"$exists": true} |

    Examples:
      | metric                       |
      | tasks_started_total          |
      | tasks_failed_total           |
      | tokens_in_total              |
      | tokens_out_total             |
      | latency_first_token_ms_count |
      | latency_decode_ms_count      |
      | eta_error_ms_count           |
      | engine_attempts_total        |
      | placement_decisions_total    |
      | placement_candidates_count   |

  @OC-METRICS-7101 @ORCH-3028 @must
  Scenario: After work the scrape shows what is observed of the whole server
    Given any model
    When task "A" is submitted
    And task "A" comes to be completed
    And the metrics are read as "M"
    And the metrics are read as "N"
    Then in "N" the metric "http_requests_total" has: [OC-METRICS-7101(b), ORCH-3028(c)]
      | operation | getMetrics  |
      | status    | 200         |
      | value     | {"$min": 1} |
    And in "N" the metric "deadlines_met_ratio" has: [OC-METRICS-7101(b)]
      | priority | interactive            |
      | value    | {"$min": 0, "$max": 1} |
    And in "N" the metric "slo_attainment_ratio" has: [OC-METRICS-7101(b)]
      | priority | interactive            |
      | slo      | first_token            |
      | value    | {"$min": 0, "$max": 1} |
    And in "N" the metric "process_start_time_seconds" has: [OC-METRICS-7101(b)]
      | value | {"$min": 1600000000} |

  @OC-METRICS-7102 @must
  Scenario: The labels of seventeen engines stay within the budget of sixteen
    Given 17 pools, each with an engine of its own
    And a server with:
      | streams.idle_ms                    | 59997 |
      | telemetry.metric_engine_labels_max | 16 |
    When task "A" is submitted to pool "P1"
    And task "B" is submitted to pool "P17"
    And task "A" comes to be completed
    And task "B" comes to be completed
    And the metrics are read as "M"
    Then the scrape "M" is as the catalogue says [OC-METRICS-7102(b)]
    And in "M" the label "engine" has at most 16 values, and 15 at least [OC-METRICS-7102(b)]

  @OC-METRICS-7102 @must
  Scenario: A server shows no more engines than its configuration allows labels
    Given 4 pools, each with an engine of its own
    And a server with:
      | telemetry.metric_engine_labels_max | 2 |
    When task "A" is submitted to pool "P1"
    And task "B" is submitted to pool "P4"
    And task "A" comes to be completed
    And task "B" comes to be completed
    And the metrics are read as "M"
    Then in "M" the label "engine" has at most 3 values, and 3 at least [OC-METRICS-7102(b)]

  @OC-CTRL-2050 @must
  Scenario: Each answer is counted once, by operation and status
    Given any model
    And a server with:
      | streams.idle_ms | 59999 |
    When the metrics are read as "before"
    And the operator calls listReplicaSets as "L"
    And the operator calls listReplicaSets as "L"
    And nobody calls listReplicaSets as "K"
    And the client calls getTask as "T" with:
      | path.task_id | {uuid:nothing} |
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the metrics are read as "after"
    Then from "before" to "after" the counts change by "http_requests_total 2" with: [OC-CTRL-2050]
      | operation | listReplicaSets |
      | status    | 200             |
    And from "before" to "after" the counts change by "http_requests_total 1" with: [OC-CTRL-2050]
      | operation | listReplicaSets |
      | status    | 401             |
    And from "before" to "after" the counts change by "http_requests_total 1" with: [OC-CTRL-2050]
      | operation | getTask |
      | status    | 404     |
    And from "before" to "after" the counts change by "http_requests_total 1" with: [OC-CTRL-2050]
      | operation | createTask |
      | status    | 202        |
    And from "before" to "after" the counts change by "http_requests_total 1" with: [OC-CTRL-2050]
      | operation | streamTask |
      | status    | 200        |

  @OC-CTRL-2050 @must
  Scenario: Refusals of the parser are counted once each
    Given any model
    And a server with:
      | streams.idle_ms                | 59998 |
      | server.limits.header_bytes_max | 8192  |
    When the metrics are read as "before"
    And the client calls listTasks as "H" with:
      | header.X-Fill | {text:12000} |
    And the metrics are read as "after"
    Then "H" is refused with "HEADERS_TOO_LARGE" [OC-CTRL-2050]
    And from "before" to "after" the counts change by "http_requests_total 1" with: [OC-CTRL-2050]
      | status | 431 |

  @ASY-METRIC-005 @must
  Scenario: A refused submission is counted once, by the code that the client got
    Given a pool "P" with:
      | queue.capacity | 1    |
      | ctx            | 2048 |
    And a pool "Q"
    And a tenant "T" with:
      | quotas.concurrent_max | 1 |
    And a server with:
      | streams.idle_ms | 59996 |
    And the engines of pool "P" hold every task
    And the engines of pool "Q" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "Y" is submitted
    And tenant "T" submits task "Z" with:
      | engine    | {engine:Q} |
      | model_ref | {model:Q}  |
    And the metrics are read as "before"
    And task "A" is submitted
    And task "B" is submitted with:
      | ctx | 4096 |
    And task "C" is submitted wrongly with:
      | workload | embedding |
    And task "D" is submitted with:
      | model_ref | no-such |
    And task "E" is submitted to pool "Q" with:
      | deadline_ms | 1 |
    And tenant "T" submits task "F" with:
      | engine    | {engine:Q} |
      | model_ref | {model:Q}  |
    And task "Y" is submitted with:
      | max_tokens | 15 |
    And the metrics are read as "after"
    Then "A" is refused with "ADMISSION_REJECT" [ASY-METRIC-005]
    And "B" is refused with "INVALID_PARAMS" [ASY-METRIC-005]
    And "C" is refused with "UNSUPPORTED_WORKLOAD" [ASY-METRIC-005]
    And "D" is refused with "MODEL_NOT_FOUND" [ASY-METRIC-005]
    And "E" is refused with "DEADLINE_UNMET" [ASY-METRIC-005]
    And "F" is refused with "QUOTA_EXCEEDED" [ASY-METRIC-005]
    And "Y" is refused with "TASK_CONFLICT" [ASY-METRIC-005]
    And from "before" to "after" the refusals that are counted are: [ASY-METRIC-005]
      | ADMISSION_REJECT     | 1 |
      | INVALID_PARAMS       | 1 |
      | UNSUPPORTED_WORKLOAD | 1 |
      | MODEL_NOT_FOUND      | 1 |
      | DEADLINE_UNMET       | 1 |
      | QUOTA_EXCEEDED       | 1 |
      | TASK_CONFLICT        | 1 |

  @ASY-TRUTH-004 @must
  Scenario Outline: Of an engine that nobody measures <metric> is not shown
    Given a pool "P"
    When task "A" is submitted
    And task "A" comes to be completed
    And the metrics are read as "M"
    And the operator calls getPoolHealth as "H" with:
      | path.pool_id | {pool:P} |
    Then in "M" the metric "<metric>" has: [ASY-TRUTH-004]
      | pool_id | {pool:P}           |
      | value   | {"$exists": false} |
    And the answer to "H" has: [ASY-TRUTH-004]
      | metrics.<metric> | {"$exists": false} |
      | ready            | true               |

    Examples:
      | metric                |
      | gpu_utilization       |
      | vram_used_bytes       |
      | ram_used_bytes        |
      | kv_cache_usage_ratio  |
      | driver_resets_total   |
      | ecc_errors_total      |
      | oom_events_total      |
      | engine_restarts_total |
