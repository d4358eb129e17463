Feature: Attempts
  A retriable failure before the first piece is not the end.

  @PIPE-006 @must
  Scenario: Each candidate has its tries, then the fallback pool, and the error lists them all
    Given a pool "P" with:
      | replicas           | 2     |
      | retry.attempts_max | 2     |
      | retry.base_ms      | 1     |
      | retry.cap_ms       | 2     |
      | breaker.failures   | 100   |
      | fallback_pools     | ["{pool:Q}"] |
    And a pool "Q" with:
      | model.ref          | {model:P} |
      | retry.attempts_max | 1     |
      | breaker.failures   | 100   |
    When every attempt at task "A" in pool "P" fails by http-503
    And every attempt at task "A" in pool "Q" fails by http-503
    And task "A" is submitted to pool "P"
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "A" comes to be failed
    Then engine 1 of pool "P" was asked 2 times [PIPE-006(a)]
    And engine 2 of pool "P" was asked 2 times [PIPE-006(a), PIPE-006(b)]
    And engine 1 of pool "Q" was asked 1 times [PIPE-006(b)]
    And the stream of reader "R" ends with "error" and: [PIPE-006(c)]
      | code                           | REPLICA_EXHAUSTED |
      | details.attempts.#             | 5                 |
      | details.attempts.0.n           | 1                 |
      | details.attempts.4.n           | 5                 |
      | details.attempts.4.replica_id  | {replica:Q.1}     |
      | details.attempts.0.code        | POOL_UNAVAILABLE  |
    And the record of task "A" has: [PIPE-006(c)]
      | attempts.#            | 5             |
      | attempts.4.replica_id | {replica:Q.1} |
      | attempts.4.pool_id    | {pool:Q}      |

  @PIPE-006 @must
  Scenario Outline: A failure by <kind> is tried again
    Given a pool "P" with:
      | retry.attempts_max | 2    |
      | retry.base_ms      | 1    |
      | retry.cap_ms       | 2    |
      | timeouts.idle_ms   | 3000 |
    When the next task of pool "P" fails by <kind>
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "A" comes to be completed
    Then the engines of pool "P" were asked 2 times [PIPE-006(d)]
    And reader "R" gets the text "one two three" [PIPE-006(d)]
    And the record of task "A" has: [PIPE-006(d)]
      | attempts.0.outcome | failed    |
      | attempts.1.outcome | completed |

    Examples:
      | kind     |
      | reset    |
      | close    |
      | http-429 |
      | http-500 |
      | http-503 |
      | stall    |

  @PIPE-006 @must
  Scenario: A refused connection is tried at the next candidate
    Given a pool "P" with:
      | replicas              | 2     |
      | retry.attempts_max    | 1     |
      | retry.base_ms         | 1     |
      | heartbeat.interval_ms | 60000 |
    And the engines of pool "P" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "X" is canceled
    And the engine behind task "X" crashes
    And task "A" is submitted
    And an engine works at task "A"
    And the engine ends task "A"
    And task "A" comes to be completed
    Then the record of task "A" has: [PIPE-006(b), PIPE-006(d)]
      | state | completed |

  @ASY-PIPE-004 @must
  Scenario: An engine's Retry-After is a lower bound of the wait
    Given a pool "P" with:
      | retry.attempts_max | 2 |
      | retry.base_ms      | 1 |
      | retry.cap_ms       | 2 |
    When the next task of pool "P" fails by http-503, to be tried again after 1 s
    And task "A" is submitted
    And task "A" comes to be completed
    Then an engine is asked again for task "A" at least 1000 ms after its refusal [ASY-PIPE-004(b)]

  @ASY-PIPE-005 @must
  Scenario Outline: After the first piece a failure by <kind> is final
    Given a pool "P" with:
      | replicas           | 2 |
      | retry.attempts_max | 3 |
      | retry.base_ms      | 1 |
    And the engines of pool "P" hold every task after:
      | one | two |
    When task "A" is submitted
    And reader "R" follows task "A"
    And an engine works at task "A"
    And reader "R" has 2 frames "token"
    And the engine fails task "A" by <kind>
    And reader "R" has the end of the stream
    And task "A" comes to be failed
    And reader "S" follows task "A"
    And reader "S" has the end of the stream
    Then the stream of reader "R" ends with the error "WORKER_RESET" [<clauses>]
    And reader "S" gets the pieces: [ASY-PIPE-005(a)]
      | one | two |
    And the record of task "A" has: [ASY-PIPE-005(a)]
      | state      | failed |
      | output     | onetwo |
      | attempts.# | 1      |
    And an engine was asked 1 times for task "A" [ASY-PIPE-005(a)]

    Examples:
      | kind       | clauses          |
      | reset      | ASY-PIPE-005(b)  |
      | truncate   | ASY-PIPE-005(b)  |
      | silent-end | ASY-PIPE-005(c)  |

  @PIPE-007 @must
  Scenario Outline: An engine's refusal by <kind> leads to no further call
    Given a pool "P" with:
      | replicas           | 2            |
      | retry.attempts_max | 3            |
      | retry.base_ms      | 1            |
      | fallback_pools     | ["{pool:Q}"] |
    And a pool "Q" with:
      | model.ref | {model:P} |
    When every attempt at task "A" in pool "P" fails by <kind>
    And task "A" is submitted to pool "P"
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "A" comes to be failed
    Then an engine was asked 1 times for task "A" [PIPE-007(a)]
    And the stream of reader "R" ends with the error "INVALID_PARAMS" [PIPE-007(a)]
    And the record of task "A" has: [PIPE-007(a)]
      | attempts.# | 1 |

    Examples:
      | kind             |
      | http-400         |
      | context-overflow |

  @PIPE-015 @must
  Scenario: A task that succeeds after failed attempts lists them all, the last as the successful
    Given a pool "P" with:
      | version            | v3 |
      | retry.attempts_max | 3  |
      | retry.base_ms      | 1  |
      | retry.cap_ms       | 2  |
    When the next task of pool "P" fails by http-503
    And the next task of pool "P" fails by reset
    And task "A" is submitted
    And task "A" comes to be completed
    And the metrics are read as "M"
    Then the record of task "A" has: [PIPE-015]
      | state                     | completed     |
      | attempts.#                | 3             |
      | attempts.0.n              | 1             |
      | attempts.0.engine         | llamacpp      |
      | attempts.0.engine_version | v3            |
      | attempts.0.replica_id     | {replica:P.1} |
      | attempts.0.outcome        | failed        |
      | attempts.1.n              | 2             |
      | attempts.1.outcome        | failed        |
      | attempts.2.n              | 3             |
      | attempts.2.engine_version | v3            |
      | attempts.2.replica_id     | {replica:P.1} |
      | attempts.2.outcome        | completed     |
      | served_by                 | {replica:P.1} |
    And in "M" the metric "engine_attempts_total" has: [PIPE-015]
      | pool_id | {pool:P} |
      | outcome | failed   |
      | value   | 2        |
