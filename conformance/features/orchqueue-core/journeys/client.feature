Feature: What a client lives through

  @ASY-CANCEL-006 @ASY-STREAM-001 @ASY-STREAM-009 @ASY-STREAM-010 @ASY-STREAM-011 @ASY-TASK-005 @must
  Scenario: A client that loses its connection again and again has its whole answer in the end
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "The" |
    And reader "R" has 1 frames "token"
    And reader "R" hangs up
    And task "A" is submitted
    And reader "S" follows task "A" from id 1
    And the engine gives task "A" the pieces:
      | " Rhine" | " é👍" |
    And reader "S" has 2 frames "token"
    And reader "S" hangs up
    And reader "T" resumes task "A" where reader "S" was
    And the engine gives task "A" the pieces:
      | "\\n" | "flows" |
    And the engine ends task "A"
    And reader "T" has the end of the stream
    And the record of task "A" is read
    And reader "U" follows task "A"
    And reader "U" has the end of the stream
    Then the answer to "A/createTask#2" has the header "Idempotency-Replayed" equal to "true" [ASY-TASK-005(a)]
    And an engine was asked 1 times for task "A" [ASY-TASK-005(c)]
    And what these readers got is together the log of reader "U": [ASY-STREAM-010, ASY-STREAM-011(c)]
      | R | S | T |
    And reader "U" gets the pieces: [ASY-STREAM-001(b), ASY-STREAM-010]
      | "The" | " Rhine" | " é👍" | "\\n" | "flows" |
    And nothing follows the terminal of reader "T", and its stream is closed [ASY-STREAM-001(d)]
    And the stream of reader "T" ends with "end" [ASY-CANCEL-006(a)]
    And the record of task "A" has: [ASY-STREAM-009(b)]
      | state         | completed               |
      | output        | "The Rhine é👍\\nflows" |
      | tokens_out    | 5                       |
      | finish_reason | stop                    |

  @ASY-CANCEL-002 @ASY-STATE-001 @OC-CORE-1005 @OC-CTRL-2012 @ORCH-2003 @ORCH-3017 @must
  Scenario: A client that changes its mind cancels what waits and what runs, and others go on
    Given a pool "P" with:
      | queue.capacity    | 2      |
      | queue.full_policy | reject |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "half" |
    And reader "R" has frame "token"
    And task "B" is submitted
    And task "C" is submitted
    And reader "S" follows task "B"
    And task "D" is submitted
    And task "B" is canceled
    And task "D2" is submitted
    And task "A" is canceled
    And reader "R" has the end of the stream
    And reader "S" has the end of the stream
    And an engine works at task "C"
    And the slot goes from task "C" to task "D2"
    And the engine ends task "D2"
    And task "C" comes to be completed
    And task "D2" comes to be completed
    And task "A" is canceled
    And the record of task "A" is read
    And the record of task "B" is read
    Then "D" is refused with "ADMISSION_REJECT" [OC-CORE-1005(b)]
    And the answer to "D2/createTask" has status 202 [OC-CORE-1005(b)]
    And the answer to "A/cancelTask#2" has status 204 [ORCH-2003(b)]
    And an engine was asked 0 times for task "B" [OC-CORE-1005(a)]
    And reader "R" gets the pieces: [OC-CTRL-2012(a)]
      | "half" |
    And the stream of reader "R" ends with the error "CANCELED" [OC-CTRL-2012(b)]
    And reader "R" gets 1 frames "error" [ASY-CANCEL-002]
    And the stream of reader "S" ends with the error "CANCELED" [OC-CORE-1005(c)]
    And the engine of pool "P" was asked for the tasks in the order: [ORCH-3017(c)]
      | A | C | D2 |
    And the record of task "A" has: [ASY-STATE-001(b)]
      | state  | canceled |
      | output | half     |
    And the record of task "B" has: [ASY-STATE-001(b)]
      | state      | canceled |
      | attempts.# | 0        |
