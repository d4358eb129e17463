Feature: Quiet streams

  @ASY-STREAM-001 @ASY-STREAM-015 @must
  Scenario: A quiet stream is kept alive by comments, which are no part of the log
    Given a server with:
      | streams.heartbeat_ms            | 100      |
      | streams.metrics_interval_ms     | 250      |
      | streams.reattach_grace_ms       | 400      |
      | streams.reader_buffer_bytes_max | 65536    |
      | streams.stream_bytes_max        | 67108864 |
    And a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has 1 comments
    And the engine gives task "A" the pieces:
      | "one" |
    And reader "R" has 3 comments
    And the engine gives task "A" the pieces:
      | " two" |
    And the engine ends task "A"
    And reader "R" has the end of the stream
    And reader "S" follows task "A"
    And reader "S" has the end of the stream
    Then reader "R" gets at least 3 comments, one every 100 ms [ASY-STREAM-015(a)]
    And the stream of reader "R" is in order [ASY-STREAM-015(b)]
    And the readers saw the same: [ASY-STREAM-015(b)]
      | R | S |
    And nothing follows the terminal of reader "R", and its stream is closed [ASY-STREAM-001(d)]
