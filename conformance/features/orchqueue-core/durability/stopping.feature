Feature: How a server stops

  @ASY-DUR-017 @must
  Scenario: A server that is asked to end takes no newcomer, and what runs ends as it would have
    Given a server of its own
    And a server with:
      | server.shutdown_grace_ms | 20000 |
    And a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And reader "R" follows task "A"
    And reader "R" has frame "started"
    And nobody calls getReadyz as "before"
    And the server is asked to end
    And the readiness comes to be answered with 503 as "Z"
    And nobody calls getHealthz as "H"
    And task "C" is submitted
    And the engine gives task "A" the pieces:
      | "one" | " two" |
    And the engine ends task "A"
    And reader "R" has the end of the stream
    And the server has ended
    Then the answer to "before" has status 200 [ASY-DUR-017(a)]
    And the answer to "Z" has status 503 [ASY-DUR-017(a)]
    And the answer to "H" has status 200 [ASY-DUR-017(a)]
    And "C" is refused with "SHUTTING_DOWN" [ASY-DUR-017(b)]
    And an engine was asked 0 times for task "C" [ASY-DUR-017(b)]
    And the answer to "B/createTask" has status 202 [ASY-DUR-017(b)]
    And reader "R" gets the pieces: [ASY-DUR-017(c)]
      | "one" | " two" |
    And the stream of reader "R" ends with "end" [ASY-DUR-017(c)]
    And nothing follows the terminal of reader "R", and its stream is closed [ASY-DUR-017(c)]
    And the server ended with 0 [ASY-DUR-017(e)]
    And the server ends within 10000 ms of signal 1 [ASY-DUR-017(e)]

  @ASY-DUR-017 @must
  Scenario: What does not end within the grace is aborted, told so, and does not hold up the server
    Given a server of its own
    And a server with:
      | server.shutdown_grace_ms | 500 |
    And a pool "P"
    And the engines of pool "P" hold every task after:
      | "one" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has frame "token"
    And the server is asked to end
    And reader "R" has the end of the stream
    And the server has ended
    Then the stream of reader "R" ends with "error" and: [ASY-DUR-017(d)]
      | code      | INTERRUPTED |
      | retriable | true        |
    And reader "R" gets the pieces: [ASY-DUR-017(d)]
      | "one" |
    And engine 1 of pool "P" is hung up on [ASY-DUR-017(d)]
    And the server ended with 0 [ASY-DUR-017(e)]
    And the server ends at least 490 ms after signal 1 [ASY-DUR-017(d)]
    And the server ends within 1750 ms of signal 1 [ASY-DUR-017(e)]

  @ASY-DUR-018 @must
  Scenario: A second signal ends the server at once
    Given a server of its own
    And a server with:
      | server.shutdown_grace_ms | 60000 |
    And a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And the server is asked to end
    And the readiness comes to be answered with 503 as "Z"
    And the server is asked to end
    And the server has ended
    Then the answer to "Z" has status 503 [ASY-DUR-018]
    And the server ends within 2000 ms of signal 2 [ASY-DUR-018]
