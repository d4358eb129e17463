Feature: Readiness of a pool
  A pool is ready when its engine's own words prove that the model is loaded and that it works, and not before.

  @ORCH-3002 @ORCH-3010 @must
  Scenario: A pool whose engine still loads is not ready and gets no task
    Given a pool "P" with:
      | restart.base_ms       | 10   |
      | restart.cap_ms        | 50   |
      | heartbeat.interval_ms | 1000 |
      | heartbeat.missed_max  | 20   |
    And the engines of pool "P" are not ready
    When nobody calls getReadyz as "before"
    And the health of pool "P" is read as "cold"
    And the metrics are read as "M1"
    And task "A" is submitted
    And engine 1 of pool "P" becomes ready
    And the health of pool "P" comes to have, as "warm":
      | ready | true |
    And nobody calls getReadyz as "after"
    And the metrics are read as "M2"
    And task "B" is submitted
    And task "B" comes to be completed
    Then the answer to "before" has: [ORCH-3002(a)]
      | pools | {"$contains": {"$where": {"pool_id": "{pool:P}", "ready": false}}} |
    And the answer to "cold" has: [ORCH-3002(a)]
      | ready            | false |
      | replicas.0.ready | false |
    And in "M1" the metric "pool_ready" has: [ORCH-3002(a)]
      | pool_id | {pool:P} |
      | value   | 0        |
    And "A" is refused with "POOL_UNREADY" [ORCH-3010(b)]
    And the hints of "A" agree and name "unavailable" [ORCH-3010(b)]
    And an engine was asked 0 times for task "A" [ORCH-3010(a), ORCH-3002(b)]
    And the answer to "warm" has: [ORCH-3002(a)]
      | replicas.0.ready | true |
    And the answer to "after" has: [ORCH-3002(a)]
      | pools | {"$contains": {"$where": {"pool_id": "{pool:P}", "ready": true}}} |
    And in "M2" the metric "pool_ready" has: [ORCH-3002(a)]
      | pool_id | {pool:P} |
      | value   | 1        |
    And the record of task "B" has: [ORCH-3002(b)]
      | attempts.#         | 1         |
      | attempts.0.outcome | completed |

  @OC-POOL-3001 @OC-POOL-3002 @OC-POOL-3003 @must
  Scenario: An engine that has another model is tried again until it has the right one
    Given a pool "P" with:
      | model.path            | /models/{word:right}.gguf |
      | restart.base_ms       | 10                        |
      | restart.cap_ms        | 50                        |
      | heartbeat.interval_ms | 1000                      |
      | heartbeat.missed_max  | 20                        |
    And the engines of pool "P" are not ready
    When engine 1 of pool "P" has the model "/models/{word:wrong}.gguf"
    And engine 1 of pool "P" becomes ready
    And the metric "preload_outcomes_total" comes to have, as "M":
      | pool_id | {pool:P}    |
      | result  | fail        |
      | value   | {"$min": 2} |
    And the health of pool "P" is read as "failed"
    And engine 1 of pool "P" has the model "/models/{word:right}.gguf"
    And the health of pool "P" comes to have, as "loaded":
      | ready                 | true               |
      | replicas.0.last_error | {"$exists": false} |
    And task "A" is submitted
    And task "A" comes to be completed
    Then in "M" the metric "preload_outcomes_total" has: [OC-POOL-3002(a)]
      | pool_id | {pool:P}    |
      | result  | fail        |
      | value   | {"$min": 2} |
    And the answer to "failed" has: [OC-POOL-3001, OC-POOL-3002(a), OC-POOL-3003(a)]
      | live  | true  |
      | ready | false |
    And the answer to "failed" has: [OC-POOL-3003(a), OC-POOL-3003(b)]
      | last_error            | {"$matches": "[Mm]odel"} |
      | replicas.0.last_error | {"$matches": "[Mm]odel"} |
    And the answer to "loaded" has: [OC-POOL-3001, OC-POOL-3002(b), OC-POOL-3003(a)]
      | ready | true |
    And the answer to "loaded" has: [OC-POOL-3003(c)]
      | last_error            | {"$exists": false} |
      | replicas.0.last_error | {"$exists": false} |
    And the record of task "A" has: [OC-POOL-3002(b)]
      | state | completed |

  @ORCH-3049 @must
  Scenario Outline: An engine that fails the <part> of the self-test leaves its pool unready
    Given a pool "P" with:
      | restart.base_ms       | 10   |
      | restart.cap_ms        | 50   |
      | heartbeat.interval_ms | 1000 |
      | heartbeat.missed_max  | 20   |
    And the engines of pool "P" are not ready
    When engine 1 of pool "P" <fails>
    And engine 1 of pool "P" becomes ready
    And the health of pool "P" comes to have, as "failed":
      | last_error | {"$matches": "<names>"} |
    And engine 1 of pool "P" is well
    And the health of pool "P" comes to have, as "well":
      | ready                 | true               |
      | replicas.0.last_error | {"$exists": false} |
    Then the answer to "failed" has: [ORCH-3049(a), ORCH-3049(b)]
      | ready                 | false                     |
      | replicas.0.ready      | false                     |
      | last_error            | {"$matches": "<names>"} |
      | replicas.0.last_error | {"$matches": "<names>"} |
    And the answer to "well" has: [ORCH-3049(b)]
      | ready      | true               |
      | last_error | {"$exists": false} |

    Examples:
      | part    | fails                                       | names         |
      | decode  | fails the first test of those it is given   | [Dd]ecode     |
      | cancel  | fails the second test of those it is given  | [Cc]ancel     |
      | figures | answers what is asked for figures with an error | [Ff]igure     |

  @ORCH-3049 @must
  Scenario: The self-test is in no tenant's figures
    Given a pool "P" with:
      | restart.base_ms       | 10   |
      | heartbeat.interval_ms | 1000 |
      | heartbeat.missed_max  | 20   |
    And the engines of pool "P" are not ready
    And the engines of pool "P" hold every task after:
      | one |
    When engine 1 of pool "P" becomes ready
    And the health of pool "P" comes to have, as "H":
      | ready | true |
    And the metrics are read as "M1"
    And task "A" is submitted
    And an engine works at task "A"
    And the engine ends task "A"
    And task "A" comes to be completed
    And the metrics are read as "M2"
    And the client calls listTasks as "L"
    Then in "M1" the metric "tokens_out_total" has: [ORCH-3049(c)]
      | pool_id | {pool:P}                               |
      | value   | {"$oneOf": [0, {"$exists": false}]} |
    And in "M1" the metric "tasks_started_total" has: [ORCH-3049(c)]
      | pool_id | {pool:P}                               |
      | value   | {"$oneOf": [0, {"$exists": false}]} |
    And in "M2" the metric "tokens_out_total" has: [ORCH-3049(c)]
      | pool_id | {pool:P} |
      | value   | 1        |
    And in "M2" the metric "engine_attempts_total" has: [ORCH-3049(c)]
      | pool_id | {pool:P} |
      | value   | 1        |
    And the answer to "L" has: [ORCH-3049(c)]
      | items.# | 1 |

  @ASY-POOL-002 @ASY-POOL-003 @must
  Scenario: The server is alive and not ready while no pool is
    Given a server of its own
    And a pool "P" with:
      | restart.base_ms       | 10   |
      | restart.cap_ms        | 50   |
      | heartbeat.interval_ms | 1000 |
      | heartbeat.missed_max  | 20   |
    And the engines of pool "P" are not ready
    When nobody calls getHealthz as "alive"
    And nobody calls getReadyz as "before"
    And engine 1 of pool "P" becomes ready
    And the readiness comes to have, as "after":
      | ready | true |
    Then the answer to "alive" has status 200 [ASY-POOL-003]
    And the answer to "before" has status 503 [ASY-POOL-002, ASY-POOL-003]
    And the answer to "before" has: [ASY-POOL-002]
      | ready   | false                                                                |
      | reasons | {"$length": {"$min": 1}}                                           |
      | pools   | {"$every": {"$where": {"pool_id": "{pool:P}", "ready": false}}} |
    And the answer to "after" has status 200 [ASY-POOL-002]
    And the answer to "after" has: [ASY-POOL-002]
      | ready   | true           |
      | reasons | {"$length": 0} |

  @ASY-POOL-002 @must
  Scenario: The server is ready only once the first start of every pool is decided
    Given a server that a step starts
    And a pool "P"
    And a pool "Q" with:
      | model.path            | /models/{word:right}.gguf |
      | restart.base_ms       | 10                        |
      | restart.cap_ms        | 50                        |
      | heartbeat.interval_ms | 20000                     |
    And the engines of pool "Q" are not ready
    When engine 1 of pool "Q" answers no probe any more
    And the server is started without waiting for its pools
    And the readiness comes to have, as "undecided":
      | pools | {"$contains": {"$where": {"pool_id": "{pool:P}", "ready": true}}} |
    And engine 1 of pool "Q" has the model "/models/{word:wrong}.gguf"
    And engine 1 of pool "Q" becomes ready
    And engine 1 of pool "Q" answers probes again
    And the readiness comes to have, as "decided":
      | ready | true |
    Then the answer to "undecided" has status 503 [ASY-POOL-002]
    And the answer to "undecided" has: [ASY-POOL-002]
      | ready   | false                      |
      | reasons | {"$contains": "starting"} |
    And the answer to "decided" has status 200 [ASY-POOL-002]
    And the answer to "decided" has: [ASY-POOL-002]
      | pools | {"$contains": {"$where": {"pool_id": "{pool:Q}", "ready": false}}} |

  @ORCH-3032 @must
  Scenario: Each replica shows the version that its engine tells
    Given a pool "P" with:
      | replicas              | 2       |
      | version               | b71-aaa |
      | restart.base_ms       | 10      |
      | restart.cap_ms        | 50      |
      | heartbeat.interval_ms | 1000    |
      | heartbeat.missed_max  | 20      |
    And the engines of pool "P" are not ready
    When engine 2 of pool "P" has the version "b72-bbb"
    And engine 1 of pool "P" becomes ready
    And engine 2 of pool "P" becomes ready
    And the health of pool "P" comes to have, as "H":
      | replicas.0.ready | true |
      | replicas.1.ready | true |
    Then the answer to "H" has: [ORCH-3032(a)]
      | replicas.0.replica_id     | {replica:P.1} |
      | replicas.0.engine_version | b71-aaa       |
      | replicas.1.replica_id     | {replica:P.2} |
      | replicas.1.engine_version | b72-bbb       |

  @ORCH-3032 @wire-openai @must
  Scenario: What an engine does not tell of itself is absent
    Given a pool "P" with:
      | wire | openai |
    When the health of pool "P" is read as "H"
    And the operator calls listReplicaSets as "L" with:
      | query.limit | 200 |
    Then the answer to "H" has: [ORCH-3032(b)]
      | replicas.0.ready          | true               |
      | replicas.0.engine_version | {"$exists": false} |
    And the answer to "L" has: [ORCH-3032(b)]
      | items | {"$contains": {"$where": {"pool_id": "{pool:P}", "engine_version": {"$exists": false}, "model_digest": {"$exists": false}}}} |

  @ORCH-3032 @must
  Scenario: A replica whose engine tells no build is shown without one
    Given a pool "P" with:
      | restart.base_ms       | 10   |
      | restart.cap_ms        | 50   |
      | heartbeat.interval_ms | 1000 |
      | heartbeat.missed_max  | 20   |
    And the engines of pool "P" are not ready
    When engine 1 of pool "P" has the version ""
    And engine 1 of pool "P" becomes ready
    And the health of pool "P" comes to have, as "H":
      | replicas.0.ready | true |
    And the operator calls listReplicaSets as "L" with:
      | query.limit | 200 |
    Then the answer to "H" has: [ORCH-3032(b)]
      | replicas.0.ready          | true               |
      | replicas.0.engine_version | {"$exists": false} |
    And the answer to "L" has: [ORCH-3032(b)]
      | items | {"$contains": {"$where": {"pool_id": "{pool:P}", "engine_version": {"$exists": false}}}} |
