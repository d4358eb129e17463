Feature: Draining and resuming a pool
  An operator takes a pool out of service without losing what it has, and brings it back.

  @ORCH-2101 @must
  Scenario: A draining pool refuses newcomers, ends what runs in time and keeps what waits
    Given a pool "P" with:
      | engine | drain-twins |
    And a pool "Q" with:
      | engine | drain-twins |
    And the engines of pool "P" hold every task after:
      | one |
    When the metrics are read as "M1"
    And task "A" is submitted to pool "P"
    And an engine works at task "A"
    And task "B" is submitted to pool "P"
    And pool "P" is drained within 60000 ms as "D"
    And task "N" is submitted to pool "P"
    And task "Q" is submitted to pool "Q"
    And task "Q" comes to be completed
    And the health of pool "P" is read as "draining"
    And the engine ends task "A"
    And task "A" comes to be completed
    And the record of task "B" is read
    And the metrics are read as "M2"
    Then the answer to "D" has status 202 [ORCH-2101(a)]
    And "N" is refused with "POOL_UNREADY" [ORCH-2101(a)]
    And the hints of "N" agree and name "unavailable" [ORCH-2101(a)]
    And the answer to "draining" has: [ORCH-2101(a)]
      | draining | true  |
      | ready    | false |
    And the record of task "A" has: [ORCH-2101(b)]
      | state | completed |
    And the record of task "B" has: [ORCH-2101(d)]
      | state | queued |
    And an engine was asked 0 times for task "B" [ORCH-2101(d)]
    And the record of task "Q" has: [ORCH-2101(e)]
      | state | completed |
    And from "M1" to "M2" the metric "drain_events_total" changes by: [ORCH-2101(a)]
      | pool_id | {pool:P} |
      | reason  | operator |
      | change  | 1        |
    And in "M2" the metric "drain_events_total" has: [ORCH-2101(e)]
      | pool_id | {pool:Q}                               |
      | value   | {"$oneOf": [0, {"$exists": false}]} |

  @ORCH-2101 @must
  Scenario: What still runs at the end of a drain is interrupted, and what waits keeps its deadline
    Given a pool "P" with:
      | priors.first_token_ms | 0 |
      | priors.token_ms       | 0 |
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" is submitted
    And reader "RA" follows task "A"
    And reader "RA" has frame "token"
    And task "B" is submitted with:
      | deadline_ms | 3000 |
    And reader "RB" follows task "B"
    And pool "P" is drained within 200 ms as "D"
    And reader "RA" has the end of the stream
    And the engine that has task "A" hears that it is hung up
    And reader "RB" has the end of the stream
    And the record of task "B" is read
    Then the stream of reader "RA" ends with "error" and: [ORCH-2101(c)]
      | code      | INTERRUPTED |
      | retriable | true        |
    And frame "error" of reader "RA" comes at least 190 ms after the step 'pool "P" is drained within 200 ms' [ORCH-2101(b)]
    And the stream of reader "RB" ends with the error "DEADLINE_UNMET" [ORCH-2101(d)]
    And the record of task "B" has: [ORCH-2101(d)]
      | state | expired |

  @OC-CTRL-2002 @must
  Scenario Outline: A drain with <what> is refused and the pool goes on serving
    Given a pool "P"
    When the operator calls drainPool as "D" with:
      | path.pool_id | {pool:P} |
      | body         | <body>   |
      | invalid      | <what>   |
    And the health of pool "P" is read as "H"
    And task "A" is submitted
    And task "A" comes to be completed
    Then "D" is refused with "INVALID_PARAMS" [OC-CTRL-2002(a)]
    And the answer to "H" has: [OC-CTRL-2002(a)]
      | draining | false |
      | ready    | true  |
    And the record of task "A" has: [OC-CTRL-2002(a)]
      | state | completed |

    Examples:
      | what                    | body                     |
      | no deadline             | {}                       |
      | a negative deadline     | {"deadline_ms": -1}     |
      | half a millisecond      | {"deadline_ms": 100.5}  |
      | a deadline in words     | {"deadline_ms": "100"} |

  @OC-CTRL-2002 @must
  Scenario: A pool that drains already takes the new deadline
    Given a pool "P"
    And a pool "Q"
    And the engines of pool "P" hold every task after:
      | one |
    And the engines of pool "Q" hold every task after:
      | one |
    When task "A" is submitted to pool "P"
    And reader "RA" follows task "A"
    And reader "RA" has frame "token"
    And task "B" is submitted to pool "Q"
    And reader "RB" follows task "B"
    And reader "RB" has frame "token"
    And pool "P" is drained within 60000 ms as "long"
    And pool "P" is drained within 50 ms as "short"
    And pool "Q" is drained within 3000 ms as "first"
    And pool "Q" is drained within 60000 ms as "second"
    And reader "RA" has the end of the stream
    And 3100 ms pass
    And the engine ends task "B"
    And reader "RB" has the end of the stream
    Then the answer to "short" has status 202 [OC-CTRL-2002(b)]
    And the stream of reader "RA" ends with the error "INTERRUPTED" [OC-CTRL-2002(b)]
    And the stream of reader "RB" ends with "end" [OC-CTRL-2002(b)]

  @OC-CTRL-2002 @ASY-CTRL-005 @must
  Scenario: A drain of a pool that is not there is answered with its 404
    Given a pool "P"
    When the operator calls drainPool as "X" with:
      | path.pool_id     | {word:none} |
      | body.deadline_ms | 1           |
    And the health of pool "P" is read as "H"
    Then "X" is refused with "POOL_NOT_FOUND" [OC-CTRL-2002(c), ASY-CTRL-005(b)]
    And the answer to "H" has: [OC-CTRL-2002(c)]
      | ready | true |

  @ASY-CTRL-001 @must
  Scenario: A resumed pool runs what waits in its order and takes newcomers
    Given a pool "P"
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted
    And pool "P" is drained within 60000 ms as "D"
    And the engine ends task "A"
    And task "A" comes to be completed
    And the record of task "B" is read
    And pool "P" is resumed as "R"
    And an engine works at task "B"
    And task "N" is submitted
    And the engine ends task "B"
    And an engine works at task "C"
    And the engine ends task "C"
    And an engine works at task "N"
    And the health of pool "P" is read as "H"
    Then the record of task "B" has: [ASY-CTRL-001(b)]
      | state | queued |
    And the answer to "R" has status 202 [ASY-CTRL-001(a)]
    And the engine of pool "P" was asked for the tasks in the order: [ASY-CTRL-001(b)]
      | A | B | C | N |
    And an engine is asked for task "B" only after the step 'pool "P" is resumed' [ASY-CTRL-001(b)]
    And the answer to "N" has status 202 [ASY-CTRL-001(a)]
    And the answer to "H" has: [ASY-CTRL-001(a)]
      | ready    | true  |
      | draining | false |

  @ASY-CTRL-001 @must
  Scenario: A resumed pool serves only after its readiness rules hold
    Given a pool "P" with:
      | heartbeat.interval_ms | 1000 |
      | heartbeat.missed_max  | 20   |
      | restart.base_ms       | 10   |
      | restart.cap_ms        | 50   |
    When pool "P" is drained within 0 ms as "D"
    And engine 1 of pool "P" becomes unready
    And the health of pool "P" comes to have, as "unready":
      | replicas.0.ready | false |
    And pool "P" is resumed as "R"
    And the health of pool "P" is read as "still"
    And task "A" is submitted
    And engine 1 of pool "P" becomes ready
    And the health of pool "P" comes to have, as "ready":
      | ready | true |
    And task "B" is submitted
    Then the answer to "still" has: [ASY-CTRL-001(a)]
      | ready    | false |
      | draining | false |
    And the answer to "A" has status 503 [ASY-CTRL-001(a)]
    And the answer to "B" has status 202 [ASY-CTRL-001(a)]

  @ASY-CTRL-001 @must
  Scenario: A pool that does not drain stays as it is when it is resumed
    Given a pool "P"
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" is submitted
    And an engine works at task "A"
    And pool "P" is resumed as "R"
    And the health of pool "P" is read as "H"
    And the engine ends task "A"
    And task "A" comes to be completed
    Then the answer to "R" has status 202 [ASY-CTRL-001(c)]
    And the answer to "R" has: [ASY-CTRL-001(c)]
      | id       | {pool:P} |
      | ready    | true     |
      | draining | false    |
    And the answer to "H" has: [ASY-CTRL-001(c)]
      | ready    | true  |
      | draining | false |
    And the record of task "A" has: [ASY-CTRL-001(c)]
      | state | completed |

  @ASY-POOL-001 @must
  Scenario: A draining pool is not reloaded
    Given a pool "P"
    And a pool "Q"
    When pool "P" is drained within 60000 ms as "D"
    And pool "P" is reloaded to "{model:Q}" as "L"
    And pool "P" is drained within 60000 ms as "after"
    And the health of pool "P" is read as "H"
    And pool "P" is resumed as "R"
    And the health of pool "P" comes to have, as "back":
      | ready | true |
    And task "A" is submitted to pool "P"
    Then "L" is refused with "STATE_CONFLICT" [ASY-POOL-001(b)]
    And the answer to "H" has: [ASY-POOL-001(b)]
      | draining | true |
    And the answer to "after" has: [ASY-POOL-001(b)]
      | model_ref | {model:P} |
      | draining  | true      |
    And the answer to "A" has status 202 [ASY-POOL-001(b)]

  @ASY-POOL-001 @must
  Scenario: A pool that still works while it drains is not reloaded
    Given a pool "P"
    And a pool "Q"
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" is submitted to pool "P"
    And an engine works at task "A"
    And pool "P" is drained within 60000 ms as "D"
    And pool "P" is reloaded to "{model:Q}" as "L"
    And the health of pool "P" is read as "H"
    And the engine ends task "A"
    And task "A" comes to be completed
    Then "L" is refused with "STATE_CONFLICT" [ASY-POOL-001(b)]
    And the answer to "H" has: [ASY-POOL-001(b)]
      | draining              | true |
      | metrics.active_leases | 1    |
    And the record of task "A" has: [ASY-POOL-001(b)]
      | state | completed |
