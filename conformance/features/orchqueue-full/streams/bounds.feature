Feature: What bounds a stream

  @ASY-STREAM-020 @must
  Scenario: A log that fits exactly completes
    Given a server with:
      | streams.stream_bytes_max        | 4096 |
      | streams.reader_buffer_bytes_max | 4096 |
    And a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" a piece that fills its log of 4096 bytes but for 0, as reader "R" sees it
    And the engine ends task "A"
    And reader "R" has the end of the stream
    Then reader "R" gets 1 frames "token" [ASY-STREAM-020(a)]
    And the stream of reader "R" ends with "end" [ASY-STREAM-020(a)]

  @ASY-CANCEL-001 @ASY-STREAM-020 @must
  Scenario: The piece that would pass the bound is not sent, and the task fails
    Given a server with:
      | streams.stream_bytes_max        | 4096 |
      | streams.reader_buffer_bytes_max | 4096 |
    And a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" a piece that fills its log of 4096 bytes but for 70, as reader "R" sees it
    And reader "R" has 1 frames "token"
    And task "B" is submitted
    And the engine gives task "A" the pieces:
      | "{text:200}" |
    And reader "R" has the end of the stream
    And an engine works at task "B"
    Then reader "R" gets 1 frames "token" [ASY-STREAM-020(b)]
    And the stream of reader "R" ends with "error" and: [ASY-STREAM-020(b), ASY-STREAM-020(c)]
      | code      | STREAM_TOO_LARGE |
      | retriable | false            |
    And engine 1 of pool "P" is hung up on at once after frame "error" of reader "R" [ASY-STREAM-020(b), ASY-CANCEL-001]
    And an engine was asked 1 times for task "B" [ASY-CANCEL-001]

  @ASY-STREAM-020 @must
  Scenario: One byte more than the bound is too much
    Given a server with:
      | streams.stream_bytes_max        | 4096 |
      | streams.reader_buffer_bytes_max | 4096 |
    And a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" a piece that fills its log of 4096 bytes but for -1, as reader "R" sees it
    And reader "R" has the end of the stream
    Then reader "R" gets 0 frames "token" [ASY-STREAM-020(b)]
    And the stream of reader "R" ends with the error "STREAM_TOO_LARGE" [ASY-STREAM-020(b), ASY-STREAM-020(c)]
    And nothing follows the terminal of reader "R", and its stream is closed [ASY-STREAM-020(c)]

  @ASY-STREAM-021 @must
  Scenario: A task that takes longer than its stream is kept can be read from its first frame while it runs
    Given a server with:
      | store.stream_retention_ms       | 1000     |
      | streams.metrics_interval_ms     | 50       |
      | streams.reader_buffer_bytes_max | 67108864 |
      | streams.stream_bytes_max        | 67108864 |
    And a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "one" |
    And 1200 ms pass
    And reader "S" follows task "A"
    And reader "S" has frame "token"
    And the engine gives task "A" the pieces:
      | " two" |
    And the engine ends task "A"
    And reader "S" has the end of the stream
    And reader "R" has the end of the stream
    Then the answer to "S" has status 200 [ASY-STREAM-021]
    And reader "S" gets the pieces: [ASY-STREAM-021]
      | "one" | " two" |
    And the readers saw the same: [ASY-STREAM-021]
      | R | S |
