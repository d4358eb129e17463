Feature: Attempts and their watchdog

  @ASY-STATE-005 @must
  Scenario Outline: An attempt that fails by <how> before its first piece is followed by another
    Given a pool "P" with:
      | retry.base_ms | 0 |
      | retry.cap_ms  | 0 |
    And the engines of pool "P" answer:
      | "one" | " two" |
    When the next task of pool "P" fails by <how>
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "A" comes to be completed
    Then reader "R" gets the pieces: [ASY-STATE-005(a)]
      | "one" | " two" |
    And the stream of reader "R" ends with "end" [ASY-STATE-005(a)]
    And the record of task "A" has: [ASY-STATE-005(a)]
      | attempts.#         | 2         |
      | attempts.0.outcome | failed    |
      | attempts.1.outcome | completed |
    And an engine was asked 2 times for task "A" [ASY-STATE-005(a)]

    Examples:
      | how         |
      | close       |
      | http-500    |
      | error-event |

  @ASY-STATE-005 @must
  Scenario Outline: An attempt that fails by <how> after a piece is the last
    Given a pool "P" with:
      | replicas      | 2 |
      | retry.base_ms | 0 |
      | retry.cap_ms  | 0 |
    And the engines of pool "P" hold every task after:
      | "one" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has frame "token"
    And the engine fails task "A" by <how>
    And reader "R" has the end of the stream
    And task "A" comes to be failed
    And time passes in which nothing must happen to "A"
    And the metrics are read as "M"
    Then the stream of reader "R" ends with the error "WORKER_RESET" [ASY-STATE-005(b)]
    And reader "R" gets the pieces: [ASY-STATE-005(b)]
      | "one" |
    And the record of task "A" has: [ASY-STATE-005(b)]
      | state      | failed |
      | attempts.# | 1      |
    And an engine was asked 1 times for task "A" [ASY-STATE-005(b)]
    And in "M" the metric "engine_attempts_total" has: [ASY-STATE-005(b)]
      | pool_id | {pool:P} |
      | outcome | failed   |
      | value   | 1        |

    Examples:
      | how         |
      | reset       |
      | silent-end  |
      | error-event |

  @OC-CORE-1022 @must
  Scenario: An engine that brings nothing for too long after a piece is aborted, and its slot is free
    Given a pool "P" with:
      | timeouts.idle_ms | 3000 |
    And the engines of pool "P" hold every task after:
      | "one" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And task "B" is submitted
    And reader "R" has the end of the stream
    And an engine works at task "B"
    And the record of task "A" is read
    Then the stream of reader "R" ends with the error "DECODE_TIMEOUT" [OC-CORE-1022(c)]
    And engine 1 of pool "P" is hung up on at once after frame "error" of reader "R" [OC-CORE-1022(a)]
    And frame "error" of reader "R" comes 2990 to 15000 ms after task "A" is sent [OC-CORE-1022(a)]
    And the record of task "A" has: [OC-CORE-1022(c)]
      | state      | failed |
      | attempts.# | 1      |
    And an engine was asked 1 times for task "A" [OC-CORE-1022(c)]
    And an engine was asked 1 times for task "B" [OC-CORE-1022(e)]

  @OC-CORE-1022 @must
  Scenario: An engine that goes on for too long is aborted though it is never idle
    Given a pool "P" with:
      | timeouts.wall_ms    | 2500 |
      | timeouts.idle_ms    | 2500 |
      | timeouts.connect_ms | 2500 |
    And the engines of pool "P" give a piece every 180 ms:
      | "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j" | "k" | "l" | "m" | "n" | "o" | "p" | "q" | "r" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the engine that has task "A" hears that it is hung up
    Then the stream of reader "R" ends with the error "DECODE_TIMEOUT" [OC-CORE-1022(a), OC-CORE-1022(c)]
    And reader "R" gets 1 frames "error" [OC-CORE-1022(c)]
    And frame "error" of reader "R" comes 2490 to 15000 ms after task "A" is sent [OC-CORE-1022(a)]
    And engine 1 of pool "P" is hung up on at once after frame "error" of reader "R" [OC-CORE-1022(a)]

  @OC-CORE-1022 @must
  Scenario: An attempt that the watchdog ends without a piece counts as failed and is followed by another
    Given a pool "P" with:
      | timeouts.idle_ms | 3000 |
      | retry.base_ms    | 0    |
      | retry.cap_ms     | 0    |
    And the engines of pool "P" answer:
      | "one" |
    When the next task of pool "P" fails by stall
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "A" comes to be completed
    Then the stream of reader "R" ends with "end" [OC-CORE-1022(b)]
    And reader "R" gets the pieces: [OC-CORE-1022(b)]
      | "one" |
    And the record of task "A" has: [OC-CORE-1022(b)]
      | attempts.#            | 2              |
      | attempts.0.outcome    | failed         |
      | attempts.0.error_code | DECODE_TIMEOUT |
      | attempts.1.outcome    | completed      |

  @OC-CORE-1022 @must
  Scenario: An engine that is slower in all than its idle bound, and never between two pieces, is left alone
    Given a pool "P" with:
      | timeouts.idle_ms | 2000 |
    And the engines of pool "P" give a piece every 200 ms:
      | "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j" | "k" | "l" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then the stream of reader "R" ends with "end" [OC-CORE-1022(d)]
    And frame "end" of reader "R" comes 2390 to 20000 ms after task "A" is sent [OC-CORE-1022(d)]
    And reader "R" gets the text "abcdefghijkl" [OC-CORE-1022(d)]
