Feature: Breakers
  A replica that keeps failing is left alone for a while and then tried carefully.

  @ASY-POOL-007 @must
  Scenario: Five failures in a row open the breaker and four do not
    Given a pool "P" with:
      | retry.attempts_max | 1 |
    When tasks of pool "P" fail by http-500 4 times
    And the health of pool "P" is read as "four"
    And task "B" is submitted
    And task "B" comes to be completed
    And tasks of pool "P" fail by http-500 4 times
    And the health of pool "P" is read as "again"
    And tasks of pool "P" fail by http-500 1 times
    And the health of pool "P" is read as "five"
    And task "C" is submitted
    And the metrics are read as "M"
    Then the answer to "four" has: [ASY-POOL-007(a)]
      | replicas.0.breaker | closed |
      | ready              | true   |
    And the record of task "B" has: [ASY-POOL-007(a)]
      | state | completed |
    And the answer to "again" has: [ASY-POOL-007(a)]
      | replicas.0.breaker | closed |
    And the answer to "five" has: [ASY-POOL-007(a)]
      | replicas.0.breaker | open  |
      | replicas.0.ready   | false |
      | ready              | false |
    And "C" is refused with "POOL_UNAVAILABLE" and: [ASY-POOL-007(b)]
      | retry_after_ms | {"$min": 2000, "$max": 10000} |
    And an engine was asked 0 times for task "C" [ASY-POOL-007(b)]
    And in "M" the metric "circuit_state" has: [ASY-POOL-007(a)]
      | pool_id | {pool:P} |
      | state   | open     |
      | value   | 1        |

  @ASY-POOL-007 @must
  Scenario: An open breaker admits no attempt for its time and then a trial
    Given a pool "P" with:
      | retry.attempts_max | 1    |
      | breaker.failures   | 1    |
      | breaker.open_ms    | 6000 |
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" is submitted
    And an engine works at task "A"
    And task "W" is submitted
    And the engine fails task "A" by error-event
    And the health of pool "P" comes to have, as "open":
      | replicas.0.breaker | open |
    And task "N" is submitted
    And task "W" comes to be running
    And an engine works at task "W"
    Then the answer to "open" has: [ASY-POOL-007(b)]
      | replicas.0.breaker | open |
    And "N" is refused with "POOL_UNAVAILABLE" [ASY-POOL-007(b)]
    And an engine is asked for task "W" at least 5990 ms after the step 'the engine fails task "A" by error-event' [ASY-POOL-007(b)]

  @ASY-POOL-007 @must
  Scenario: Two successes close a half-open breaker
    Given a pool "P" with:
      | retry.attempts_max | 1  |
      | breaker.failures   | 1  |
      | breaker.open_ms    | 50 |
    And the engines of pool "P" hold every task after:
      | one |
    When tasks of pool "P" fail by http-500 1 times
    And task "A" is submitted until it is admitted, to pool "P"
    And an engine works at task "A"
    And the engine ends task "A"
    And task "A" comes to be completed
    And the health of pool "P" is read as "one"
    And task "B" is submitted until it is admitted, to pool "P"
    And an engine works at task "B"
    And the engine ends task "B"
    And task "B" comes to be completed
    And the health of pool "P" comes to have, as "two":
      | replicas.0.breaker | closed |
    Then the answer to "one" has: [ASY-POOL-007(d)]
      | replicas.0.breaker | half-open |
    And the answer to "two" has: [ASY-POOL-007(d)]
      | replicas.0.breaker | closed |
      | ready              | true   |

  @ASY-POOL-007 @must
  Scenario: One failure opens a half-open breaker again
    Given a pool "P" with:
      | retry.attempts_max | 1   |
      | breaker.failures   | 2   |
      | breaker.open_ms    | 250 |
      | breaker.successes  | 2   |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted
    And task "D" is submitted
    And task "E" is submitted
    And the engine fails task "A" by http-500
    And an engine works at task "B"
    And the engine fails task "B" by http-500
    And an engine works at task "C"
    And the engine ends task "C"
    And an engine works at task "D"
    And the engine fails task "D" by http-500
    And an engine works at task "E"
    Then an engine is asked for task "C" at least 240 ms after the step 'the engine fails task "B" by http-500' [ASY-POOL-007(b)]
    And an engine is asked for task "E" at least 240 ms after the step 'the engine fails task "D" by http-500' [ASY-POOL-007(d)]

  @ASY-POOL-007 @must
  Scenario: A client's cancel and a refused content are no failures
    Given a pool "P" with:
      | retry.attempts_max | 1 |
      | breaker.failures   | 1 |
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" is submitted
    And an engine works at task "A"
    And task "A" is canceled
    And the engine that has task "A" hears that it is hung up
    And task "A" comes to be canceled
    And the health of pool "P" is read as "canceled"
    And tasks of pool "P" fail by http-400 1 times
    And the health of pool "P" is read as "refused"
    And tasks of pool "P" fail by http-500 1 times
    And the health of pool "P" is read as "failed"
    Then the answer to "canceled" has: [ASY-POOL-007(e)]
      | replicas.0.breaker | closed |
      | ready              | true   |
    And the answer to "refused" has: [ASY-POOL-007(e)]
      | replicas.0.breaker | closed |
      | ready              | true   |
    And the answer to "failed" has: [ASY-POOL-007(e)]
      | replicas.0.breaker | open |
