Feature: Turns of a session
  A session runs one turn at a time, and a turn counts when it is admitted.

  @ASY-SESS-004 @must
  Scenario: A second turn waits for the first one while other sessions pass
    Given a pool "P" with:
      | slots | 2 |
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" of session "talk" is submitted
    And an engine works at task "A"
    And task "B" of session "talk" is submitted
    And task "C" of session "other" is submitted
    And an engine works at task "C"
    And the record of task "B" is read
    And the engine ends task "C"
    And task "C" comes to be completed
    And task "D" is submitted
    And an engine works at task "D"
    And the engine ends task "A"
    And an engine works at task "B"
    And the engine ends task "B"
    And task "B" comes to be completed
    Then the answer to "B/getTask#1" has: [ASY-SESS-004(a)]
      | state    | queued        |
      | attempts | {"$length": 0} |
    And the engine of pool "P" was asked for the tasks in the order: [ASY-SESS-004(a), ASY-SESS-004(c)]
      | A | C | D | B |
    And an engine is asked for task "B" only after the step 'the engine ends task "A"' [ASY-SESS-004(b)]
    And the record of task "B" has: [ASY-SESS-004(b)]
      | state | completed |

  @ASY-SESS-004 @must
  Scenario Outline: The next turn runs after the first one <ends>
    Given a pool "P" with:
      | slots              | 2 |
      | retry.attempts_max | 1 |
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" of session "talk" is submitted
    And an engine works at task "A"
    And task "B" of session "talk" is submitted
    And <step>
    And an engine works at task "B"
    Then an engine was asked 1 times for task "B" [ASY-SESS-004(b)]

    Examples:
      | ends        | step                                      |
      | failed      | the engine fails task "A" by error-event  |
      | is canceled | task "A" is canceled                      |

  @ASY-SESS-005 @must
  Scenario: A turn counts with its admission, and a replay counts none
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" of session "talk" is submitted
    And an engine works at task "A"
    And session "talk" is read as "one"
    And task "B" of session "talk" is submitted
    And session "talk" is read as "two"
    And task "B" of session "talk" is submitted
    And session "talk" is read as "replayed"
    Then the answer to "one" has: [ASY-SESS-005(a)]
      | turns | 1 |
    And the answer to "two" has: [ASY-SESS-005(a)]
      | turns | 2 |
    And the answer to "B" has the header "Idempotency-Replayed" equal to "true" [ASY-SESS-005(c)]
    And the answer to "replayed" has: [ASY-SESS-005(c)]
      | turns | 2 |

  @ASY-SESS-005 @must
  Scenario: A turn is given back where its task ended without a piece
    Given a pool "P" with:
      | retry.attempts_max | 1 |
    And the engines of pool "P" hold every task
    When task "A" of session "talk" is submitted
    And an engine works at task "A"
    And task "B" of session "talk" is submitted
    And task "B" is canceled
    And session "talk" is read as "waiting"
    And the engine fails task "A" by http-500
    And task "A" comes to be failed
    And session "talk" is read as "failed"
    Then the answer to "waiting" has: [ASY-SESS-005(b)]
      | turns | 1 |
    And the answer to "failed" has: [ASY-SESS-005(b)]
      | turns | 0 |

  @ASY-SESS-005 @must
  Scenario: A turn that sent a piece stays counted however it ends
    Given a pool "P"
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" of session "talk" is submitted
    And reader "R" follows task "A"
    And reader "R" has frame "token"
    And task "A" is canceled
    And reader "R" has the end of the stream
    And session "talk" is read as "S"
    Then the stream of reader "R" ends with the error "CANCELED" [ASY-SESS-005(b)]
    And the answer to "S" has: [ASY-SESS-005(b)]
      | turns | 1 |

  @ASY-SESS-006 @must
  Scenario: The eighth turn is taken and the ninth refused
    Given a pool "P" with:
      | slots | 1 |
    And the engines of pool "P" hold every task
    When task "A1" of session "talk" is submitted
    And task "A2" of session "talk" is submitted
    And task "A3" of session "talk" is submitted
    And task "A4" of session "talk" is submitted
    And task "A5" of session "talk" is submitted
    And task "A6" of session "talk" is submitted
    And task "A7" of session "talk" is submitted
    And task "A8" of session "talk" is submitted
    And task "A9" of session "talk" is submitted
    And session "talk" is read as "S"
    And task "A8" is canceled
    And task "B" of session "talk" is submitted
    Then the answer to "A8/createTask" has status 202 [ASY-SESS-006(a)]
    And "A9" is refused with "SESSION_EXHAUSTED" [ASY-SESS-006(b)]
    And the answer to "S" has: [ASY-SESS-006(c)]
      | turns     | 8 |
      | turns_max | 8 |
    And the answer to "B" has status 202 [ASY-SESS-006(a)]
