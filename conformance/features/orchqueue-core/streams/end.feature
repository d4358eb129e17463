Feature: What the end says

  @ASY-STREAM-004 @must
  Scenario: The end counts pieces, and gives the engine's own counts where they differ
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "one" | " two" | " three" |
    And the engine ends task "A", having read 41 tokens and written 17
    And reader "R" has the end of the stream
    Then reader "R" gets 3 frames "token" [ASY-STREAM-004(a)]
    And the stream of reader "R" ends with "end" and: [ASY-STREAM-004(a), ASY-STREAM-004(b), ASY-STREAM-004(c)]
      | tokens_out              | 3    |
      | usage.prompt_tokens     | 41   |
      | usage.completion_tokens | 17   |
      | usage.total_tokens      | 58   |
      | finish_reason           | stop |
    And decode_ms in frame "end" of reader "R" fits in the time since "A/createTask" was asked [ASY-STREAM-004(d)]

  @ASY-STREAM-004 @must
  Scenario Outline: The end says no more than the engine did, on the wire <wire>
    Given a pool "P" with:
      | wire | <wire> |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "one" |
    And <step>
    And reader "R" has the end of the stream
    Then the stream of reader "R" ends with "end" and: [<clause>]
      | tokens_out | 1       |
      | <member>   | <value> |

    Examples:
      | wire     | step                                   | clause            | member        | value              |
      | llamacpp | the engine ends task "A" without a count  | ASY-STREAM-004(b) | usage         | {"$exists": false} |
      | llamacpp | the engine ends task "A" without a reason | ASY-STREAM-004(c) | finish_reason | unknown            |
      | llamacpp | the engine ends task "A" for want of room | ASY-STREAM-004(c) | finish_reason | length             |
      | llamacpp | the engine ends task "A"                  | ASY-STREAM-004(c) | finish_reason | stop               |

  @ASY-STREAM-009 @must
  Scenario: The record holds what the stream told
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "Grüße" | ", " | "Welt" |
    And the engine ends task "A", having read 5 tokens and written 9
    And reader "R" has the end of the stream
    And task "A" comes to be completed
    Then reader "R" gets the text "Grüße, Welt" [ASY-STREAM-009(b)]
    And the record of task "A" has: [ASY-STREAM-009(a), ASY-STREAM-009(b)]
      | output              | "Grüße, Welt" |
      | usage.prompt_tokens | 5              |
      | finish_reason       | stop           |
    And the same value stands at: [ASY-STREAM-009(b)]
      | place             | value      |
      | answer A/getTask  | body.usage |
      | frame end of R    | usage      |
    And the same value stands at: [ASY-STREAM-009(b)]
      | place             | value              |
      | answer A/getTask  | body.finish_reason |
      | frame end of R    | finish_reason      |

  @ASY-STREAM-009 @must @smoke
  Scenario: A task comes to its end, and its record has an output
    Given a pool "P"
    When task "A" is submitted
    And reader "R" follows task "A"
    And task "A" comes to be completed
    Then the record of task "A" has: [ASY-STREAM-009(a)]
      | output | {"$matches": "."} |

  @ASY-STREAM-009 @must
  Scenario: A task that nobody reads has its output, its counts and its reason
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And the engine gives task "A" the pieces:
      | "all" | " of it" |
    And the engine ends task "A" for want of room
    And task "A" comes to be completed
    Then the record of task "A" has: [ASY-STREAM-009(c)]
      | output                  | all of it |
      | usage.completion_tokens | 2         |
      | finish_reason           | length    |
      | tokens_out              | 2         |
