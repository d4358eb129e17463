Feature: Where retries may go
  A task stays in the pool that admitted it, unless that pool names another one.

  @ASY-PLACE-002 @must
  Scenario: Without a named fallback no other pool is tried
    Given a pool "P" with:
      | replicas           | 2              |
      | model.ref          | placement-stay |
      | retry.attempts_max | 1              |
      | retry.base_ms      | 1              |
      | retry.cap_ms       | 1              |
    And a pool "Q" with:
      | model.ref | placement-stay |
    When all engines of pool "P" are ready
    And every attempt at task "A" in pool "P" fails by http-500
    And task "A" is submitted to pool "P"
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the record of task "A" is read
    Then the stream of reader "R" ends with the error "REPLICA_EXHAUSTED" [ASY-PLACE-002(d)]
    And engine 1 of pool "Q" was asked 0 times [ASY-PLACE-002(a), ASY-PLACE-002(d)]
    And the record of task "A" has: [ASY-PLACE-002(a)]
      | attempts | {"$every": {"$where": {"pool_id": "{pool:P}", "outcome": "failed"}}} |

  @ASY-PLACE-002 @must
  Scenario: A retry goes to another replica of the same pool
    Given a pool "P" with:
      | replicas           | 2              |
      | model.ref          | placement-same |
      | retry.attempts_max | 3              |
      | retry.base_ms      | 1              |
      | retry.cap_ms       | 1              |
    And a pool "Q" with:
      | model.ref | placement-same |
    When all engines of pool "P" are ready
    And engine 1 of pool "P" crashes
    And task "A" is submitted to pool "P"
    And task "A" comes to be completed
    Then the record of task "A" has: [ASY-PLACE-002(a)]
      | attempts | {"$every": {"$where": {"pool_id": "{pool:P}"}}} |
    And engine 2 of pool "P" was asked 1 times [ASY-PLACE-002(a)]
    And engine 1 of pool "Q" was asked 0 times [ASY-PLACE-002(a)]

  @ASY-PLACE-002 @must
  Scenario: A task moves to the fallback that its pool names, and the move is an attempt
    Given a pool "P" with:
      | fallback_pools     | ["{pool:Q}"] |
      | retry.attempts_max | 1              |
      | retry.base_ms      | 1              |
      | retry.cap_ms       | 1              |
    And a pool "Q"
    When the metrics are read as "M1"
    And every attempt at task "A" in pool "P" fails by http-500
    And task "A" is submitted to pool "P"
    And task "A" comes to be completed
    And the metrics are read as "M2"
    Then the record of task "A" has: [ASY-PLACE-002(c)]
      | attempts.#         | 2         |
      | attempts.0.pool_id | {pool:P}  |
      | attempts.0.outcome | failed    |
      | attempts.1.pool_id | {pool:Q}  |
      | attempts.1.outcome | completed |
    And in "M2" the metric "engine_attempts_total" has: [ASY-PLACE-002(c)]
      | pool_id | {pool:Q}  |
      | outcome | completed |
      | value   | 1         |

  @ASY-PLACE-002 @must
  Scenario: A fallback that would not admit the task does not get it
    Given a pool "P" with:
      | replicas           | 1                            |
      | fallback_pools     | ["{pool:Q}", "{pool:S}"] |
      | retry.attempts_max | 1                            |
      | retry.base_ms      | 1                            |
      | retry.cap_ms       | 1                            |
    And a pool "Q" with:
      | ctx | 512 |
    And a pool "S" with:
      | queue.capacity | 1 |
    And the engines of pool "S" hold every task
    When task "X" is submitted to pool "S"
    And an engine works at task "X"
    And task "Y" is submitted to pool "S"
    And every attempt at task "A" in pool "P" fails by http-500
    And task "A" is submitted to pool "P" with:
      | ctx | 1024 |
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the record of task "Y" is read
    Then the stream of reader "R" ends with "error" and: [ASY-PLACE-002(b)]
      | code               | REPLICA_EXHAUSTED |
      | details.attempts.# | 1                 |
    And engine 1 of pool "Q" was asked 0 times [ASY-PLACE-002(b)]
    And an engine was asked 1 times for task "A" [ASY-PLACE-002(b)]
    And the record of task "Y" has: [ASY-PLACE-002(b)]
      | state | queued |
