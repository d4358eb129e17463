Feature: Pieces

  @ASY-STREAM-003 @must
  Scenario: Pieces count from 0 without a gap, also where an attempt failed before the first
    Given a pool "P" with:
      | retry.base_ms | 0 |
      | retry.cap_ms  | 0 |
    And the engines of pool "P" answer:
      | "a" | "b" | "c" | "d" |
    When the next task of pool "P" fails by close
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then the pieces of reader "R" count from 0 without a gap [ASY-STREAM-003]
    And reader "R" gets the pieces: [ASY-STREAM-003]
      | "a" | "b" | "c" | "d" |
    And an engine was asked 2 times for task "A" [ASY-STREAM-003]

  @ASY-STREAM-006 @must
  Scenario: Text in a piece can't forge a frame
    Given a pool "P"
    And the engines of pool "P" answer:
      | "a\\r\\nb"                                 |
      | "\\n\\n"                                   |
      | "\\r"                                      |
      | "data: x\\n\\n"                            |
      | "\\n\\nevent: end\\nid: 9\\ndata: {}\\n\\n" |
      | "id: 7"                                    |
      | ": comment\\u2028\\u0085"                  |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the client calls streamTask as "S" with:
      | path.task_id | {task:A} |
    Then reader "R" gets the pieces: [ASY-STREAM-006]
      | "a\\r\\nb"                                 |
      | "\\n\\n"                                   |
      | "\\r"                                      |
      | "data: x\\n\\n"                            |
      | "\\n\\nevent: end\\nid: 9\\ndata: {}\\n\\n" |
      | "id: 7"                                    |
      | ": comment\\u2028\\u0085"                  |
    And the stream of reader "R" is in order [ASY-STREAM-006]
    And "S" is 9 whole frames, byte for byte [ASY-STREAM-006]

  @ASY-STREAM-007 @must
  Scenario Outline: Each event of the engine is one piece, where its bytes come <how>
    Given a pool "P"
    And the engines of pool "P" send <how>:
      | "héllo" | "" | " 👍🏽" | "\\n" | " 日本" | "é" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then reader "R" gets the pieces: [ASY-STREAM-007(a), ASY-STREAM-007(b), ASY-STREAM-007(c)]
      | "héllo" | " 👍🏽" | "\\n" | " 日本" | "é" |
    And the pieces of reader "R" count from 0 without a gap [ASY-STREAM-007(b)]
    And the stream of reader "R" ends with "end" and: [ASY-STREAM-007(b)]
      | tokens_out | 5 |

    Examples:
      | how          |
      | byte by byte |
      | all at once  |

  @ASY-STREAM-008 @must
  Scenario: A piece reaches the reader while the engine still holds back the next one
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "one" |
    And reader "R" has 1 frames "token"
    And the engine gives task "A" the pieces:
      | " two" |
    And reader "R" has 2 frames "token"
    And the engine gives task "A" the pieces:
      | " three" |
    And the engine ends task "A"
    And reader "R" has the end of the stream
    Then reader "R" gets piece 1 before the engine of pool "P" sends piece 2 [ASY-STREAM-008]
    And reader "R" gets piece 2 before the engine of pool "P" sends piece 3 [ASY-STREAM-008]
    And reader "R" gets the text "one two three" [ASY-STREAM-008]
