Feature: What a crash leaves

  @ASY-DUR-005 @ASY-DUR-011 @ASY-DUR-013 @ASY-DUR-014 @must
  Scenario: After a kill what ended is as it was, what ran has failed, and what waited runs
    Given a server of its own
    And a pool "P"
    And the engines of pool "P" hold every task
    When task "E" is submitted
    And reader "R" follows task "E"
    And the engine gives task "E" the pieces:
      | "all" | " é👍" |
    And the engine ends task "E"
    And reader "R" has the end of the stream
    And task "A" is submitted
    And reader "S" follows task "A"
    And the engine gives task "A" the pieces:
      | "half" |
    And reader "S" has frame "token"
    And task "B" is submitted
    And task "C" is submitted
    And task "D" is submitted
    And task "C" is canceled
    And the server is killed
    And the server is started
    And reader "T" follows task "E"
    And reader "T" has the end of the stream
    And reader "U" follows task "A"
    And reader "U" has the end of the stream
    And the slot goes from task "B" to task "D"
    And the engine ends task "D"
    And task "B" comes to be completed
    And task "D" comes to be completed
    And the record of task "A" is read
    And the record of task "C" is read
    And the record of task "E" is read
    Then the readers saw the same: [ASY-DUR-014]
      | R | T |
    And the record of task "E" has: [ASY-DUR-014]
      | state  | completed |
      | output | all é👍  |
    And the record of task "A" has: [ASY-DUR-011(a)]
      | state           | failed      |
      | error.code      | INTERRUPTED |
      | error.retriable | true        |
    And the stream of reader "U" ends with "error" and: [ASY-DUR-011(b)]
      | code        | INTERRUPTED |
      | tokens_lost | true        |
    And reader "U" gets 0 frames "token" [ASY-DUR-011(b)]
    And an engine was asked 1 times for task "A" [ASY-DUR-011(c)]
    And the engine of pool "P" was asked for the tasks in the order: [ASY-DUR-013(a), ASY-DUR-013(b)]
      | E | A | B | D |
    And the record of task "C" has: [ASY-DUR-005]
      | state | canceled |
    And an engine was asked 0 times for task "C" [ASY-DUR-005]
