Feature: What an operator does under running work

  @ASY-CTRL-001 @ASY-STREAM-001 @ASY-STREAM-002 @ORCH-2101 @must
  Scenario: A pool is drained under running work, and what waited runs when it is back
    Given a pool "P"
    And a pool "Q"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And an engine works at task "A"
    And task "B" is submitted
    And reader "S" follows task "B"
    And the operator calls drainPool as "D" with:
      | path.pool_id     | {pool:P} |
      | body.deadline_ms | 60000    |
    And task "C" is submitted
    And task "E" is submitted to pool "Q"
    And task "E" comes to be completed
    And the engine gives task "A" the pieces:
      | "to" | " the" | " end" |
    And the engine ends task "A"
    And reader "R" has the end of the stream
    And the record of task "B" is read
    And reader "T" follows task "B"
    And reader "T" has frame "started"
    And the operator calls resumePool as "U" with:
      | path.pool_id | {pool:P} |
    And an engine works at task "B"
    And the engine gives task "B" the pieces:
      | "mine" |
    And the engine ends task "B"
    And reader "S" has the end of the stream
    And reader "T" has the end of the stream
    Then the answer to "D" has status 202 [ORCH-2101(a)]
    And "C" is refused with "POOL_UNREADY" [ORCH-2101(a)]
    And the hints of "C" agree and name "unavailable" [ORCH-2101(a)]
    And reader "R" gets the pieces: [ORCH-2101(b)]
      | "to" | " the" | " end" |
    And the stream of reader "R" ends with "end" [ORCH-2101(b)]
    And the answer to "B/getTask" has: [ORCH-2101(d)]
      | state      | queued |
      | attempts.# | 0      |
    And the record of task "E" has: [ORCH-2101(e)]
      | state | completed |
    And reader "T" gets frame "started" at once [ASY-STREAM-002]
    And an engine is asked for task "B" only after the step 'the operator calls resumePool' [ASY-CTRL-001(b)]
    And reader "S" gets the pieces: [ASY-CTRL-001(a)]
      | "mine" |
    And the stream of reader "S", who was there from the start, is in order [ASY-STREAM-001(a), ASY-STREAM-001(c)]
    And the readers saw the same: [ASY-STREAM-001(b)]
      | S | T |

  @ASY-CTRL-001 @OC-CORE-1005 @ORCH-2101 @must
  Scenario: A drain that runs out of time interrupts what runs, and spares what waits
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "half" |
    And reader "R" has frame "token"
    And task "B" is submitted
    And task "C" is submitted
    And reader "S" follows task "B"
    And the operator calls drainPool as "D" with:
      | path.pool_id     | {pool:P} |
      | body.deadline_ms | 50       |
    And reader "R" has the end of the stream
    And the record of task "C" is read
    And task "B" is canceled
    And reader "S" has the end of the stream
    And the operator calls resumePool as "E" with:
      | path.pool_id | {pool:P} |
    And an engine works at task "C"
    And the engine ends task "C"
    And task "C" comes to be completed
    Then the stream of reader "R" ends with "error" and: [ORCH-2101(c)]
      | code      | INTERRUPTED |
      | retriable | true        |
    And reader "R" gets the pieces: [ORCH-2101(c)]
      | "half" |
    And the answer to "C/getTask#1" has: [ORCH-2101(d)]
      | state | queued |
    And the stream of reader "S" ends with the error "CANCELED" [OC-CORE-1005(c)]
    And an engine was asked 0 times for task "B" [OC-CORE-1005(a)]
    And an engine is asked for task "C" only after the step 'the operator calls resumePool' [ASY-CTRL-001(b)]
    And the record of task "C" has: [ASY-CTRL-001(a)]
      | state | completed |

  @ASY-STREAM-010 @ORCH-2102 @must
  Scenario: A pool is reloaded between two tasks, and what ended before can still be read
    Given a pool "P"
    And a pool "Q"
    And the engines of pool "P" answer:
      | "old" | " model" |
    When the operator calls reloadPool as "N" with:
      | path.pool_id       | {pool:P}        |
      | body.new_model_ref | no-such-model-1 |
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And engine 1 of pool "P" takes the model of pool "Q"
    And the operator calls reloadPool as "G" with:
      | path.pool_id       | {pool:P}  |
      | body.new_model_ref | {model:Q} |
    And reader "S" follows task "A"
    And reader "S" has the end of the stream
    And task "B" is submitted with:
      | model_ref | {model:Q} |
    And task "B" comes to be completed
    And the operator calls listPools as "L" with:
      | query.limit | 200 |
    Then "N" is refused with "MODEL_NOT_FOUND" [ORCH-2102(c)]
    And reader "R" gets the text "old model" [ORCH-2102(c)]
    And the answer to "G" has status 202 [ORCH-2102(a)]
    And the answer to "L" has: [ORCH-2102(a)]
      | items | {"$contains": {"$where": {"id": "{pool:P}", "model_ref": "{model:Q}", "ready": true}}} |
    And the record of task "B" has: [ORCH-2102(a)]
      | state | completed |
    And the readers saw the same: [ASY-STREAM-010]
      | R | S |
