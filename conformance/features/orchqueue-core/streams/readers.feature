Feature: Readers of one log

  @ASY-STREAM-010 @must
  Scenario: Readers early and late, at once and after the end, see the same log
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "S" follows task "A"
    And the engine gives task "A" the pieces:
      | "one" | " é" |
    And reader "R" has 2 frames "token"
    And reader "T" follows task "A"
    And the engine gives task "A" the pieces:
      | " three" |
    And the engine ends task "A"
    And reader "R" has the end of the stream
    And reader "S" has the end of the stream
    And reader "T" has the end of the stream
    And reader "U" follows task "A"
    And reader "U" has the end of the stream
    Then the readers saw the same: [ASY-STREAM-010]
      | R | S | T | U |
    And reader "U" gets the pieces: [ASY-STREAM-010]
      | "one" | " é" | " three" |
    And the stream of reader "U" ends with "end" [ASY-STREAM-010]

  @ASY-STREAM-010 @must
  Scenario: Readers early and late see the same log of a task that was canceled
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "one" |
    And reader "R" has 1 frames "token"
    And task "A" is canceled
    And reader "R" has the end of the stream
    And reader "S" follows task "A"
    And reader "S" has the end of the stream
    Then the readers saw the same: [ASY-STREAM-010]
      | R | S |
    And the stream of reader "S" ends with the error "CANCELED" [ASY-STREAM-010]

  @ASY-STREAM-011 @must
  Scenario: A reader that hung up goes on where it was, twice
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "T" follows task "A"
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "one" |
    And reader "R" has 1 frames "token"
    And reader "R" hangs up
    And the engine gives task "A" the pieces:
      | " é" |
    And reader "S" follows task "A" from id 1
    And the engine gives task "A" the pieces:
      | " three" |
    And reader "S" has 2 frames "token"
    And reader "S" hangs up
    And reader "U" follows task "A" from id 3
    And the engine gives task "A" the pieces:
      | " four" |
    And the engine ends task "A"
    And reader "U" has the end of the stream
    And reader "T" has the end of the stream
    Then frame "token" of reader "S" has: [ASY-STREAM-011(a)]
      | $id | "2" |
    And frame "token" of reader "U" has: [ASY-STREAM-011(a)]
      | $id | "4" |
    And reader "S" gets 0 frames "started" [ASY-STREAM-011(b)]
    And reader "U" gets 0 frames "started" [ASY-STREAM-011(b)]
    And what these readers got is together the log of reader "T": [ASY-STREAM-011(c)]
      | R | S | U |

  @ASY-STREAM-011 @must
  Scenario Outline: A reader that comes after the end goes on after frame <id>
    Given a pool "P"
    And the engines of pool "P" answer:
      | "one" | " two" |
    When task "A" is submitted
    And reader "T" follows task "A"
    And reader "T" has the end of the stream
    And reader "S" follows task "A" from id <id>
    And reader "S" has the end of the stream
    Then frame "<event>" of reader "S" has: [ASY-STREAM-011(a)]
      | $id | "<next>" |
    And reader "S" gets <tokens> frames "token" [ASY-STREAM-011(a)]
    And reader "S" gets 0 frames "started" [ASY-STREAM-011(b)]
    And the readers saw the same: [ASY-STREAM-011(c)]
      | S | T |

    Examples:
      | id | event | next | tokens |
      | 0  | token | 1    | 2      |
      | 1  | token | 2    | 1      |
      | 2  | end   | 3    | 0      |

  @ASY-STREAM-012 @must
  Scenario Outline: A Last-Event-ID of <id> is no place in a log
    Given a pool "P"
    And the engines of pool "P" answer:
      | "one" |
    When task "A" is submitted
    And task "A" comes to be completed
    And the client calls streamTask as "R" with:
      | path.task_id         | {task:A}                 |
      | header.Last-Event-ID | "<id>"                   |
      | invalid              | no id of a frame is sent |
    And reader "S" follows task "A" from id 0
    And reader "S" has the end of the stream
    Then "R" is refused with "INVALID_PARAMS" [ASY-STREAM-012(a)]
    And the answer to "S" has status 200 [ASY-STREAM-012(a)]

    Examples:
      | id    |
      | abc   |
      | -1    |
      | 1.0   |
      | 1e0   |
      | 0x1   |
      | +1    |
      | 1,1   |
      | 0 1   |

  @ASY-STREAM-012 @must
  Scenario: A Last-Event-ID beyond the last frame written is refused, and the last one is not
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "one" | " two" |
    And reader "R" has 2 frames "token"
    And reader "S" follows task "A" from id 3
    And reader "T" follows task "A" from id 2
    And the engine ends task "A"
    And reader "T" has the end of the stream
    And reader "U" follows task "A" from id 4
    Then "S" is refused with "INVALID_PARAMS" [ASY-STREAM-012(b)]
    And the answer to "T" has status 200 [ASY-STREAM-012(b)]
    And frame "end" of reader "T" has: [ASY-STREAM-012(b)]
      | $id | "3" |
    And "U" is refused with "INVALID_PARAMS" [ASY-STREAM-012(b)]

  @ASY-STREAM-012 @must
  Scenario: Who has the terminal gets 204, and who has all but the terminal gets it
    Given a pool "P"
    And the engines of pool "P" answer:
      | "one" | " two" |
    When task "A" is submitted
    And task "A" comes to be completed
    And reader "R" follows task "A" from id 3
    And reader "S" follows task "A" from id 2
    And reader "S" has the end of the stream
    Then the answer to "R" has status 204 [ASY-STREAM-012(c)]
    And the answer to "R" has no body [ASY-STREAM-012(c)]
    And the stream of reader "S" ends with "end" [ASY-STREAM-012(c)]
    And the answer to "S" has status 200 [ASY-STREAM-012(c)]
