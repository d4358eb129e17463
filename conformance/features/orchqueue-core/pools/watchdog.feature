Feature: Attempts that are stuck
  An attempt may take so long in all, and be silent for so long.

  @ORCH-3016 @must
  Scenario: An attempt that goes on for too long is aborted
    Given a pool "P" with:
      | timeouts.wall_ms    | 2500 |
      | timeouts.connect_ms | 2500 |
      | timeouts.idle_ms    | 2500 |
    And the engines of pool "P" send "on " every 20 ms without an end
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the engine that has task "A" hears that it is hung up
    Then the stream of reader "R" ends with the error "DECODE_TIMEOUT" [ORCH-3016(a), ORCH-3016(c)]
    And reader "R" gets at least 2 pieces [ORCH-3016(a)]
    And frame "error" of reader "R" comes at least 2490 ms after the step 'task "A" is submitted' [ORCH-3016(a)]

  @ORCH-3016 @must
  Scenario: An attempt that is silent for too long is aborted and fails once it has sent a piece
    Given a pool "P" with:
      | replicas         | 2    |
      | timeouts.idle_ms | 3000 |
    And the engines of pool "P" hold every task after:
      | one |
    When all engines of pool "P" are ready
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the engine that has task "A" hears that it is hung up
    Then the stream of reader "R" ends with the error "DECODE_TIMEOUT" [ORCH-3016(b), ORCH-3016(c)]
    And reader "R" gets the text "one" [ORCH-3016(c)]
    And an engine was asked 1 times for task "A" [ORCH-3016(c)]
    And frame "error" of reader "R" comes at least 2990 ms after the step 'task "A" is submitted' [ORCH-3016(b)]

  @ORCH-3016 @must
  Scenario: An engine that goes on in time is not silent for too long
    Given a pool "P" with:
      | timeouts.idle_ms | 3000 |
    And the engines of pool "P" give a piece every 700 ms:
      | a | b | c | d | e | f |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then the stream of reader "R" ends with "end" [ORCH-3016(b)]
    And reader "R" gets the text "abcdef" [ORCH-3016(b)]

  @ORCH-3016 @must
  Scenario: An attempt that is stuck before its first piece is tried again
    Given a pool "P" with:
      | replicas         | 2    |
      | timeouts.idle_ms | 1200 |
      | retry.base_ms    | 1    |
      | retry.cap_ms     | 1    |
    And the engines of pool "P" hold every task
    When all engines of pool "P" are ready
    And task "A" is submitted
    And an engine works at task "A"
    And an engine works at task "A" for time 2
    And the record of task "A" is read
    Then the record of task "A" has: [ORCH-3016(b), ORCH-3016(c)]
      | attempts.0.outcome    | failed         |
      | attempts.0.error_code | DECODE_TIMEOUT |
      | attempts.1.outcome    | running        |

  @ORCH-3016 @must
  Scenario: Comments of an engine are no progress
    Given a pool "P" with:
      | timeouts.idle_ms | 3000 |
    And the engines of pool "P" send "one" and then only comments
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then the stream of reader "R" ends with the error "DECODE_TIMEOUT" [ORCH-3016(d)]
    And reader "R" gets the text "one" [ORCH-3016(d)]
