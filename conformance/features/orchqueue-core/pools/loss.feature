Feature: Replicas that are lost
  No health hides a dead worker, and what is lost takes no more work than it must.

  @ASY-POOL-006 @must
  Scenario Outline: A replica that <happens> is not ready within the bound of its heartbeat
    Given a pool "P" with:
      | heartbeat.interval_ms | 500 |
      | heartbeat.missed_max  | 4   |
      | restart.base_ms       | 10  |
      | restart.cap_ms        | 50  |
    When the health of pool "P" comes to have, as "well":
      | ready | true |
    And engine 1 of pool "P" <step>
    And the health of pool "P" comes to have, as "lost":
      | replicas.0.ready | false |
    And the metrics are read as "M"
    Then the answer to "well" has: [ASY-POOL-006(a)]
      | replicas.0.ready | true |
    And the answer to "lost" has: [ASY-POOL-006(a), ASY-POOL-006(b)]
      | replicas.0.ready | false |
      | ready            | false |
    And the answer to "lost" comes within 5000 ms of the step 'engine 1 of pool "P" <step>' [ASY-POOL-006(a)]
    And in "M" the metric "pool_ready" has: [ASY-POOL-006(b)]
      | pool_id | {pool:P} |
      | value   | 0        |

    Examples:
      | happens         | step            |
      | dies            | crashes         |
      | says it is lost | becomes unready |

  # Its other engine may be slow to answer, as long as it lives: silence takes ten seconds to count.
  @ASY-POOL-006 @must
  Scenario: A pool that loses one of its replicas is ready by the other
    Given a pool "Q" with:
      | replicas              | 2    |
      | heartbeat.interval_ms | 1000 |
      | heartbeat.missed_max  | 20   |
    When the health of pool "Q" comes to have, as "both":
      | replicas.0.ready | true |
      | replicas.1.ready | true |
    And engine 1 of pool "Q" becomes unready
    And the health of pool "Q" comes to have, as "half":
      | replicas.0.ready | false |
    And the metrics are read as "M"
    And task "A" is submitted to pool "Q"
    And task "A" comes to be completed
    Then the answer to "both" has: [ASY-POOL-006(b)]
      | replicas.0.ready | true |
      | replicas.1.ready | true |
    And the answer to "half" has: [ASY-POOL-006(b)]
      | replicas.0.ready | false |
      | replicas.1.ready | true  |
      | ready            | true  |
    And in "M" the metric "pool_ready" has: [ASY-POOL-006(b)]
      | pool_id | {pool:Q} |
      | value   | 1        |
    And engine 2 of pool "Q" was asked 1 times [ASY-POOL-006(b)]

  @ASY-POOL-006 @must
  Scenario: A replica that hangs is not ready within the bound of its heartbeat
    Given a pool "P" with:
      | heartbeat.interval_ms | 250 |
      | heartbeat.missed_max  | 4   |
    When the health of pool "P" comes to have, as "well":
      | ready | true |
    And engine 1 of pool "P" answers no probe any more
    And the health of pool "P" comes to have, as "lost":
      | ready | false |
    And task "A" is submitted
    Then the answer to "well" has: [ASY-POOL-006(a)]
      | replicas.0.ready | true |
    And the answer to "lost" has: [ASY-POOL-006(a), ASY-POOL-006(b)]
      | replicas.0.ready | false |
      | ready            | false |
    And the answer to "lost" comes within 5000 ms of the step 'engine 1 of pool "P" answers no probe any more' [ASY-POOL-006(a)]
    And the answer to "A" has status 503 [ASY-POOL-006(b)]

  @ASY-POOL-006 @must
  Scenario: The server is not ready once its last pool is lost
    Given a server of its own
    And a pool "P" with:
      | heartbeat.interval_ms | 500 |
      | heartbeat.missed_max  | 4   |
      | restart.base_ms       | 10  |
      | restart.cap_ms        | 50  |
    And a pool "Q" with:
      | heartbeat.interval_ms | 1000 |
      | heartbeat.missed_max  | 20   |
    When nobody calls getReadyz as "well"
    And engine 1 of pool "P" crashes
    And the readiness comes to have, as "one":
      | pools | {"$contains": {"$where": {"pool_id": "{pool:P}", "ready": false}}} |
    And engine 1 of pool "Q" becomes unready
    And the readiness comes to have, as "none":
      | ready | false |
    And engine 1 of pool "Q" becomes ready
    And the readiness comes to have, as "back":
      | ready | true |
    Then the answer to "well" has status 200 [ASY-POOL-006(c)]
    And the answer to "one" has status 200 [ASY-POOL-006(c)]
    And the answer to "none" has status 503 [ASY-POOL-006(c)]
    And the answer to "none" has: [ASY-POOL-006(c)]
      | reasons | {"$contains": "no-pool-ready"} |
    And the answer to "back" has status 200 [ASY-POOL-006(c)]

  @ASY-POOL-008 @must
  Scenario: With every replica out newcomers are refused at once and waiting tasks stay
    Given a pool "P" with:
      | heartbeat.interval_ms | 500 |
      | heartbeat.missed_max  | 6   |
      | restart.base_ms       | 10  |
      | restart.cap_ms        | 50  |
      | priors.first_token_ms | 0   |
      | priors.token_ms       | 0   |
    And the engines of pool "P" hold every task after:
      | one |
    When the health of pool "P" comes to have, as "up":
      | ready | true |
    And task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted with:
      | deadline_ms | 1500 |
    And reader "RC" follows task "C"
    And engine 1 of pool "P" becomes unready
    And the health of pool "P" comes to have, as "lost":
      | ready | false |
    And the engine ends task "A"
    And task "A" comes to be completed
    And task "D" is submitted
    And the record of task "B" is read
    And reader "RC" has the end of the stream
    And the record of task "B" is read
    And engine 1 of pool "P" becomes ready
    And an engine works at task "B"
    Then "D" is refused with "POOL_UNAVAILABLE" [ASY-POOL-008]
    And the hints of "D" agree and name "unavailable" [ASY-POOL-008]
    And the answer to "D" comes within 1000 ms of the step 'task "D" is submitted' [ASY-POOL-008]
    And the answer to "B/getTask#1" has: [ASY-POOL-008]
      | state | queued |
    And the stream of reader "RC" ends with the error "DEADLINE_UNMET" [ASY-POOL-008]
    And the record of task "B" has: [ASY-POOL-008]
      | state | queued |
    And an engine is asked for task "B" only after the step 'engine 1 of pool "P" becomes ready' [ASY-POOL-008]

  @ASY-POOL-009 @must
  Scenario Outline: A task that breaks every connection is tried on at most <replicas> replicas
    Given a pool "P" with:
      | replicas           | 4          |
      | retry.attempts_max | <replicas> |
      | retry.base_ms      | 1          |
      | retry.cap_ms       | 1          |
      | breaker.failures   | 100        |
    When all engines of pool "P" are ready
    And every attempt at task "A" in pool "P" fails by reset
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the record of task "A" is read
    And task "B" is submitted
    And task "B" comes to be completed
    Then task "A" was tried on at most <replicas> engines [ASY-POOL-009(a)]
    And the stream of reader "R" ends with the error "REPLICA_EXHAUSTED" [ASY-POOL-009(b)]
    And the error of reader "R" lists as many attempts as the record of task "A" [ASY-POOL-009(b)]
    And the record of task "A" has: [ASY-POOL-009(b)]
      | state              | failed            |
      | attempts.0.outcome | failed            |
      | error.code         | REPLICA_EXHAUSTED |
    And the record of task "B" has: [ASY-POOL-009(c)]
      | state | completed |

    Examples:
      | replicas |
      | 1        |
      | 2        |

  @ASY-POOL-009 @needs-supervision @must
  Scenario: A task that kills its workers does not take the pool
    Given a pool "P" with:
      | replicas           | 3     |
      | retry.attempts_max | 2     |
      | retry.base_ms      | 1     |
      | retry.cap_ms       | 1     |
      | restart.base_ms    | 60000 |
      | restart.cap_ms     | 60000 |
    And the engines of pool "P" are supervised
    And the engines of pool "P" hold every task
    When all engines of pool "P" are ready
    And task "A" is submitted
    And reader "R" follows task "A"
    And an engine works at task "A"
    And the worker of engine 1 of pool "P" is killed
    And an engine works at task "A" for time 2
    And the worker of engine 2 of pool "P" is killed
    And reader "R" has the end of the stream
    And the record of task "A" is read
    And task "B" is submitted
    And an engine works at task "B"
    And the engine ends task "B"
    And task "B" comes to be completed
    Then task "A" was tried on at most 2 engines [ASY-POOL-009(a)]
    And an engine was asked 2 times for task "A" [ASY-POOL-009(a)]
    And the stream of reader "R" ends with the error "REPLICA_EXHAUSTED" [ASY-POOL-009(b)]
    And the error of reader "R" lists as many attempts as the record of task "A" [ASY-POOL-009(b)]
    And the record of task "B" has: [ASY-POOL-009(c)]
      | state                 | completed     |
      | attempts.0.replica_id | {replica:P.3} |
