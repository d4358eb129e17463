Feature: The frames of a stream

  @ORCH-2002 @OC-CTRL-2020 @OC-CTRL-2022 @ASY-STREAM-001 @ASY-STREAM-005 @must
  Scenario: A reader who is there from the start sees a log in order, frame by frame
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "A" is submitted
    And reader "R" follows task "A"
    And the slot goes from task "X" to task "A"
    And the engine gives task "A" the pieces:
      | "Hel" | "lo" |
    And the engine ends task "A"
    And reader "R" has the end of the stream
    Then the answer to "R" has status 200 [ORCH-2002(a)]
    And the answer to "R" has a header "Content-Type" that matches "^text/event-stream" [ORCH-2002(a)]
    And the stream of reader "R", who was there from the start, is in order [OC-CTRL-2020, OC-CTRL-2022(a)]
    And reader "R" gets 1 frames "started" [ASY-STREAM-001(a), ORCH-2002(b), ORCH-2002(c)]
    And frame "started" of reader "R" has: [ASY-STREAM-001(a), ASY-STREAM-005(a)]
      | $id | "0" |
    And reader "R" gets the pieces: [ASY-STREAM-001(b), ORCH-2002(b), ORCH-2002(c)]
      | "Hel" | "lo" |
    And the stream of reader "R" ends with "end" and: [ASY-STREAM-001(c), ASY-STREAM-005(a)]
      | tokens_out | 2 |
    And the stream of reader "R" closes [ASY-STREAM-001(d)]

  @ORCH-2002 @OC-CTRL-2022 @ASY-STREAM-005 @must
  Scenario: A stream is blocks of one name and one line of JSON, byte for byte
    Given a pool "P"
    And the engines of pool "P" answer:
      | "a\\r\\nb" | "\\n\\ndata: c" | " é👍" |
    When task "A" is submitted
    And task "A" comes to be completed
    And the client calls streamTask as "S" with:
      | path.task_id | {task:A} |
    Then the answer to "S" has a header "Content-Type" that matches "^text/event-stream" [ORCH-2002(a)]
    And "S" is 5 whole frames, byte for byte [ORCH-2002(b), ORCH-2002(c), OC-CTRL-2022(a)]
    And the text of the answer to "S" matches "id: ?0\r?\n.*id: ?1\r?\n.*id: ?2\r?\n.*id: ?3\r?\n.*id: ?4\r?\n" [ASY-STREAM-005(a)]

  @ASY-STREAM-005 @ASY-STREAM-018 @must
  Scenario: What is not of the log has no id
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "A" is submitted
    And reader "R" follows task "A"
    And the slot goes from task "X" to task "A"
    And the engine gives task "A" the pieces:
      | "one" | " two" |
    And the engine ends task "A"
    And reader "R" has the end of the stream
    Then each metrics frame of reader "R" has: [ASY-STREAM-005(b)]
      | $id | {"$exists": false} |
    And the stream of reader "R", who was there from the start, is in order [ASY-STREAM-005(a), ASY-STREAM-018(a)]
    And a metrics frame of reader "R" has: [ASY-STREAM-018(a)]
      | state | running |

  @OC-CTRL-2022 @must
  Scenario: Frames of one task never appear in the stream of another
    Given a pool "P" with:
      | slots | 2 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And task "B" is submitted
    And reader "R" follows task "A"
    And reader "S" follows task "B"
    And the engine gives task "A" the pieces:
      | "a1" |
    And the engine gives task "B" the pieces:
      | "b1" | "b2" |
    And the engine gives task "A" the pieces:
      | "a2" | "a3" |
    And the engine ends task "B"
    And the engine ends task "A"
    And reader "R" has the end of the stream
    And reader "S" has the end of the stream
    Then reader "R" gets the pieces: [OC-CTRL-2022(b)]
      | "a1" | "a2" | "a3" |
    And reader "S" gets the pieces: [OC-CTRL-2022(b)]
      | "b1" | "b2" |
    And the stream of reader "R" is in order [OC-CTRL-2022(b)]
    And the stream of reader "S" is in order [OC-CTRL-2022(b)]

  @OC-CTRL-2021 @must
  Scenario: A stream starts with what the admission said, however late the reader comes
    Given a pool "P" with:
      | priors.first_token_ms | 700 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted
    And reader "R" follows task "C"
    And the engine ends task "A"
    And the engine ends task "B"
    And the engine ends task "C"
    And reader "R" has the end of the stream
    And reader "S" follows task "C"
    And reader "S" has the end of the stream
    Then the answer to "C/createTask" has: [OC-CTRL-2021]
      | queue_position     | {"$min": 1} |
      | predicted_start_ms | {"$min": 1} |
    And the same value stands at: [OC-CTRL-2021]
      | place                | value               |
      | answer C/createTask  | body.queue_position |
      | frame started of R   | queue_position      |
      | frame started of S   | queue_position      |
    And the same value stands at: [OC-CTRL-2021]
      | place                | value                   |
      | answer C/createTask  | body.predicted_start_ms |
      | frame started of R   | predicted_start_ms      |
      | frame started of S   | predicted_start_ms      |

  @ASY-STREAM-002 @must
  Scenario: A reader of a queued task has started while no engine was called
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And reader "R" follows task "B"
    And reader "R" has frame "started"
    And the record of task "B" is read
    Then reader "R" gets frame "started" at once [ASY-STREAM-002]
    And the record of task "B" has: [ASY-STREAM-002]
      | state | queued |
    And an engine was asked 0 times for task "B" [ASY-STREAM-002]

  @ASY-STREAM-001 @ASY-STREAM-016 @ASY-STREAM-018 @OC-CTRL-2020 @must
  Scenario Outline: A stream has one terminal and then ends, also where <why>
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "A" is submitted
    And reader "R" follows task "A"
    And the slot goes from task "X" to task "A"
    And the engine gives task "A" the pieces:
      | "one" |
    And reader "R" has frame "token"
    And <step>
    And reader "R" has the end of the stream
    Then the answer to "R" has status 200 [ASY-STREAM-016(b)]
    And the stream of reader "R" ends with the error "<code>" [ASY-STREAM-001(c), ASY-STREAM-016(b)]
    And nothing follows the terminal of reader "R", and its stream is closed [ASY-STREAM-001(d), ASY-STREAM-016(c)]
    And the stream of reader "R", who was there from the start, is in order [ASY-STREAM-018(b), OC-CTRL-2020]

    Examples:
      | why                          | step                                          | code         |
      | the task is canceled         | task "A" is canceled                          | CANCELED     |
      | the engine resets the call   | the engine fails task "A" by reset            | WORKER_RESET |
      | the engine stops in a frame  | the engine fails task "A" by truncate         | WORKER_RESET |
      | the engine tells of an error | the engine fails task "A" by error-event      | WORKER_RESET |
