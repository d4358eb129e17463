@needs-supervision
Feature: Supervised workers
  A worker that the server started is watched, restarted with a backoff, and never left behind.

  @ASY-POOL-004 @must
  Scenario: A worker that ends is noticed by its end and started again, each time later
    Given a pool "P" with:
      | heartbeat.interval_ms | 60000 |
      | restart.base_ms       | 200   |
      | restart.cap_ms        | 5000  |
    And the engines of pool "P" are supervised
    When the health of pool "P" is read as "well"
    And the worker of engine 1 of pool "P" is killed
    And the health of pool "P" comes to have, as "lost":
      | ready | false |
    And a worker of engine 1 of pool "P" is started for time 2
    And the health of pool "P" comes to have, as "back":
      | ready | true |
    And the worker of engine 1 of pool "P" ends with 3
    And a worker of engine 1 of pool "P" is started for time 3
    And the health of pool "P" comes to have, as "again":
      | ready | true |
    Then the answer to "well" has: [ASY-POOL-004(a)]
      | ready | true |
    And the answer to "lost" has: [ASY-POOL-004(a)]
      | replicas.0.ready | false |
    And 3 workers of engine 1 of pool "P" were started [ASY-POOL-004(b)]
    And worker 2 of engine 1 of pool "P" is started at least 190 ms after the step 'the worker of engine 1 of pool "P" is killed' [ASY-POOL-004(b)]
    And worker 3 of engine 1 of pool "P" is started at least 380 ms after the step 'the worker of engine 1 of pool "P" ends with 3' [ASY-POOL-004(b)]
    And the answer to "again" has: [ASY-POOL-004(b)]
      | ready | true |

  @ASY-POOL-004 @must
  Scenario Outline: No worker is left when the server is ended by <signal>
    Given a server of its own
    And a pool "P"
    And the engines of pool "P" are supervised
    When task "A" is submitted
    And task "A" comes to be completed
    And the server is sent <signal>
    And the server has ended
    And the worker of engine 1 of pool "P" has ended
    Then a worker of engine 1 of pool "P" has ended [ASY-POOL-004(d)]
    And 1 workers of engine 1 of pool "P" were started [ASY-POOL-004(a)]

    Examples:
      | signal  |
      | SIGTERM |
      | SIGINT  |

  @ORCH-3038 @OC-POOL-3010 @ORCH-3053 @must
  Scenario: A driver error takes the replica out and its worker is started again
    Given a pool "P" with:
      | replicas        | 2    |
      | restart.base_ms | 300  |
      | restart.cap_ms  | 5000 |
    And the engines of pool "P" are supervised
    And the engines of pool "P" hold every task after:
      | one |
    When all engines of pool "P" are ready
    And the metrics are read as "M1"
    And task "A" is submitted
    And reader "R" follows task "A"
    And an engine works at task "A"
    And reader "R" has frame "token"
    And the engine fails task "A" with the words "CUDA error: an illegal memory access was encountered"
    And reader "R" has the end of the stream
    And the health of pool "P" is read as "out"
    And task "B" is submitted
    And an engine works at task "B"
    And task "C" is submitted
    And a worker of engine 1 of pool "P" is started for time 2
    And an engine works at task "C"
    And the health of pool "P" comes to have, as "back":
      | replicas.0.ready      | true               |
      | replicas.0.last_error | {"$exists": false} |
    And the metrics are read as "M2"
    Then the stream of reader "R" ends with the error "WORKER_RESET" [ORCH-3038(d)]
    And the answer to "out" has: [ORCH-3038(a), OC-POOL-3010(a)]
      | replicas.0.ready      | false                     |
      | replicas.0.last_error | {"$matches": "CUDA"}    |
      | replicas.1.ready      | true                      |
    And engine 2 of pool "P" was asked 1 times [ORCH-3038(a)]
    And an engine is asked for task "C" at least 290 ms after the step 'the engine fails task "A" with the words' [ORCH-3038(a), ORCH-3038(c)]
    And 2 workers of engine 1 of pool "P" were started [ORCH-3038(c)]
    And 1 workers of engine 2 of pool "P" were started [ORCH-3038(c)]
    And from "M1" to "M2" the metric "driver_resets_total" changes by: [OC-POOL-3010(a)]
      | pool_id    | {pool:P}      |
      | replica_id | {replica:P.1} |
      | change     | 1             |
    And in "M2" the metric "ecc_errors_total" has: [ORCH-3053(a)]
      | pool_id | {pool:P}                               |
      | value   | {"$oneOf": [0, {"$exists": false}]} |
    And from "M1" to "M2" the metric "preload_outcomes_total" changes by: [OC-POOL-3010(b)]
      | pool_id    | {pool:P}      |
      | replica_id | {replica:P.1} |
      | result     | pass          |
      | change     | 1             |
    And the log has a line with: [OC-POOL-3010(a)]
      | replica_id          | {replica:P.1} |
      | driver_reset_events | 1             |
    And the answer to "back" has: [OC-POOL-3010(b)]
      | replicas.0.last_error | {"$exists": false} |

  @ORCH-3053 @must
  Scenario: A replica whose restarts of a minute are used up is not started while its breaker is open
    Given a pool "P" with:
      | restart.base_ms        | 1 |
      | restart.cap_ms         | 1 |
      | restart.per_minute_max | 2 |
    And the engines of pool "P" are supervised
    When from now on the workers of engine 1 of pool "P" end at once with 7
    And a worker of engine 1 of pool "P" is started for time 3
    And the health of pool "P" comes to have, as "H":
      | replicas.0.breaker | open |
    And 300 ms pass
    And the health of pool "P" is read as "later"
    And task "A" is submitted
    Then the answer to "later" has: [ORCH-3053(c)]
      | replicas.0.breaker | open  |
      | replicas.0.ready   | false |
    And 3 workers of engine 1 of pool "P" were started [ORCH-3053(d)]
    And the answer to "A" has status 503 [ORCH-3053(c)]

  @ORCH-3053 @must
  Scenario: Ten failures of a worker within a minute open its breaker by default
    Given a pool "P" with:
      | restart.base_ms | 1 |
      | restart.cap_ms  | 1 |
    And the engines of pool "P" are supervised
    When from now on the workers of engine 1 of pool "P" end at once with 7
    And a worker of engine 1 of pool "P" is started for time 4
    And a worker of engine 1 of pool "P" is started for time 6
    And a worker of engine 1 of pool "P" is started for time 8
    And the health of pool "P" comes to have, as "H":
      | replicas.0.breaker | open |
    Then the answer to "H" has: [ORCH-3053(c)]
      | replicas.0.breaker | open |
    And at most 10 workers of engine 1 of pool "P" were started [ORCH-3053(c)]
