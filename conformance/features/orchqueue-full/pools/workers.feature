@needs-supervision
Feature: What workers are started with and what becomes of them

  @ORCH-3001 @must
  Scenario: A worker has the model of its replica, whatever a client asks for
    Given a pool "P" with:
      | restart.base_ms | 1 |
      | restart.cap_ms  | 1 |
    And a pool "Q"
    And the engines of pool "P" are supervised
    And the engines of pool "Q" are supervised
    When task "A" is submitted to pool "P" with:
      | model_ref | {model:Q} |
    And task "B" is submitted to pool "P" with:
      | model_ref | somebody-elses |
    And the worker of engine 1 of pool "P" is killed
    And a worker of engine 1 of pool "P" is started for time 2
    And the health of pool "P" comes to have, as "H":
      | ready | true |
    And task "C" is submitted to pool "P"
    And task "C" comes to be completed
    Then every worker of engine 1 of pool "P" was started with: [ORCH-3001(a), ORCH-3001(b)]
      | argv    | ["--model", "{model:P}"] |
      | devices | ""                       |
    And every worker of engine 1 of pool "Q" was started with: [ORCH-3001(a)]
      | argv | ["--model", "{model:Q}"] |
    And 2 workers of engine 1 of pool "P" were started [ORCH-3001(b)]
    And 1 workers of engine 1 of pool "Q" were started [ORCH-3001(b)]
    And "B" is refused with "MODEL_NOT_FOUND" [ORCH-3001(b)]
    And engine 1 of pool "P" was asked 1 times [ORCH-3001(b)]

  @ORCH-3039 @OC-POOL-3030 @must
  Scenario Outline: Exhausted memory of the <where> is counted as such
    Given a pool "P" with:
      | restart.base_ms | 1 |
      | restart.cap_ms  | 1 |
    And the engines of pool "P" are supervised
    When the metrics are read as "M1"
    And the worker of engine 1 of pool "P" writes "<words>" and ends with 1
    And a worker of engine 1 of pool "P" is started for time 2
    And the health of pool "P" comes to have, as "H":
      | ready | true |
    And the metrics are read as "M2"
    Then from "M1" to "M2" the metric "oom_events_total" changes by: [ORCH-3039(a)]
      | pool_id | {pool:P} |
      | kind    | <kind>   |
      | change  | 1        |
    And from "M1" to "M2" the metric "oom_events_total" changes by: [ORCH-3039(a)]
      | pool_id | {pool:P} |
      | change  | 1        |
    And from "M1" to "M2" the metric "engine_restarts_total" changes by: [OC-POOL-3030(a)]
      | pool_id | {pool:P} |
      | reason  | <reason> |
      | change  | 1        |
    And from "M1" to "M2" the metric "preload_outcomes_total" changes by: [OC-POOL-3030(a)]
      | pool_id | {pool:P} |
      | result  | pass     |
      | change  | 1        |

    Examples:
      | where  | words                     | kind | reason   |
      | device | CUDA error: out of memory | vram | oom_vram |
      | host   | std::bad_alloc            | host | oom_host |

  @OC-POOL-3030 @must
  Scenario: A driver's reset is counted as one and the memory of a worker is a gauge
    Given a pool "P" with:
      | restart.base_ms | 1 |
      | restart.cap_ms  | 1 |
    And the engines of pool "P" are supervised
    When the metrics are read as "M1"
    And the worker of engine 1 of pool "P" writes "CUDA error: an illegal memory access was encountered"
    And a worker of engine 1 of pool "P" is started for time 2
    And the health of pool "P" comes to have, as "H":
      | ready | true |
    And the metric "ram_used_bytes" comes to have, as "M2":
      | pool_id | {pool:P}          |
      | value   | {"$min": 1000000} |
    Then from "M1" to "M2" the metric "driver_resets_total" changes by: [OC-POOL-3030(a)]
      | pool_id | {pool:P} |
      | change  | 1        |
    And in "M2" the metric "ram_used_bytes" has: [OC-POOL-3030(b)]
      | pool_id | {pool:P}          |
      | value   | {"$min": 1000000} |

  @OC-POOL-3030 @must
  Scenario: A figure that no source gives has no sample
    Given a pool "P"
    When task "A" is submitted
    And task "A" comes to be completed
    And the metrics are read as "M"
    Then in "M" the metric "ram_used_bytes" has: [OC-POOL-3030(c)]
      | pool_id | {pool:P}           |
      | value   | {"$exists": false} |
    And in "M" the metric "vram_used_bytes" has: [OC-POOL-3030(c)]
      | pool_id | {pool:P}           |
      | value   | {"$exists": false} |
    And in "M" the metric "gpu_utilization" has: [OC-POOL-3030(c)]
      | pool_id | {pool:P}           |
      | value   | {"$exists": false} |
