Feature: A session's time

  @ASY-SESS-002 @must
  Scenario: A session without work expires once its time is over
    Given a server with:
      | sessions.ttl_ms    | 1000 |
      | sessions.turns_max | 2    |
    And a pool "P"
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" of session "talk" is submitted
    And an engine works at task "A"
    And the engine ends task "A"
    And task "A" comes to be completed
    And session "talk" is read as "alive"
    And session "talk" comes to be gone as "gone"
    Then the answer to "alive" has status 200 [ASY-SESS-002(c)]
    And "gone" is refused with "SESSION_GONE" [ASY-SESS-002(c)]
    And the answer to "gone" comes at least 990 ms after the step 'the engine ends task "A"' [ASY-SESS-002(c)]
