Feature: Cancel

  @ORCH-2003 @must
  Scenario: A cancel is answered alike for a queued, a running and an ended task, and again
    Given a pool "P" with:
      | slots | 1 |
    And the engines of pool "P" hold every task
    When task "E" is submitted
    And the engine ends task "E"
    And task "E" comes to be completed
    And task "R" is submitted
    And an engine works at task "R"
    And task "Q" is submitted
    And task "Q" is canceled
    And task "R" is canceled
    And task "E" is canceled
    And task "R" is canceled
    Then the answer to "Q/cancelTask" has status 204 [ORCH-2003(a)]
    And the answer to "Q/cancelTask" has no body [ORCH-2003(a)]
    And the answer to "R/cancelTask#1" has status 204 [ORCH-2003(a)]
    And the answer to "R/cancelTask#1" has no body [ORCH-2003(a)]
    And the answer to "E/cancelTask" has status 204 [ORCH-2003(a)]
    And the answer to "E/cancelTask" has no body [ORCH-2003(a)]
    And the answer to "R/cancelTask#2" has status 204 [ORCH-2003(b)]

  @ORCH-2003 @must
  Scenario: A repeated cancel changes nothing
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "one" |
    And reader "R" has frame "token"
    And task "A" is canceled
    And reader "R" has the end of the stream
    And the record of task "A" is read
    And task "A" is canceled
    And the record of task "A" is read
    And reader "S" follows task "A"
    And reader "S" has the end of the stream
    And the metrics are read as "M"
    Then the answer to "A/cancelTask#2" has status 204 [ORCH-2003(b)]
    And the same value stands at: [ORCH-2003(b)]
      | place              | value |
      | answer A/getTask#1 | body  |
      | answer A/getTask#2 | body  |
    And the record of task "A" has: [ORCH-2003(b)]
      | state | canceled |
    And the readers saw the same: [ORCH-2003(b)]
      | R | S |
    And in "M" the metric "tasks_canceled_total" has: [ORCH-2003(b)]
      | pool_id | {pool:P} |
      | value   | 1        |

  @ORCH-2003 @must
  Scenario: A cancel of a task that is not there is told so
    Given a pool "P"
    When task "A" is submitted
    And task "A" is canceled
    And task "N" is canceled
    Then "N" is refused with "TASK_NOT_FOUND" [ORCH-2003(c)]
    And the answer to "N" has status 404 [ORCH-2003(c)]
    And the answer to "A/cancelTask" has status 204 [ORCH-2003(c)]

  @ASY-CANCEL-002 @must
  Scenario: Racing cancels are one cancel
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "one" |
    And reader "R" has frame "token"
    And task "A" is canceled 6 times at once
    And reader "R" has the end of the stream
    And the metrics are read as "M"
    Then each of the 6 cancels of task "A" is answered with 204 [ASY-CANCEL-002]
    And the stream of reader "R" ends with the error "CANCELED" [ASY-CANCEL-002]
    And reader "R" gets 1 frames "error" [ASY-CANCEL-002]
    And in "M" the metric "tasks_canceled_total" has: [ASY-CANCEL-002]
      | pool_id | {pool:P} |
      | value   | 1        |

  @OC-CORE-1005 @must
  Scenario: A cancel takes a queued task out of the queue and frees its place
    Given a pool "P" with:
      | queue.capacity    | 1      |
      | queue.full_policy | reject |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And reader "R" follows task "B"
    And task "C" is submitted
    And task "B" is canceled
    And task "D" is submitted
    And reader "R" has the end of the stream
    And the record of task "B" is read
    And the slot goes from task "A" to task "D"
    Then "C" is refused with "ADMISSION_REJECT" [OC-CORE-1005(b)]
    And the answer to "D" has status 202 [OC-CORE-1005(b)]
    And an engine was asked 0 times for task "B" [OC-CORE-1005(a)]
    And an engine was asked 1 times for task "D" [OC-CORE-1005(a)]
    And the record of task "B" has: [OC-CORE-1005(c)]
      | state      | canceled |
      | attempts.# | 0        |
    And reader "R" gets 1 frames "started" [OC-CORE-1005(c)]
    And reader "R" gets 0 frames "token" [OC-CORE-1005(c)]
    And the stream of reader "R" ends with "error" and: [OC-CORE-1005(c)]
      | code | CANCELED |
    And frame "error" of reader "R" has: [OC-CORE-1005(c)]
      | code | CANCELED |
      | $id  | "1"      |

  @OC-CTRL-2012 @ORCH-3026 @must
  Scenario: The pieces before a cancel reach every reader, and none after it
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "one" | " two" |
    And reader "R" has 2 frames "token"
    And task "A" is canceled
    And the engine gives task "A" the pieces:
      | " late" |
    And the engine ends task "A"
    And reader "R" has the end of the stream
    And reader "S" follows task "A"
    And reader "S" has the end of the stream
    And time passes in which nothing must happen to "A"
    And the record of task "A" is read
    And the metrics are read as "M"
    Then reader "R" gets the pieces: [OC-CTRL-2012(a), ORCH-3026(a)]
      | "one" | " two" |
    And reader "S" gets the pieces: [OC-CTRL-2012(a), ORCH-3026(a)]
      | "one" | " two" |
    And frame "error" of reader "R" has: [OC-CTRL-2012(b)]
      | code      | CANCELED |
      | retriable | false    |
      | $id       | "3"      |
    And the readers saw the same: [OC-CTRL-2012(b)]
      | R | S |
    And the record of task "A" has: [ORCH-3026(b)]
      | output     | one two |
      | tokens_out | 2       |
    And in "M" the metric "tokens_out_total" has: [ORCH-3026(b)]
      | pool_id | {pool:P} |
      | value   | 2        |

  @ASY-CANCEL-003 @ORCH-3026 @must
  Scenario: A cancel does not wait for an engine that goes on
    Given a pool "P" with:
      | timeouts.cancel_ms | 20000 |
    And the engines of pool "P" go on though they are hung up on, after:
      | "one" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has frame "token"
    And task "A" is canceled
    And reader "R" has the end of the stream
    And the engine gives task "A" the pieces:
      | " late" |
    And time passes in which nothing must happen to "A"
    And the engine ends task "A"
    And reader "S" follows task "A"
    And reader "S" has the end of the stream
    And the record of task "A" is read
    Then the answer to "A/cancelTask" has status 204 [ASY-CANCEL-003]
    And the stream of reader "R" ends with the error "CANCELED" [ASY-CANCEL-003]
    And engine 1 of pool "P" still holds when reader "R" has frame "error" [ASY-CANCEL-003]
    And reader "R" gets piece " late" never [ORCH-3026(a)]
    And reader "S" gets the pieces: [ORCH-3026(a)]
      | "one" |
    And the record of task "A" has: [ORCH-3026(b)]
      | output | one |

  @OC-CTRL-2012 @must
  Scenario: A cancel that comes after the terminal changes neither stream nor record
    Given a pool "P"
    And the engines of pool "P" answer:
      | "one" | " two" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the record of task "A" is read
    And task "A" is canceled
    And the record of task "A" is read
    And reader "S" follows task "A"
    And reader "S" has the end of the stream
    Then the answer to "A/cancelTask" has status 204 [OC-CTRL-2012(c)]
    And the record of task "A" has: [OC-CTRL-2012(c)]
      | state  | completed |
      | output | one two   |
    And the same value stands at: [OC-CTRL-2012(c)]
      | place              | value |
      | answer A/getTask#1 | body  |
      | answer A/getTask#2 | body  |
    And the readers saw the same: [OC-CTRL-2012(c)]
      | R | S |
    And the stream of reader "S" ends with "end" [OC-CTRL-2012(c)]

  @ORCH-3017 @must
  Scenario: A cancel of a running task aborts its engine call and gives the slot to the next
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "one" |
    And reader "R" has frame "token"
    And task "B" is submitted
    And task "A" is canceled
    And the engine that has task "A" hears that it is hung up
    And an engine works at task "B"
    And task "B" comes to be running
    And the record of task "A" is read
    Then engine 1 of pool "P" is hung up on within the abort bound of "A/cancelTask" [ORCH-3017(a)]
    And the record of task "A" has: [ORCH-3017(b)]
      | state              | canceled |
      | attempts.0.outcome | canceled |
    And an engine was asked 1 times for task "B" [ORCH-3017(c)]
    And the record of task "B" has: [ORCH-3017(c)]
      | state | running |

  @ASY-CANCEL-001 @must
  Scenario Outline: The engine call is aborted and the slot freed where <why> ends the task
    Given a pool "P" with:
      | priors.first_token_ms | 0      |
      | priors.token_ms       | 0      |
      | timeouts.idle_ms      | <idle> |
    And the engines of pool "P" hold every task
    When task "A" is submitted with:
      | deadline_ms | <deadline> |
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "one" |
    And task "B" is submitted
    And reader "R" has the end of the stream
    And an engine works at task "B"
    Then the stream of reader "R" ends with the error "<code>" [ASY-CANCEL-001]
    And engine 1 of pool "P" is hung up on at once after frame "error" of reader "R" [ASY-CANCEL-001]
    And an engine was asked 1 times for task "B" [ASY-CANCEL-001]

    Examples:
      | why          | idle | deadline | code           |
      | a deadline   | 8000 | 4000     | DEADLINE_UNMET |
      | the watchdog | 3000 | 60000    | DECODE_TIMEOUT |
