Feature: The frames of a stream

  @ORCH-2002 @ASY-STREAM-001 @must
  Scenario: A reader gets the pieces of the engine in their order
    Given a pool "P"
    And the engines of pool "P" hold every task after:
      | "Hel" | "lo" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine goes on with task "A"
    And reader "R" has the end of the stream
    Then reader "R" gets the text "Hello" [ORCH-2002(a)]
    And the stream of reader "R" is in order [ASY-STREAM-001(a), ASY-STREAM-001(b), ASY-STREAM-001(c)]
